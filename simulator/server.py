"""The HTTP server: the Bot API, its files, and the page with what it needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from simulator.bot_api import envelope
from simulator.control import Control
from simulator.incoming import read_params
from simulator.refusals import Refused

if TYPE_CHECKING:
    from simulator.pretend import Simulator

PAGE = Path(__file__).with_name("page")
LARGEST = 64 * 2**20
PATIENCE = 0.5
"""Seconds that requests under way are given when the server closes."""


class Server:
    """One listening address of a simulator."""

    def __init__(self, simulator: "Simulator") -> None:
        self._simulator = simulator
        self._api = simulator.api
        self._runner: web.AppRunner | None = None

    async def open(self, host: str, port: int) -> str:
        """Starts to listen and returns the root address; port 0 chooses a free one."""
        app = web.Application(client_max_size=LARGEST)
        token = self._simulator.token
        app.router.add_route("*", f"/bot{token}/{{method}}", self._call)
        app.router.add_get(f"/file/bot{token}/{{path:.+}}", self._file)
        app.router.add_route("*", "/bot{token}/{method}", _wrong_token)
        Control(self._simulator).add_to(app)
        app.router.add_get("/", _page)
        app.router.add_get(r"/{name:[a-z]+\.(html|js|css|svg)}", _page)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=PATIENCE, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{bound}"

    async def close(self) -> None:
        """Stops listening and ends what is still open."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _call(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = request.headers
        try:
            given = read_params(request.query_string, headers.get("Content-Type", ""), body)
        except Refused as refused:
            return _json(refused.code, envelope(refused))
        answer = await self._api.answer(request.match_info["method"], given)
        if answer is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return _json(*answer)

    async def _file(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        for stored in self._simulator.world.files.values():
            if stored.path == path:
                return web.Response(body=stored.data, content_type=stored.mime)
        return _json(404, envelope(Refused("Not Found", 404)))


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/json")


async def _wrong_token(_: web.Request) -> web.Response:
    return _json(401, envelope(Refused("Unauthorized", 401)))


async def _page(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info.get("name", "index.html")
    if not path.is_file():
        raise web.HTTPNotFound(text="There is no such page. The page is at /.")
    # A browser asks again each time, so that a changed page is never mixed with an old one.
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
