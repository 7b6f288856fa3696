"""Versions of the program that leak, each in a way of its own: a test of anonymity is trusted once it has
failed on them.

`LEAKS[name](monkeypatch, db)` makes the program that version.
"""

import base64
import hashlib
import json
import logging

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken

from actions.feedback import answering, asking
from rules import sealing
from rules.feedback import buffer as buffers
from rules.feedback import tokens
from storage import due, intake
from storage.feedback import rounds, sealed
from storage.keys import KeyFolder
from storage.tables import AttendanceRow
from storage.upsert import columns


def _at_every_answer(monkeypatch, leave):
    """After each confirmation, `leave(tx, actor, now, one, answers)` does what it should not."""
    confirm = answering.confirm

    def leaky(tx, actor, now, round_id, token, *rest):
        one = rounds.find(tx, round_id)
        bound = answering._bound(one, actor)
        answers, _ = tokens.unseal(sealed.key_of(tx, one), token, rounds.survey(tx, one), bound)
        leave(tx, actor, now, one, answers)
        return confirm(tx, actor, now, round_id, token, *rest)

    monkeypatch.setattr(answering, "confirm", leaky)


def _table(db, name, *wanted, **options):
    table = sa.Table(name, sa.MetaData(), *wanted, **options)
    db.write_now(lambda tx: table.create(tx.connection))
    return table


def numbered_rows(monkeypatch, db):
    """A row for each answer, with a number that counts up."""
    table = _table(
        db, "leaked_numbers", sa.Column("id", sa.Integer, primary_key=True), sa.Column("answers", sa.String)
    )
    _at_every_answer(
        monkeypatch,
        lambda tx, _actor, _now, _one, answers: tx.execute(sa.insert(table), {"answers": str(answers)}),
    )


def live_rows(monkeypatch, db):
    """A row for each answer as it comes, under a random-looking key and without a row number."""
    table = _table(
        db,
        "leaked_live",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("answers", sa.String),
        sqlite_with_rowid=False,
    )

    def leave(tx, actor, _now, one, answers):
        key = hashlib.sha256(f"{actor.user_id} {one.id}".encode()).hexdigest()
        tx.execute(sa.insert(table), {"key": key, "answers": str(answers)})

    _at_every_answer(monkeypatch, leave)


def last_moment(monkeypatch, db):
    """When the newest answer of a round came."""
    table = _table(
        db,
        "leaked_moments",
        sa.Column("round_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("changed_at", sa.String),
    )

    def leave(tx, _actor, now, one, _answers):
        tx.execute(sa.delete(table).where(table.c.round_id == one.id))
        tx.execute(sa.insert(table), {"round_id": one.id, "changed_at": now.isoformat()})

    _at_every_answer(monkeypatch, leave)


def has_answered(monkeypatch, _db):
    """A flag on whoever has answered."""
    table = columns(AttendanceRow)

    def leave(tx, actor, _now, _one, _answers):
        mine = table.c.member_id.in_([one.member_id for one in actor.memberships])
        tx.execute(sa.update(table).where(mine).values(minutes=1))

    _at_every_answer(monkeypatch, leave)


def noted_update(monkeypatch, _db):
    """The note that every other act leaves."""
    _at_every_answer(
        monkeypatch, lambda tx, actor, now, _one, _answers: intake.claim(tx, actor.user_id, now.date())
    )


def due_work(monkeypatch, _db):
    """The answers wait in the schedule for somebody to count them."""

    def leave(tx, _actor, now, one, answers):
        due.put(tx, "leaked-work", f"leak:{answers}", now, {"round_id": one.id, "answers": list(answers)})

    _at_every_answer(monkeypatch, leave)


def logged(monkeypatch, _db):
    """A line at DEBUG, past the filter of the log, with who answered and what."""

    def leave(_tx, actor, _now, _one, answers):
        for handler in logging.getLogger().handlers:
            handler.stream.write(f"DEBUG answers: user {actor.user_id} sent {list(answers)}\n")

    _at_every_answer(monkeypatch, leave)


def unpadded(monkeypatch, _db):
    """As long as what is in it."""

    def seal(key, nonce, content, bound_to, *, size):
        assert len(content) <= size
        return sealing.wrap(key, nonce, len(content).to_bytes(4, "big") + content, bound_to)

    monkeypatch.setattr(sealing, "seal", seal)


def in_the_clear(monkeypatch, _db):
    """Nothing is sealed, though all of it is of one length."""
    monkeypatch.setattr(
        sealing,
        "seal",
        lambda _key, _nonce, content, _bound, *, size: len(content).to_bytes(4, "big") + content.ljust(size),
    )
    monkeypatch.setattr(
        sealing, "unseal", lambda _key, sealed, _bound: sealed[4 : 4 + int.from_bytes(sealed[:4], "big")]
    )


def as_they_came(monkeypatch, _db):
    """Sealed, but in the order in which they came."""
    encode, add, came = buffers.encode, buffers.add, []

    def remembers(buffer, survey, answers, *tags):
        came.append(answers)
        return add(buffer, survey, answers, *tags)

    def in_order(buffer, size):
        known = json.loads(encode(buffer, size))
        return json.dumps({**known, "came": came[-buffer.finished :] if buffer.finished else []}).encode()

    monkeypatch.setattr(buffers, "add", remembers)
    monkeypatch.setattr(buffers, "encode", in_order)


def lines_as_they_came(monkeypatch, _db):
    """Sealed, but the newest line last."""
    add = buffers.add_line

    def last(buffer, line, said):
        more = add(buffer, line, said)
        return more if more is buffer else buffers.replace(more, lines=(*buffer.lines, line))

    monkeypatch.setattr(buffers, "add_line", last)


def fernet(monkeypatch, _db):
    """Sealed by a recipe that writes the moment in front of what it seals."""

    def recipe(key):
        return Fernet(base64.urlsafe_b64encode(key))

    def wrap(key, _nonce, content, _bound_to):
        return base64.urlsafe_b64decode(recipe(key).encrypt(content))

    def unwrap(key, wrapped, _bound_to):
        try:
            return recipe(key).decrypt(base64.urlsafe_b64encode(wrapped))
        except InvalidToken:
            raise sealing.UnsealableError from None

    monkeypatch.setattr(sealing, "wrap", wrap)
    monkeypatch.setattr(sealing, "unwrap", unwrap)


def key_is_kept(monkeypatch, _db):
    """Nobody destroys the key."""
    monkeypatch.setattr(KeyFolder, "destroy", lambda _self, _name: None)


def key_in_the_database(monkeypatch, db):
    """The key stands beside what it seals, and so in every backup."""
    table = _table(
        db,
        "leaked_keys",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("key", sa.LargeBinary),
    )
    fill = asking._fill

    def leave(tx, now, one, *rest):
        fill(tx, now, one, *rest)
        name = sealed.name_of(one)
        tx.execute(sa.insert(table), {"name": name, "key": tx.keys.read(name)})

    monkeypatch.setattr(asking, "_fill", leave)


LEAKS = {
    one.__name__: one
    for one in (
        numbered_rows,
        live_rows,
        last_moment,
        has_answered,
        noted_update,
        due_work,
        logged,
        unpadded,
        in_the_clear,
        as_they_came,
        lines_as_they_came,
        fernet,
        key_is_kept,
        key_in_the_database,
    )
}
