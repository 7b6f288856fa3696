"""Sessions that are moved, and what files and feeds say of them."""

from datetime import UTC, datetime

import sqlalchemy as sa

from actions import calendar, sessions
from rules.calendar import digest
from rules.dialogue import Draft
from rules.ids import UserId
from screens import calendar as screens
from screens.texts import Texts
from storage.tables import CalendarRow
from storage.upsert import columns
from storage.views import calendar as views
from tests.calendars import read

TEXTS = Texts()
START = datetime(2026, 11, 19, 17, tzinfo=UTC)


def draft(world, flow, answers):
    return Draft(UserId(1), world.community, 1, flow, "confirm", answers, world.now)


def move(world, session, to, by="Femi"):
    answers = {"session": session, "starts": to.isoformat(), "confirm": "yes"}
    return world.does(by, sessions.move_session, draft(world, "move", answers))


def link(world, session, to, by="Femi"):
    return world.does(by, sessions.change_link, draft(world, "link", {"session": session, "link": to}))


def opened(world, name="Amara", serial=0, community=None):
    """The feed of that person, with its address."""
    community = community or world.community
    done = world.does(name, calendar.open_feed, community, serial, community=community)
    return done.token


def fed(world, token):
    """What the other library reads at that address; None when there is nothing."""
    found = world.db.read_now(views.feed, digest(token), world.now)
    return None if found is None else read(screens.feed(found, TEXTS))


def due(world, session, name="Amara", community=None):
    """The file that the member is to get now, as the other library reads it; None when there is none."""
    found = world.db.read_now(views.file_for, session, world.member(name, community=community))
    return None if found is None else read(screens.file(found).content(TEXTS))


def gets(world, session, name="Amara", community=None):
    """The file reaches the member."""
    member_id = world.member(name, community=community)
    found = world.db.read_now(views.file_for, session, member_id)
    document = screens.file(found)
    world.db.write_now(calendar.file_sent, session, member_id, document.edition)
    return read(document.content(TEXTS))


def kept(world):
    """What is stored of what people chose."""
    return world.db.read_now(lambda tx: list(tx.execute(sa.select(columns(CalendarRow)))))
