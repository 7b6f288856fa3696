"""Confirmed questionnaires a second, each sealed among those of its session, beside bookings a second."""

import secrets
from contextlib import ExitStack
from datetime import timedelta
from math import ceil
from pathlib import Path

from actions.feedback.asking import ask_about_session
from bench import FIRST_PERSON, rig, seed
from bench.bookings import AT_ONCE, PEOPLE, WARM_UP
from bench.figure import Figure, Plan
from bot.clock import WallClock
from handlers import buttons
from rules import sealing
from rules.feedback import tokens
from rules.ids import SessionId
from screens.feedback.presses import ConfirmPress
from storage import sessions
from storage.db import Database, Tx
from storage.feedback import rounds, sealed
from storage.keys import KeyFolder
from storage.tables import AttendanceRow, SessionRow

TOGETHER = 12
"""How many were at each session: as many as a group has places."""
ANSWERS = (3, 4, 2)


def measure(plan: Plan) -> list[Figure]:
    """The last press of a questionnaire, and by turns a press on Book, 256 in flight; answers are counted."""
    count = 500 if plan.quick else 2000
    acts = WARM_UP + plan.rounds * count
    turns = ceil(acts / PEOPLE) + 2
    confirmed: list[float] = []
    booked: list[float] = []
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        storage = place / "questionnaires.sqlite3"
        seed.fill(storage, members=PEOPLE, sessions=turns, places=PEOPLE // 2)
        plan.say(f"opening {turns * ceil(PEOPLE / TOGETHER)} questionnaires")
        presses = _open(storage, place / "keys", turns)
        server = stack.enter_context(rig.telegram(people=PEOPLE))
        stack.enter_context(rig.house(server, storage, plan.profile, keys=place / "keys"))
        flood = {"confirm": {"presses": presses}, "press": {"first": 1}}
        for act, more in flood.items():
            server.do("flood", count=WARM_UP, at_once=AT_ONCE, act=act, **more)
        for number in range(plan.rounds):
            for act, found in (("confirm", confirmed), ("press", booked)):
                answer = server.do("flood", count=count, at_once=AT_ONCE, act=act, **flood[act])
                found.append(count / float(answer["seconds"]))
            plan.say(f"round {number + 1}: {confirmed[-1]:,.0f} and {booked[-1]:,.0f} a second")
        _assert_all_counted(storage, place / "keys", acts)
    return [Figure("confirmed questionnaires, sealed", "/s", "bookings", confirmed, booked, 0.5, 1.0)]


def _open(storage: Path, keys: Path, turns: int) -> dict[str, list[str]]:
    """Sessions that are over, twelve people at each, with their questionnaires open; for each person the
    presses that confirm the answers to theirs.
    """
    database = Database(f"sqlite:///{storage}", KeyFolder(keys))
    presses: dict[str, list[str]] = {str(FIRST_PERSON + number): [] for number in range(PEOPLE)}
    for turn in range(turns):
        for first in range(0, PEOPLE, TOGETHER):
            there = range(first, min(first + TOGETHER, PEOPLE))
            for user_id, press in database.write_now(_held, turn, there).items():
                presses[user_id].append(press)
    database.close()
    return presses


def _held(tx: Tx, turn: int, there: range) -> dict[str, str]:
    now = WallClock().now()
    row = SessionRow(**seed.session(1, 1, 0, TOGETHER, now) | {"uid": f"past-{turn}-{there[0]}"})
    row.starts_at = now - timedelta(days=1)
    tx.orm.add(row)
    tx.flush()
    tx.orm.add_all(
        AttendanceRow(session_id=row.id, member_id=number + 1, status="attended", established="self")
        for number in there
    )
    tx.flush()
    one = ask_about_session(tx, now, sessions.load(tx, SessionId(row.id or 0)))
    key, survey = sealed.key_of(tx, one), rounds.survey(tx, one)
    found = {}
    for number in there:
        user_id = FIRST_PERSON + number
        nonce = secrets.token_bytes(sealing.NONCE_BYTES)
        bound = f"answers:{one.id}:{user_id}"
        token = tokens.seal(key, nonce, survey, ANSWERS, len(ANSWERS), bound)
        found[str(user_id)] = buttons.pack(ConfirmPress(one.id, token))
    return found


def _assert_all_counted(storage: Path, keys: Path, confirmed: int) -> None:
    database = Database(f"sqlite:///{storage}", KeyFolder(keys))

    def counted(tx: Tx) -> int:
        found = (sealed.read(tx, sealed.name_of(one)) for one in rounds.of_community(tx, seed.FIRST))
        return sum(one.finished for one in found if one is not None)

    assert database.read_now(counted) == confirmed
    database.close()
