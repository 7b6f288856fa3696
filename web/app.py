"""The pages: health, metrics, and the door that Telegram knocks at."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from web.health import Figures, report

_log = structlog.stdlib.get_logger()

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  The name of the header.
_LARGEST = 1_000_000  # Bytes. Telegram's own updates stay far below.
_FRESH = {"Cache-Control": "no-store"}

Receive = Callable[[bytes], Awaitable[bool]]
"""Takes the body of one update. True once its effect is committed, or when it can never have one; False when
Telegram is to send it again."""


class Watched(Protocol):
    """The running program, as far as it may be looked at from outside."""

    def figures(self) -> Figures: ...

    def page(self) -> tuple[bytes, str]:
        """What Prometheus reads, and its content type."""
        ...


def create(
    watched: Watched,
    *,
    webhook_path: str = "",
    secret_token: str = "",
    receive: Receive | None = None,
    pages: Sequence[Route] = (),
) -> Starlette:
    """The application.

    Args:
        watched: asked at every /healthz and /metrics.
        webhook_path: `/telegram/` and a word, as in the address Telegram was given; empty with polling, and
            there is no such door then.
        secret_token: what Telegram repeats in its header. Without it the door is not opened.
        receive: what to do with an update.
        pages: what else is served, each noun's own.

    Raises:
        ValueError: a path without a secret or without `receive`.
    """

    async def healthz(_request: Request) -> Response:
        well, answer = report(watched.figures(), polling=not webhook_path)
        return JSONResponse(answer, 200 if well else 503, headers=_FRESH)

    async def metrics(_request: Request) -> Response:
        content, media_type = watched.page()
        return Response(content, headers={"Content-Type": media_type, **_FRESH})

    routes = [Route("/healthz", healthz), Route("/metrics", metrics), *pages]
    if webhook_path:
        if not secret_token or receive is None:
            raise ValueError("A webhook needs a secret token and somebody to receive its updates.")
        routes.append(Route(webhook_path, _door(secret_token, receive), methods=["POST"]))
    return Starlette(routes=routes)


def _door(secret_token: str, receive: Receive) -> Callable[[Request], Awaitable[Response]]:
    secret = secret_token.encode()

    async def take_update(request: Request) -> Response:
        # The header is compared before the body is read, and in a time that tells nothing about the secret.
        if not hmac.compare_digest(request.headers.get(_SECRET_HEADER, "").encode(), secret):
            _log.warning("webhook-refused", status=403)
            return Response(status_code=403)
        body = await _read(request)
        if body is None:
            _log.warning("webhook-refused", status=413)
            return Response(status_code=413, headers={"Connection": "close"})
        return Response(status_code=200 if await receive(body) else 503)

    return take_update


async def _read(request: Request) -> bytes | None:
    """The body, or None when it is too large, whatever its header says."""
    announced = request.headers.get("Content-Length", "0")
    if announced.isdecimal() and int(announced) > _LARGEST:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            return None
    return bytes(body)
