"""The calendar feed: what is behind a member's private address. The address is its only key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from rules.calendar import digest
from rules.ids import CommunityId
from screens import calendar as screens
from screens.texts import Texts
from screens.texts.communities import Wording
from storage.db import Database, Tx
from storage.views import calendar as views

_MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_KEPT: Final = "private, max-age=900"
"""For a quarter of an hour whoever asked may keep the answer, and nobody on the way."""


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    tag: str
    changed_at: datetime | None


def pages(db: Database, wording: Wording, now: Callable[[], datetime], public_url: str) -> list[Route]:
    """The feed, and the way to it for phones that subscribe by themselves."""

    async def feed(request: Request) -> Response:
        changed = await wording.changed()
        page = await db.read(_page, wording.shipped, changed, request.path_params["token"], now())
        if page is None:
            return _not_found()
        headers = {"ETag": page.tag, "Cache-Control": _KEPT}
        if page.changed_at is not None:
            headers["Last-Modified"] = format_datetime(page.changed_at, usegmt=True)
        if _has(request.headers.get("If-None-Match", ""), page.tag):
            return Response(status_code=304, headers=headers)
        return Response(page.content, headers={"Content-Type": _MEDIA_TYPE, **headers})

    async def subscribe(request: Request) -> Response:
        token = request.path_params["token"]
        if await db.read(views.feed, digest(token), now()) is None:
            return _not_found()
        # Buttons in Telegram open https addresses only; this one makes the calendar open.
        there = f"webcal://{public_url.partition('://')[2]}/calendar/{token}.ics"
        return RedirectResponse(there, 302, headers={"Cache-Control": "no-store"})

    return [Route("/calendar/{token}.ics", feed), Route("/calendar/{token}", subscribe)]


def _page(
    tx: Tx, shipped: Texts, changed: Mapping[CommunityId, Texts], token: str, now: datetime
) -> _Page | None:
    """Read and written on a worker thread; None for an address that nobody has."""
    found = views.feed(tx, digest(token), now)
    if found is None:
        return None
    content = screens.feed(found, changed.get(found.community.id, shipped))
    return _Page(
        content,
        f'"{sha256(content).hexdigest()[:32]}"',
        max((one.stamp for one in found.entries), default=None),
    )


def _not_found() -> Response:
    """The same for an address that never was, one that was turned off, and one of somebody who left."""
    return PlainTextResponse("Not Found", 404, headers={"Cache-Control": "no-store"})


def _has(wanted: str, tag: str) -> bool:
    """Whether If-None-Match names this version."""
    known = {one.strip().removeprefix("W/") for one in wanted.split(",")}
    return tag in known or "*" in known
