"""Serves the pages within the bot's own event loop."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import structlog
import uvicorn
from starlette.types import ASGIApp

_log = structlog.stdlib.get_logger()

_FINISH_SECONDS = 10
"""How long a request that has begun may take once the server is to stop."""


class CannotListenError(Exception):
    """The address is taken, or is none of this machine. Its text says what to do."""


class Server:
    """One listening socket and the application behind it."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        """`port` 0 takes any free one."""
        self.host = host
        self.port = port
        """Once started, the port that is listened on."""
        self._task: asyncio.Task[None] | None = None
        self._server = _Server(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_FINISH_SECONDS,
            )
        )

    async def start(self) -> None:
        """Listen, and serve from now on.

        Raises:
            CannotListenError: the address cannot be had; nothing was started.
        """
        listening = _bound(self.host, self.port)
        self.port = listening.getsockname()[1]
        self._task = asyncio.create_task(self._server.serve([listening]), name="web")
        self._task.add_done_callback(_ended)
        started = asyncio.ensure_future(self._server.ready.wait())
        await asyncio.wait({self._task, started}, return_when=asyncio.FIRST_COMPLETED)
        started.cancel()
        if self._task.done():
            self._task.result()

    async def stop(self) -> None:
        """Take no new requests and finish those that have begun. Raises what made serving fail, if it did."""
        if self._task is not None:
            self._server.should_exit = True
            await self._task


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the bot, which also stops everything else."""
        yield


def _ended(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (fault := task.exception()) is not None:
        _log.critical("part-failed", part="web", exc_info=fault)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListenError(_refusal(host, port, error)) from error
    try:
        # A restart need not wait until the connections of the last run have been forgotten.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(2048)
        found.setblocking(False)
    except OSError as error:
        found.close()
        raise CannotListenError(_refusal(host, port, error)) from error
    return found


def _refusal(host: str, port: int, error: OSError) -> str:
    reason = (error.strerror or "no reason is known").lower()
    return (
        f"[web] host and port: cannot listen on {host}, port {port}: {reason}. "
        "Stop what uses that address, or choose another host or port."
    )
