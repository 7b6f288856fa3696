"""Serves the pages within the bot's own event loop."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

_FINISH_SECONDS = 10
"""How long a request that has begun may take once the server is to stop."""


class CannotListenError(Exception):
    """The address is taken, or is none of this machine. Its text says what to do."""


class WebServer:
    """One listening socket and the application behind it.

    The socket is bound when this is made, so that an address that cannot be had is known before anything
    else is started, and so that `port` is known.
    """

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        """Bind `host` and `port`; port 0 takes any free one.

        Raises:
            CannotListenError: nothing was bound.
        """
        self._socket = _bound(host, port)
        self.host = host
        self.port: int = self._socket.getsockname()[1]
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

    async def serve(self) -> None:
        """Serve until `stop`; then finish the requests that have begun."""
        await self._server.serve([self._socket])

    def stop(self) -> None:
        """Take no new requests."""
        self._server.should_exit = True

    def close(self) -> None:
        """Give the address back without having served."""
        self._socket.close()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the bot, which also stops everything else."""
        yield


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListenError(_refusal(host, port, error)) from error
    try:
        # A restart need not wait until the connections of the last run have been forgotten.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(2048)
    except OSError as error:
        found.close()
        raise CannotListenError(_refusal(host, port, error)) from error
    found.setblocking(False)
    return found


def _refusal(host: str, port: int, error: OSError) -> str:
    reason = (error.strerror or "no reason is known").lower()
    return (
        f"[web] host and port: cannot listen on {host}, port {port}: {reason}. "
        "Stop what uses that address, or choose another host or port."
    )
