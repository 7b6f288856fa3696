"""No dump, log, callback or error names who asked: after the close never, before it only with the key."""

import io
import json
import logging
import re
from datetime import date, datetime

import pytest
import structlog

from bot import log
from bot.sections import Log
from rules import sealing
from rules.sealing import UnsealableError
from storage import questions as storage_of_questions
from storage.tables import QuestionBlockRow, QuestionPartRow, QuestionRow
from storage.upsert import columns
from tests.anonymity.dumps import Masks, bytes_on_disk, rows, sealed
from tests.flows.asking import posted

CANARY = "Wrenfallow"
WORDS = f"How does {CANARY} prepare for a first night shift?"
BACK = f"Thank you, {CANARY}, that helps."


async def asks(person, words):
    await person.writes("/ask")
    await person.presses("Ask in Oak Vale")
    await person.writes(words)
    await person.presses("Send it to the moderators")


async def nothing(_when):
    """Nobody looks."""


async def a_whole_thread(vale, asker, words, at=nothing, *, back=BACK, end="asker"):
    """Asked, changed, let in, answered, answered back, closed; `at` looks at it on the way."""
    mona, group = vale.mona, vale.group
    await asks(asker, words)
    await at("sent")
    await vale.advance(minutes=45)
    await mona.presses("Ask for a change")
    await mona.presses("It is hard to understand")
    await asker.presses("Write it again")
    await asker.writes(f"{words} Really?")
    await asker.presses("Send it to the moderators")
    await vale.advance(minutes=45)
    await at("changed")
    await mona.presses("Let it into the group")
    await at("posted")
    # The asker answers in the group as well, where everybody sees it.
    await asker.writes("And with tea.", group, reply_to=posted(asker, group, "asks:"))
    await at("replied")
    await vale.chidi.writes("With sleep.", group, reply_to=posted(vale.chidi, group, "asks:"))
    await asker.presses("Answer back")
    await asker.writes(back)
    await asker.presses("Send it to the moderators")
    await vale.advance(minutes=45)
    await at("answered")
    await mona.presses("Let it into the group")
    if end == "asker":
        await asker.presses("Close my question")
        await asker.presses("Close it")
    elif end == "block":
        await asks(asker, "Why are you all so slow?")
        await vale.advance(minutes=45)
        await mona.presses("Decline and block")
        await mona.presses("Yes, decline and block")
    elif end == "removed":
        # Amara reports it whoever asked; the answer back goes first, and then all of it.
        back_again = posted(vale.chidi, group, "writes:")
        await vale.chidi.writes("/report", group, reply_to=back_again)
        await vale.amara.writes("/report", group, reply_to=back_again)
        await at("reported")
        await mona.presses("Delete it from the group")
        await vale.chidi.writes("/report", group, reply_to=posted(vale.chidi, group, "asks:"))
        await mona.presses("Close and delete")
    else:
        await vale.advance(days=17)
    await vale.advance(minutes=5)
    await at("over")


@pytest.mark.parametrize("end", ["asker", "silence"])
async def test_whoever_asked_and_whatever_the_dumps_are_the_same(two_urls, vale_at, end):
    """Swap: Amara asks in the one, Ben in the other, in other words; at every step the rows are the same."""
    seen = []
    stories = (
        ("amara", WORDS, BACK),
        ("ben", "Who knows the bleep numbers of the wards at night?", "Thanks."),
    )
    for url, (name, words, back) in zip(two_urls, stories, strict=True):
        steps, masks = {}, Masks()
        async with vale_at(url, keys=f"keys-{name}") as vale:

            async def look(when, vale=vale, steps=steps, masks=masks):
                steps[when] = await masks.dump(vale)

            await a_whole_thread(vale, getattr(vale, name), words, look, back=back, end=end)
        seen.append(steps)
    one, other = seen
    assert set(one) == {"sent", "changed", "posted", "replied", "answered", "over"}
    for when, dump in one.items():
        assert dump == other[when], when


async def test_whoever_asked_what_is_reported_and_taken_away_leaves_the_same(two_urls, vale_at):
    """Amara reports it each time, once as the asker."""
    seen = []
    for url, name in zip(two_urls, ("amara", "ben"), strict=True):
        steps, masks = {}, Masks()
        async with vale_at(url, keys=f"keys-{name}") as vale:

            async def look(when, vale=vale, steps=steps, masks=masks):
                steps[when] = _to_the_minute(await masks.dump(vale))

            await a_whole_thread(vale, getattr(vale, name), WORDS, look, end="removed")
            assert not await vale.rows(QuestionRow)
            assert not [one for one in vale.group.chat.messages.values() if CANARY in one.text]
        seen.append(steps)
    assert "reported" in seen[0]
    for when, dump in seen[0].items():
        for table, lines in dump.items():
            assert lines == seen[1][when][table], (when, table)


def _to_the_minute(dump):
    """What moderation keeps has times, and how long the stage waits differs by parts of a second."""
    exact = re.compile(r"(datetime\(\d+, \d+, \d+, \d+, \d+), \d+|(T\d\d:\d\d):\d\d\.\d+")
    return {
        name: sorted(exact.sub(lambda found: found[1] or found[2], line) for line in lines)
        for name, lines in dump.items()
    }


