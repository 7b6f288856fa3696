"""A year's plan, made by its dialogue, and what tests of it look at."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from actions import announcing, sessions
from actions.cycles import plans, running
from rules.dialogue import Draft
from rules.ids import UserId
from storage.tables import OutboxRow, SessionRow
from tests.handlers.composing import outgoing, said

FIRST = datetime(2026, 12, 3, 17, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def answers(**changes):
    return {
        "topics": ["Nights", "Teams"],
        "starts": FIRST.isoformat(),
        "rhythm": "weekly",
        "number": 3,
        "minutes": "usual",
        "places": "usual",
        "link": "https://meet.example/abc",
        "kind": "cig",
        "dates": "yes",
        **changes,
    }


def draft(world, flow, given, community=None):
    return Draft(UserId(1), community or world.community, 1, flow, "dates", given, world.now)


def planned(world, by="Femi", **changes):
    world.member("Femi", "facilitator")
    return world.does(by, plans.plan_cycle, draft(world, "cycle", answers(**changes)))


def shift(world, cycle, weeks, by="Femi"):
    given = {"cycle": cycle.id, "weeks": weeks, "confirm": "yes"}
    return world.does(by, running.shift_cycle, draft(world, "cycle-shift", given))


def rows(world):
    return sorted(world.rows(SessionRow), key=lambda one: one.starts_at)


def clock_of(world, kind, session_id):
    return [row.at for row in world.due(kind) if row.variables == {"session_id": session_id}]


def posted(world, **changes):
    """The plan stands in the group as message 77."""
    group, chat = world.group()
    done = planned(world, **changes)
    world.db.write_now(announcing.plan_posted, done.cycle.id, group, 77)
    world.db.write_now(lambda tx: tx.execute(sa.update(OutboxRow).values(state="sent")))
    return group, chat, done.cycle.id


def message(world):
    """What is owed to the group of the plan, and as which message."""
    (row,) = world.owed("cycle-announced")
    return row.state, said(world, row), outgoing(world, row)


def retopic(world, session_id, topic):
    given = {"session": session_id, "topic": topic, "confirm": "yes"}
    world.does("Femi", sessions.change_topic, draft(world, "retopic", given))
