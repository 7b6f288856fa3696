"""The pages: health, metrics, and the door that Telegram knocks at."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from web.health import Figures, report

_log = structlog.stdlib.get_logger()

_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  The name of the header.
_LARGEST = 1_000_000  # Bytes. Telegram's own updates stay far below.
_PATIENCE = 5  # Seconds that the figures may take before the storage counts as away.
_FRESH = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Webhook:
    """How updates arrive by webhook."""

    path: str
    """As in the address Telegram was given: `/telegram/` and one word."""
    secret: str = field(repr=False)
    """What Telegram repeats in its header."""
    receive: Callable[[bytes], Awaitable[bool]]
    """Takes the body of one update. True once its effect is committed (or it can never have one); False when
    Telegram is to send it again."""


def create(
    *,
    figures: Callable[[], Awaitable[Figures]],
    metrics: Callable[[], Awaitable[tuple[bytes, str]]],
    webhook: Webhook | None = None,
) -> Starlette:
    """The application.

    Args:
        figures: how far the program has come, asked for at every /healthz.
        metrics: the page of /metrics and its content type.
        webhook: None with polling; there is no such door then.
    """

    async def healthz(_request: Request) -> Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                known = await figures()
        except Exception as error:  # noqa: BLE001  Whatever keeps the figures away keeps the bot from working.
            _log.exception("health-unknown")
            unknown = {"status": "behind", "failure": type(error).__name__}
            return JSONResponse(unknown, 503, headers=_FRESH)
        well, answer = report(known)
        return JSONResponse(answer, 200 if well else 503, headers=_FRESH)

    async def show_metrics(_request: Request) -> Response:
        content, media_type = await metrics()
        return Response(content, headers={"Content-Type": media_type, **_FRESH})

    routes = [Route("/healthz", healthz), Route("/metrics", show_metrics)]
    if webhook is not None:
        routes.append(Route(webhook.path, _door(webhook), methods=["POST"]))
    return Starlette(routes=routes)


def _door(webhook: Webhook) -> Callable[[Request], Awaitable[Response]]:
    secret = webhook.secret.encode()

    async def take_update(request: Request) -> Response:
        # The header is compared before the body is read, and in a time that tells nothing about the secret.
        if not hmac.compare_digest(request.headers.get(_SECRET, "").encode(), secret):
            _log.warning("webhook-refused", status=403)
            return Response(status_code=403)
        body = await _read(request)
        if body is None:
            _log.warning("webhook-refused", status=413)
            return Response(status_code=413, headers={"Connection": "close"})
        return Response(status_code=200 if await webhook.receive(body) else 503)

    return take_update


async def _read(request: Request) -> bytes | None:
    """The body, or None when it is too large, whatever its header says."""
    announced = request.headers.get("Content-Length", "0")
    if announced.isdigit() and int(announced) > _LARGEST:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            return None
    return bytes(body)
