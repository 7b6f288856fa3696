"""The log holds no names, no ids of people and no words of theirs, whoever logs them and at whatever level."""

import ast
import io
import json
import logging
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
import structlog

from bot import config, log

ROOT = Path(__file__).parents[2]
PACKAGES = ("actions", "bot", "handlers", "reports", "rules", "screens", "storage", "web")

# Whatever is planted holds one of these.
CANARIES = ("CANARY", "Chidi", "7012345678")


@pytest.fixture
def configured(monkeypatch):
    """Configures the log and gives what was written; afterwards logging is as it was."""
    root = logging.getLogger()
    was = root.handlers[:], root.level
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))

    def _configured(level="debug", form="json"):
        stream = io.StringIO()
        log.configure(config.Log(level=level, format=form), stream)
        return stream

    yield _configured
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = was
    for package in PACKAGES:
        logging.getLogger(package).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def _lines(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_json_object_a_line(configured):
    stream = configured()
    structlog.get_logger("bot.sender").warning(
        "notice-failed", kind="session-moved", attempts=3, seconds=0.25
    )
    (line,) = _lines(stream)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "bot.sender",
        "event": "notice-failed",
        "kind": "session-moved",
        "attempts": 3,
        "seconds": 0.25,
    }


def test_text_is_for_reading(configured):
    stream = configured(form="text")
    try:
        raise ValueError("CANARY")
    except ValueError:
        structlog.get_logger("bot.ticks").exception("due-work-failed", kind="offer-lapses")
    first, kind, place = stream.getvalue().splitlines()
    assert first.endswith(" error    bot.ticks: due-work-failed kind=offer-lapses")
    assert kind == "    builtins.ValueError"
    assert place.strip().endswith(" test_text_is_for_reading")


def test_the_level_holds_for_our_events(configured):
    stream = configured(level="warning")
    structlog.get_logger("bot.intake").info("update-handled")
    structlog.get_logger("bot.intake").warning("poll-failed")
    assert [line["event"] for line in _lines(stream)] == ["poll-failed"]


def test_configured_twice_a_line_is_written_once(configured):
    configured()
    stream = configured()
    structlog.get_logger("bot").info("bot-started")
    assert len(_lines(stream)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Chidi"},
        {"user_id": 7012345678},
        {"kind": "CANARY from a member"},
        {"kind": 7012345678},
        {"kind": {"CANARY": 1}},
        {"count": 7012345678},
        {"count": -7012345678},
        {"seconds": "CANARY"},
        {"seconds": [7012345678]},
        {"stack_info": "CANARY"},
        {"positional_args": ("CANARY",)},
    ],
)
def test_only_known_fields_with_plain_values_are_written(configured, fields):
    stream = configured()
    structlog.get_logger("bot").info("update-handled", **fields)
    structlog.get_logger("bot").bind(**fields).info("update-handled")
    assert len(_lines(stream)) == 2
    assert not any(canary in stream.getvalue() for canary in CANARIES)


@pytest.mark.parametrize("event", ["Chidi", "CANARY said hello", "hello 7012345678", 7012345678])
def test_an_event_that_is_no_name_of_ours_is_hidden(configured, event):
    stream = configured()
    structlog.get_logger("bot").error(event)
    (line,) = _lines(stream)
    assert line["event"] == "[hidden]"


def test_of_a_library_only_name_level_and_exception_remain(configured):
    stream = configured()
    try:
        raise RuntimeError("CANARY")
    except RuntimeError:
        logging.getLogger("telegram.ext").exception("Update %s of %s", "CANARY", "Chidi")
    (line,) = _lines(stream)
    del line["time"]
    (cause,) = line.pop("exception")
    assert line == {"level": "error", "logger": "telegram.ext", "event": "from-a-library"}
    assert cause["type"] == "builtins.RuntimeError"
    assert "test_of_a_library_only_name_level_and_exception_remain" in cause["at"][0]


def test_every_cause_is_named_and_a_circle_ends(configured):
    stream = configured()
    first, second, third = ValueError("CANARY"), KeyError("CANARY"), OSError("CANARY")
    first.__cause__ = second
    second.__context__ = third
    third.__cause__ = first
    group = ExceptionGroup("CANARY", [first])
    structlog.get_logger("bot").error("handler-failed", exc_info=group)
    (line,) = _lines(stream)
    assert [cause["type"] for cause in line["exception"]] == [
        "builtins.ExceptionGroup",
        "builtins.ValueError",
        "builtins.KeyError",
        "builtins.OSError",
    ]
    assert "CANARY" not in stream.getvalue()


def test_an_exception_logged_where_there_is_none(configured):
    stream = configured()
    logging.getLogger("asyncio").exception("CANARY")
    structlog.get_logger("bot").exception("handler-failed")
    assert len(_lines(stream)) == 2


