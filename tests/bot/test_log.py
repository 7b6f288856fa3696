"""The log holds no names, no ids of people and no words of theirs, whoever logs them, at any level."""

import ast
import io
import json
import logging
import sys
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
        int("CANARY")
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
        int("CANARY")
    except ValueError:
        logging.getLogger("telegram.ext").exception("Update %s of %s", "CANARY", "Chidi")
    (line,) = _lines(stream)
    del line["time"]
    (cause,) = line.pop("exception")
    assert line == {"level": "error", "logger": "telegram.ext", "event": "from-a-library"}
    assert cause["type"] == "builtins.ValueError"
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
    logging.getLogger("asyncio").exception("CANARY")  # noqa: LOG004
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


_LEVELS = ("debug", "info", "warning", "error", "exception", "critical")


def _is_logger(node):
    match node:
        case ast.Name(id="_log" | "log" | "_logger" | "logger"):
            return True
        case ast.Call(func=ast.Attribute(attr="get_logger" | "getLogger" | "bind")):
            return True
    return False


def _log_calls():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in _LEVELS:
                        if _is_logger(value):
                            yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_every_event_in_the_code_is_written_out_and_its_fields_are_known():
    calls = list(_log_calls())
    assert calls, "no call of a logger was found; has its name changed?"
    known = log.WORDS | log.FIGURES | {"exc_info"}
    for place, call in calls:
        (event,) = call.args
        assert isinstance(event, ast.Constant), f"{place}: write the event out"
        assert log.EVENT.fullmatch(event.value), f"{place}: an event is words of a-z with hyphens between"
        strange = {field.arg for field in call.keywords} - known
        assert not strange, (
            f"{place}: {strange} is left out of the log, unless bot/log.py lists it as harmless"
        )


def test_no_traceback_is_printed_past_the_log():
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            assert not names & {"print_exc", "print_exception", "format_exc", "format_exception"}, file
