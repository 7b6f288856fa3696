"""The page on which anybody who has the code of a certificate checks it. It says no more than the paper."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rules.certificate_codes import grouped, read_code
from rules.certificates import Ending
from screens import dates
from screens.certificates import paper
from screens.texts import Texts
from storage.db import Database
from storage.views import certificates as views
from storage.views.certificates import Printed

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER: Final = Path(__file__).parent / "pages"
_LONGEST: Final = 40
"""What is shown again of what somebody typed, in characters."""
_AT_ONCE: Final = 60
_A_SECOND: Final = 10
"""Guessing a code of 55 bits is hopeless at any rate; this keeps a flood of guesses from the database."""


def pages(db: Database, texts: Texts, monotonic: Callable[[], float]) -> list[Route]:
    """The form, and what is known of a code. `monotonic` counts seconds."""
    bucket = _Bucket(monotonic)

    async def ask(request: Request) -> Response:
        typed = request.query_params.get("code", "").strip()[:_LONGEST]
        action = _action(request)
        if not typed:
            return _answer("ask", action)
        code = read_code(typed)
        if code is None:
            return _answer("unknown", action, {"typed": typed}, 404)
        # An address that can be kept and shown, whatever way the code was typed.
        there = f"{action}/{quote(grouped(code))}"
        return RedirectResponse(there, 303, headers=_HEADERS)

    async def check(request: Request) -> Response:
        typed = request.path_params["code"][:_LONGEST]
        if not typed:
            # A proxy that passes on "/verify/" adds the slash to "/verify".
            return await ask(request)
        action = _action(request)
        if not bucket.take():
            return _answer("busy", action, {}, 429, {"Retry-After": "60"})
        found = await db.read(views.by_code, typed)
        if found is None:
            gone = await db.read(views.gone, typed)
            if gone is not None:
                return _answer("gone", action, {"code": grouped(gone.code)}, 410)
            return _answer("unknown", action, {"typed": typed}, 404)
        state, shown = _told(found, texts)
        return _answer(state, action, shown)

    return [Route(paper.VERIFY, ask), Route(f"{paper.VERIFY}/{{code:path}}", check)]


def _action(request: Request) -> str:
    """Where the form leads: relative, so that it holds under whatever path a proxy has put these pages."""
    deep: int = request.scope["raw_path"].count(b"/") - 1
    return "../" * deep + "verify"


def _told(found: Printed, texts: Texts) -> tuple[str, dict[str, Any]]:
    certificate = found.certificate
    if certificate.ended_at is None:
        return "valid", {"shown": paper.public(found, texts)}
    # What it said is not so any more, and why is between the member and the organisers.
    state = "replaced" if certificate.ending is Ending.REPLACED else "ended"
    ended = dates.day_of(certificate.ended_at, found.community.zone)
    return state, {"ended": ended, "code": grouped(certificate.code)}


def _answer(
    state: str,
    action: str,
    shown: Mapping[str, Any] = MappingProxyType({}),
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    title = shown["shown"].heading if "shown" in shown else "Check a certificate"
    words = {
        "state": state,
        "title": title,
        "style": _style(),
        "typed": "",
        "action": action,
        **shown,
    }
    html = _template().render(words)
    return HTMLResponse(html, status, headers={**_HEADERS, **_policy(), **headers})


_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


@cache
def _template() -> "Template":
    # The library takes its time to load, and many a process never shows the page.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
    return found.get_template("verify.html")


@cache
def _style() -> Any:
    from markupsafe import Markup

    return Markup((_FOLDER / "verify.css").read_text(encoding="utf-8"))  # noqa: S704  A file of ours.


@cache
def _policy() -> dict[str, str]:
    """Nothing but the page's own style is taken, from nowhere."""
    style = b64encode(sha256(str(_style()).encode()).digest()).decode()
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none';"
            " frame-ancestors 'none'"
        )
    }


class _Bucket:
    """Lets so many a second through, and as many more at once as have been saved up."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._left = float(_AT_ONCE)
        self._seen = monotonic()

    def take(self) -> bool:
        now = self._monotonic()
        self._left = min(_AT_ONCE, self._left + (now - self._seen) * _A_SECOND)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
