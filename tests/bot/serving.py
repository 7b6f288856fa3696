"""A server for one test that says back what arrives."""

import contextlib

from aiohttp import web
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.http import AiohttpRequest

TOKEN = "1000:pretend-token"
BACKENDS = [AiohttpRequest, HTTPXRequest]


def data_of(**parameters):
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


@contextlib.asynccontextmanager
async def served(handler):
    """A server on loopback whose every path goes to `handler`; gives the address of a bot's method."""
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{rest:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/bot{TOKEN}/method"
    finally:
        await runner.cleanup()


def answer(result):
    return web.json_response({"ok": True, "result": result})