async def test_who_replies_to_a_question_looks_the_same_whoever_asked(two_urls, vale_at):
    """The one asks, the other asks: Amara answers in the group each time, once as the asker."""
    seen = []
    for url, name in zip(two_urls, ("amara", "ben"), strict=True):
        masks = Masks()
        async with vale_at(url, keys=f"keys-{name}") as vale:
            await asks(getattr(vale, name), WORDS)
            await vale.advance(minutes=45)
            await vale.mona.presses("Let it into the group")
            await vale.amara.writes("With tea.", vale.group, reply_to=posted(vale.amara, vale.group, "asks:"))
            await vale.advance(minutes=5)
            seen.append(await masks.dump(vale))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("waiting", [True, False])
async def test_being_forgotten_looks_the_same_whoever_asked(two_urls, vale_at, tmp_path, waiting):
    """Amara is forgotten while a question waits or is open: hers in the one, Ben's in the other."""
    seen = []
    for url, name in zip(two_urls, ("amara", "ben"), strict=True):
        steps, masks, copies = {}, Masks(), {}
        async with vale_at(url, keys=f"keys-{name}") as vale:
            await asks(getattr(vale, name), WORDS)
            await vale.advance(minutes=45)
            if not waiting:
                await vale.mona.presses("Let it into the group")
            steps["before"] = await masks.dump(vale)
            copies = await sealed(vale)
            await vale.amara.writes("/forgetme")
            await vale.amara.presses("Yes, forget me")
            steps["forgotten"] = await masks.dump(vale)
            await vale.advance(minutes=5)
            now = await sealed(vale)
            # All is sealed anew, and what old copies hold opens no more.
            assert copies.keys() == now.keys()
            assert not [bound for bound, blob in copies.items() if now[bound] == blob]
            assert not [
                bound for bound, blob in copies.items() if opens(tmp_path / f"keys-{name}", bound, blob)
            ]
            if waiting:
                await vale.mona.presses("Decline")
                await vale.mona.presses("It was asked before")
                await vale.advance(minutes=5)
            else:
                await vale.advance(days=15)
            steps["over"] = await masks.dump(vale)
            assert not await vale.rows(QuestionRow)
            assert ("did not let your question" in vale.ben.screen().text) is (waiting and name == "ben")
        seen.append(steps)
    for when, dump in seen[0].items():
        assert dump == seen[1][when], when


async def test_a_block_looks_like_a_refusal(two_urls, vale_at):
    """Declined as unkind in the one, and blocked in the other: the same is stored, at every step."""
    seen = []
    for number, url in enumerate(two_urls):
        masks = Masks()
        async with vale_at(url, keys=f"keys-{number}") as vale:
            await asks(vale.amara, "Why are you all so slow?")
            await masks.dump(vale)  # From here on it knows the thread's number.
            await vale.advance(minutes=45)
            await vale.mona.presses("Decline and block" if number else "Decline")
            await vale.mona.presses("Yes, decline and block" if number else "It could hurt somebody")
            at_once = await masks.dump(vale)
            blocked = "has blocked questions" in vale.amara.screen().text
            assert blocked is bool(number)
            await vale.advance(days=2)
            seen.append((at_once, await masks.dump(vale)))
    for one, other in zip(*seen, strict=True):
        for table, lines in one.items():
            assert lines == other[table], table


async def test_the_rig_sees_an_asker_who_is_written_down(two_urls, vale_at, monkeypatch):
    """A route that is not sealed makes the dumps differ, so the test above can fail."""
    monkeypatch.setattr(sealing, "seal", lambda key, nonce, content, bound_to, *, size: content)
    seen = []
    for url, name in zip(two_urls, ("amara", "ben"), strict=True):
        async with vale_at(url, keys=f"keys-{name}") as vale:
            await asks(getattr(vale, name), WORDS if name == "amara" else WORDS * 2)
            seen.append(await Masks().dump(vale))
    assert seen[0] != seen[1]


async def test_words_that_were_sealed_are_in_no_file_and_no_table(storage_url, vale_at):
    async with vale_at(storage_url) as vale:

        async def look(when):
            assert CANARY.encode() not in bytes_on_disk(storage_url), when
            assert CANARY not in repr(await rows(vale)), when

        await a_whole_thread(vale, vale.amara, WORDS, look)


async def test_what_old_copies_hold_opens_before_the_close_and_never_after_it(storage_url, vale_at, tmp_path):
    copies = {}
    opened = []
    async with vale_at(storage_url) as vale:

        async def look(when):
            copies.update(await sealed(vale))
            opened.append({bound for bound, blob in copies.items() if opens(tmp_path / "keys", bound, blob)})

        await a_whole_thread(vale, vale.amara, WORDS, look)
    assert len(copies) == 3  # The way back, the question, the answer back.
    # With the key, before the close, everything opens: so there was something to lose.
    assert opened[-2] == set(copies)
    assert opened[-1] == set()