def test_a_record_that_cannot_be_written_is_not_printed_instead(configured, capsys):
    class Unprintable:
        def __str__(self):
            raise ValueError("CANARY")

    stream = configured()
    logging.getLogger("aiohttp").error(Unprintable())
    assert _lines(stream) == [{"event": "line-lost", "logger": "aiohttp", "level": "error"}]
    assert capsys.readouterr() == ("", "")


HOSTILE = """
import asyncio, logging, os, sys, threading, warnings
import sqlalchemy as sa, structlog
from aiohttp import ClientSession, web
from telegram import Bot, Update
from telegram.ext import Application
from bot import config, log
from bot.http import AiohttpRequest

log.configure(config.Log(level="debug", format=sys.argv[1]))
logging.getLogger().setLevel(logging.DEBUG)  # As if somebody wanted to hear everything.
for name in ("telegram", "httpx", "httpcore", "aiohttp", "asyncio", "sqlalchemy.engine"):
    logging.getLogger(name).setLevel(logging.DEBUG)

TOKEN = "7012345678:CANARY-token"
ANSWERS = {
    "getMe": {"id": 7012345678, "is_bot": True, "first_name": "CANARY", "username": "CANARY_bot"},
    "sendMessage": {"message_id": 1, "date": 0, "chat": {"id": 7012345678, "type": "private"}, "text": "CANARY"},
}

async def answer(request):
    method = request.path.rsplit("/", 1)[1]
    return web.json_response({"ok": True, "result": ANSWERS[method]})

async def fail(update, context):
    raise ValueError(f"CANARY {update}")

async def main():
    server = web.Application()
    server.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    bot = Bot(TOKEN, base_url=address, request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    app = Application.builder().bot(bot).updater(None).build()
    from telegram.ext import TypeHandler
    app.add_handler(TypeHandler(Update, fail))
    async with app:
        await bot.send_message(7012345678, "CANARY")
        await app.process_update(Update.de_json({"update_id": 1, "message": {
            "message_id": 1, "date": 0, "chat": {"id": 7012345678, "type": "private", "first_name": "Chidi"},
            "from": {"id": 7012345678, "is_bot": False, "first_name": "Chidi"}, "text": "CANARY"}}, bot))
    async with ClientSession() as session:
        await (await session.get(f"{address}{TOKEN}/getMe")).read()
        await (await session.get(f"{address}{TOKEN}/CANARY")).read()  # The server fails, and logs it.

    async def lost():
        raise RuntimeError("CANARY")
    task = asyncio.create_task(lost())
    await asyncio.sleep(0)
    del task
    await runner.cleanup()

asyncio.run(main(), debug=True)

engine = sa.create_engine("sqlite://", echo=False)
with engine.connect() as connection:
    try:
        connection.execute(sa.text("INSERT INTO missing VALUES (:words)"), {"words": "CANARY"})
    except sa.exc.OperationalError:
        structlog.get_logger("bot.ticks").exception("due-work-failed", kind="offer-lapses")

class Sour:
    def __del__(self):
        raise ValueError("CANARY")
Sour()
warnings.warn("CANARY")

def thread():
    raise ValueError("CANARY")
one = threading.Thread(target=thread, name="CANARY")
one.start()
one.join()
raise SystemError("CANARY")
"""


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_canary_gets_out_of_a_program_that_logs_everything(tmp_path, form):
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-c", textwrap.dedent(HOSTILE), form],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    for canary in CANARIES:
        assert canary not in ran.stderr
    # What was to be heard was heard.
    for heard in (
        "due-work-failed",
        "sqlalchemy.exc.OperationalError",
        "program-crashed",
        "thread-crashed",
        "destructor-failed",
        "telegram.ext",
        "aiohttp.server",
        "asyncio",
        "py.warnings",
        "builtins.RuntimeError",
    ):
        assert heard in ran.stderr, heard
    if form == "json":
        assert all(isinstance(json.loads(line), dict) for line in ran.stderr.splitlines())


def _log_calls():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id="_log" | "log"), attr=level)) if (
                        level
                        in (
                            "debug",
                            "info",
                            "warning",
                            "error",
                            "exception",
                            "critical",
                        )
                    ):
                        yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_every_event_in_the_code_is_written_out_and_its_fields_are_known():
    calls = list(_log_calls())
    assert calls, "no call of a logger was found; has its name changed?"
    for place, call in calls:
        assert len(call.args) == 1, place
        assert isinstance(call.args[0], ast.Constant), f"{place}: write the event out"
        assert log.EVENT.fullmatch(call.args[0].value), (
            f"{place}: an event is two words or more, with hyphens"
        )
        for field in call.keywords:
            assert field.arg in log.WORDS | log.FIGURES | {"exc_info"}, (
                f"{place}: {field.arg} would not be written; if it can hold nothing of a person, list it in bot/log.py"
            )


def test_every_logger_is_of_the_kind_that_is_filtered():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            prints = [
                node.lineno
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute)
                and node.attr in ("print_exc", "print_exception", "format_exc")
            ]
            assert not prints, f"{file}: a printed traceback holds messages; log it with exc_info"
