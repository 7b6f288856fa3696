"""The log: lines on standard error that hold no names, no ids of people and no words of theirs.

Nothing is written that is not known to be harmless. An event is a name of ours (`due-work-failed`) with
fields of a short list. Of what other libraries log, only who, how bad and which exception remain:
python-telegram-bot logs whole updates, HTTP clients addresses that hold the token, SQLAlchemy's errors the
values of a row.
"""

import logging
import re
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO, cast

import orjson
import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, ExcInfo, WrappedLogger

from bot import sections

EVENT = re.compile(r"[a-z]+(-[a-z]+)*")
"""What an event is called. A test sees to it that each is written out in the code."""

WORDS = frozenset(
    {
        "duty",
        "failure",
        "format",
        "kind",
        "method",
        "mode",
        "outcome",
        "part",
        "refusal",
        "signal",
        "state",
        "storage",
        "variable",
        "verb",
        "version",
    }
)
"""Fields whose value is a word of the program: the name of a kind, a state, a class."""

FIGURES = frozenset(
    {
        "attempts",
        "claimed",
        "count",
        "failed",
        "in_flight",
        "late",
        "port",
        "queued",
        "retry_after",
        "seconds",
        "status",
        "waiting",
    }
)
"""Fields whose value is a count, a port or a number of seconds."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}|\d+(\.\d+)+")
_IDS_BEGIN = 1_000_000  # No figure of ours grows this large; hardly an id at Telegram is this small.
_HIDDEN = "[hidden]"
_FRAMES = 30
_CAUSES = 8

_OWN = ("actions", "bot", "handlers", "reports", "rules", "screens", "storage", "web", "__main__")


def configure(settings: sections.Log, stream: TextIO | None = None) -> None:
    """Send everything that is logged, by whomever, through this module to `stream` (standard error).

    May be called again. Other libraries are heard from WARNING on, at every level of ours.
    """
    handler = _Lines(stream or sys.stderr)
    handler.setFormatter(
        ProcessorFormatter(
            processors=[
                structlog.processors.ExceptionRenderer(cast(Any, _causes)),
                _harmless,
                _as_json if settings.format == "json" else _as_text,
            ],
            use_get_message=False,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for package in _OWN:
        logging.getLogger(package).setLevel(settings.level.upper())
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    # What Python itself would print holds messages and lines of source.
    logging.captureWarnings(capture=True)
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_crashed


class _Lines(logging.StreamHandler[TextIO]):
    """Writes lines. One that cannot be written is dropped."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  The library calls it so.
        """Say that a line is missing; the library would print the whole record instead."""
        try:
            self.stream.write(f"{_line_lost(record)}\n")
        except (OSError, ValueError):  # Nobody reads any more, so nobody can be told.
            return


def _line_lost(record: logging.LogRecord) -> str:
    return orjson.dumps({"event": "line-lost", "logger": record.name, "level": "error"}).decode()


def _harmless(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """The line as it may be written: everything that is not on a list is left out or hidden."""
    record: logging.LogRecord = event["_record"]
    line: EventDict = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
    }
    if event["_from_structlog"]:
        name = event.get("event")
        line["event"] = name if isinstance(name, str) and EVENT.fullmatch(name) else _HIDDEN
        line.update(
            {field: _field(field, value) for field, value in event.items() if field in WORDS | FIGURES}
        )
    else:
        line["event"] = "from-a-library"
    if "exception" in event:
        line["exception"] = event["exception"]
    return line


def _field(field: str, value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if field in FIGURES and isinstance(value, int | float):
        return round(value, 6) if abs(value) < _IDS_BEGIN else _HIDDEN
    if field in WORDS and isinstance(value, str) and _WORD.fullmatch(value):
        return str(value)
    return _HIDDEN


def _causes(exc_info: ExcInfo) -> list[dict[str, object]]:
    """The exception and what led to it: types and places, no messages, no source, no variables."""
    found: list[dict[str, object]] = []
    waiting = [error for error in exc_info if isinstance(error, BaseException)]  # There may be none.
    seen: set[int] = set()
    while waiting and len(found) < _CAUSES:
        error = waiting.pop(0)
        if id(error) in seen:
            continue
        seen.add(id(error))
        kind = type(error)
        found.append({"type": f"{kind.__module__}.{kind.__qualname__}", "at": _frames(error.__traceback__)})
        if isinstance(error, BaseExceptionGroup):
            waiting.extend(error.exceptions)
        if error.__cause__ is not None:
            waiting.append(error.__cause__)
        elif error.__context__ is not None and not error.__suppress_context__:
            waiting.append(error.__context__)
    return found


def _frames(traceback: TracebackType | None) -> list[str]:
    """`module:line function` of each frame, the failing one last. A path could hold somebody's name."""
    frames = []
    while traceback is not None:
        frame = traceback.tb_frame
        module = frame.f_globals.get("__name__", "?")
        frames.append(f"{module}:{traceback.tb_lineno} {frame.f_code.co_name}")
        traceback = traceback.tb_next
    return frames[-_FRAMES:]


def _as_json(_logger: WrappedLogger, _name: str, line: EventDict) -> str:
    return orjson.dumps(dict(line)).decode()


def _as_text(_logger: WrappedLogger, _name: str, line: EventDict) -> str:
    rest: Mapping[str, Any] = dict(line)
    shown = {"time", "level", "logger", "event", "exception"}
    fields = "".join(f" {field}={value}" for field, value in rest.items() if field not in shown)
    causes = "".join(
        f"\n    {cause['type']}" + "".join(f"\n        {place}" for place in cause["at"])
        for cause in rest.get("exception", ())
    )
    return f"{rest['time']} {rest['level']:<8} {rest['logger']}: {rest['event']}{fields}{causes}"


_log = structlog.stdlib.get_logger()


def _crashed(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("program-crashed", exc_info=(kind, error, traceback))


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log.critical("thread-crashed", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        _log.error("destructor-failed", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