def opens(folder, bound_to, blob):
    """Whether any key that is left opens it."""
    for file in folder.glob("*.key"):
        try:
            sealing.unseal(file.read_bytes(), bytes(blob), bound_to)
        except UnsealableError:
            continue
        return True
    return False


async def test_nothing_is_left_of_a_closed_thread(storage_url, vale_at):
    async with vale_at(storage_url) as vale:
        await a_whole_thread(vale, vale.amara, WORDS)
        assert not await vale.rows(QuestionRow)
        assert not await vale.rows(QuestionPartRow)
        assert not await vale.rows(QuestionBlockRow)


async def test_a_block_hangs_on_no_question(storage_url, vale_at, tmp_path):
    async with vale_at(storage_url) as vale:
        await a_whole_thread(vale, vale.amara, WORDS, end="block")
        (block,) = await vale.rows(QuestionBlockRow)
        ids = {row.id for row in await vale.rows(QuestionRow)}
        assert block.until.day == 1
        assert not {str(one) for one in ids} & set(map(str, block.model_dump().values()))
        # Whoever holds the key can find out who is blocked, and nobody else: the privacy lines say so.
        (key,) = (tmp_path / "keys").glob("question-blocks-*.key")
        assert sealing.tag(key.read_bytes(), f"{block.salt}:{vale.amara.id}") == block.tag


async def test_logs_at_debug_hold_no_words_and_no_asker(storage_url, vale_at, restored_logging):
    stream = io.StringIO()
    async with vale_at(storage_url) as vale:
        log.configure(Log(level="debug"), stream)
        for name in ("telegram", "telegram.ext", "aiohttp", "sqlalchemy", "asyncio"):
            logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger().setLevel(logging.DEBUG)
        await a_whole_thread(vale, vale.amara, WORDS)
        said = stream.getvalue()
        assert "from-a-library" in said  # It was heard.
        for secret in (CANARY, "Amara", str(vale.amara.id), str(await vale.member_id(vale.amara))):
            for line in said.splitlines():
                assert secret not in _values(line), line


def _values(line):
    """The values of a line, without its time."""
    found = json.loads(line)
    found.pop("time", None)
    exceptions = found.pop("exception", None)
    return {str(one) for one in found.values()} | ({CANARY} if CANARY in str(exceptions) else set())


async def test_an_error_in_the_middle_holds_no_words_and_no_asker(
    storage_url, vale_at, restored_logging, monkeypatch
):
    stream = io.StringIO()

    def fails(_tx, *_args, **_kwargs):
        raise RuntimeError(f"{WORDS} {_args}")

    async with vale_at(storage_url) as vale:
        log.configure(Log(level="debug"), stream)
        monkeypatch.setattr(storage_of_questions, "add_part", fails)
        await asks(vale.amara, WORDS)
        said = stream.getvalue()
        assert "handler-failed" in said
        assert CANARY not in said
        assert str(vale.amara.id) not in said
        assert not await vale.rows(QuestionRow)


async def test_nothing_that_others_are_sent_names_the_asker(storage_url, vale_at):
    async with vale_at(storage_url) as vale:
        await a_whole_thread(vale, vale.amara, WORDS, end="silence")
        asker = vale.amara.id
        calls = [
            one
            for one in vale.sim.calls_of(
                "sendMessage", "editMessageText", "copyMessage", "answerCallbackQuery"
            )
            if str(one.params.get("chat_id", asker)) != str(asker)
        ]
        assert any(CANARY in str(one.params) for one in calls)  # The question did go to others.
        before = [one for one in calls if CANARY in str(one.params)]
        for call in before:
            assert "Amara" not in str(call.params)
            assert str(asker) not in str(call.params)
        for call in vale.sim.calls_of("sendMessage", "editMessageText"):
            for data in _callback_data(call.params.get("reply_markup")):
                assert CANARY not in data
                assert str(asker) not in data.split(":")


def _callback_data(markup):
    found = json.loads(markup) if isinstance(markup, str) else markup or {}
    return [
        one["callback_data"]
        for row in found.get("inline_keyboard", ())
        for one in row
        if "callback_data" in one
    ]


def test_the_tables_know_no_moment_no_order_and_nobody():
    for table in map(columns, (QuestionRow, QuestionPartRow, QuestionBlockRow)):
        assert not table.foreign_keys
        for column in table.c:
            assert column.type.python_type is not datetime, column
            assert not (column.primary_key and column.autoincrement is True), column
            assert column.name not in {"member_id", "user_id", "created_at", "by"}, column
        assert table.c["id"].autoincrement is False if "id" in table.c else True
    assert columns(QuestionBlockRow).c.until.type.python_type is date


@pytest.fixture
def restored_logging():
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    config = structlog.get_config()
    names = ("telegram", "telegram.ext", "aiohttp", "sqlalchemy", "asyncio")
    yield
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.configure(**config)
    for name in names:
        logging.getLogger(name).setLevel(logging.NOTSET)
