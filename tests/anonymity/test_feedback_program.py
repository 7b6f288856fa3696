"""A round over HTTP, with everything logged: no line names somebody, none holds an answer, and a press
changes nothing but what is sealed.
"""

import json
import logging
import re
from datetime import UTC, datetime
from functools import partial

import pytest
import structlog

from actions.feedback import answering
from handlers.context import Context
from rules.feedback import buffer as buffers
from storage.tables import DueRow, OutboxRow, SealedAnswersRow
from tests.anonymity.dumps import rows
from tests.anonymity.evidence import everything, traces

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
NAMES = ("Dara", "Ella", "Farid", "Gita", "Hana", "Idris", "Jude", "Kemi", "Leo", "Mina")
ANSWERING = 5
LABELS = (("Useful", "Agree", "Yes"), ("Not useful", "Strongly disagree", "No"))
SEND, SEND_LINE = "Send my answers", "Send it; only what it is about"
CANARY = "Wrenfallow"


async def nothing(_what, act):
    """Nobody looks."""
    await act()


async def a_round(vale, leak=None, watched=nothing):
    """Ten were there, and five answer; the last press comes twice. Without a group, there is no poll."""
    people = await vale.doctors(*NAMES)
    await vale.schedules()
    for person in people:
        await person.presses("Book", vale.group)
    await vale.advance(to=START)
    for person in people:
        await person.presses("I'm here")
    await vale.noor.remove_bot(vale.group)
    await vale.advance(hours=26)
    if leak is not None:
        leak()
    for number, person in enumerate(people[:ANSWERING]):
        for label in ("Begin", *LABELS[number % 2], SEND):
            await watched(label, partial(person.presses, label))
    await watched(SEND, vale.comes_again)
    return people


async def a_line(person, watched=nothing):
    await watched("Add", partial(person.presses, "Add a line in your own words"))
    await watched("words", partial(person.writes, f"More {CANARY} time for the case, please."))
    await watched(SEND_LINE, partial(person.presses, SEND_LINE))


async def whatever_tells(vale, said, people):
    """The lines that name one of them, or hold an answer, a token, a word: {what: line}."""
    names = {one for person in people for one in (person.name, str(person.id))}
    names |= {str(await vale.member_id(person)) for person in people}
    tokens = {
        one for update in vale.updates for one in re.findall(r"i[ac]:\d+:([\w-]{20,})", json.dumps(update))
    }
    assert tokens  # There is something to be found.
    found = {}
    for line in said.splitlines():
        values = _values(line)
        for word in names & values:
            found[word] = line
        for secret in (*tokens, CANARY):
            if secret in line:
                found[secret] = line
    return found


def _values(line):
    """Every value of a line, but for its time; of one that is none of ours every number and word."""
    try:
        known = json.loads(line)
    except ValueError:
        return set(re.findall(r"\w+", line))
    known.pop("time", None)
    known.pop("exception", None)
    return {str(one) for one in known.values()}


async def test_logs_at_debug_hold_no_member_and_no_answer(storage_url, vale_at, heard):
    async with vale_at(storage_url) as vale:
        stream = heard()
        people = await a_round(vale)
        await a_line(people[0])
        await vale.advance(days=8)
        assert "from-a-library" in stream.getvalue()  # It was heard.
        assert await whatever_tells(vale, stream.getvalue(), people) == {}
        # Nor is there a file with it, nor a row of what is owed and due.
        owed = repr([*await vale.rows(OutboxRow), *await vale.rows(DueRow)])
        assert CANARY not in owed
        tokens = set(re.findall(r"i[ac]:\d+:([\w-]{20,})", json.dumps(vale.updates)))
        assert not traces({**everything(storage_url), "owed": owed.encode()}, {CANARY, *tokens})


def figures_of_the_answer(monkeypatch):
    """A line that passes the filter of the log, for its fields are allowed there."""
    real = answering.confirm

    def says(tx, actor, now, *given):
        structlog.get_logger().debug(
            "answer-taken", count=int(actor.memberships[0].member_id), status=4, verb="confirm"
        )
        return real(tx, actor, now, *given)

    monkeypatch.setattr(answering, "confirm", says)


def whole_updates(_monkeypatch):
    """The libraries' own lines, past the filter: they hold every update."""
    logging.basicConfig(stream=logging.getLogger().handlers[0].stream, level=logging.DEBUG, force=True)


@pytest.mark.parametrize("leak", [figures_of_the_answer, whole_updates])
@pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
async def test_a_line_that_tells_is_found(storage_url, vale_at, heard, monkeypatch, leak):
    async with vale_at(storage_url) as vale:
        stream = heard()
        people = await a_round(vale, lambda: leak(monkeypatch))
        assert await whatever_tells(vale, stream.getvalue(), people)


async def test_an_error_while_answers_are_sealed_tells_nothing(storage_url, vale_at, heard, monkeypatch):
    """No values of variables, no message of the exception, no update."""

    def fails(buffer, _size):
        raise RuntimeError(f"{CANARY} {buffer}")

    async with vale_at(storage_url) as vale:
        stream = heard()
        people = await a_round(vale, lambda: monkeypatch.setattr(buffers, "encode", fails))
        assert "handler-failed" in stream.getvalue()
        assert await whatever_tells(vale, stream.getvalue(), people) == {}
        assert len(await vale.rows(SealedAnswersRow)) == 1


@pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
async def test_figures_for_the_watch_know_presses_and_not_which(storage_url, vale_at):
    """Whoever reads /metrics again and again sees that something was pressed, as after any press."""
    async with vale_at(storage_url) as vale:
        await a_round(vale)
        page, _ = vale.running.metrics.page()
        said = page.decode().lower()
        assert 'kind="callback_query"' in said
        for word in ("feedback", "confirm", "round", *NAMES):
            assert word.lower() not in said


async def changes_by_press(vale, leak=None):
    """Which tables each step changed, over a whole round: {step: tables}."""
    found = {}

    async def watched(what, act):
        before = await rows(vale)
        await act()
        after = await rows(vale)
        changed = {name for name in before if before[name] != after[name]}
        found[what] = found.get(what, set()) | changed

    people = await a_round(vale, leak, watched)
    await a_line(people[0], watched)
    return found


async def test_a_press_changes_nothing_but_what_is_sealed(storage_url, vale_at):
    """Going through it and writing a line change nothing at all."""
    async with vale_at(storage_url) as vale:
        found = await changes_by_press(vale)
        assert {what for what, tables in found.items() if tables} == {SEND, SEND_LINE}
        assert found[SEND] == found[SEND_LINE] == {"sealed_answers"}


@pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
async def test_a_note_of_the_update_is_found(storage_url, vale_at, monkeypatch):
    """As every other act leaves one."""
    async with vale_at(storage_url) as vale:
        found = await changes_by_press(vale, lambda: monkeypatch.setattr(Context, "do_unnoted", Context.do))
        assert found[SEND] > {"sealed_answers"}
