"""Presenting as it is played: who is drawn, who is asked, who has agreed."""

from rules.presenters.draws import replay
from storage.presenters import slots
from storage.tables import BookingRow, MemberRow, PresenterDrawRow, PresenterSlotRow
from tests.flows.told import told

ASKED = "Would you present at"
NOBODY = "nobody has agreed to present"
DAYS = ("Thu 10 Dec", "Thu 17 Dec")
"""Of sessions in one cycle, more than two weeks ahead."""


async def drawn(vale, *names):
    """These have booked a session more than two weeks ahead, and the first of them is asked."""
    people = await vale.doctors(*names)
    await vale.schedules("Thu 10 Dec 5pm")
    for person in people:
        await person.presses("Book", vale.group)
    await vale.advance(days=10, hours=4)
    assert told(vale, ASKED) == {}
    await vale.advance(hours=2)
    return await asked(vale)


async def asked(vale, part="presenter"):
    """Who is asked now, and nobody but them."""
    rows = await vale.rows(PresenterSlotRow)
    live = [row for row in rows if row.state == "asked" and row.part == part]
    assert len(live) <= 1
    known = {row.id: row.name for row in await vale.rows(MemberRow)}
    return vale.person(known[live[0].member_id]) if live else None


async def present(vale, *names):
    """Each of these volunteers for a session of their own, and Femi has it drawn: they present."""
    people = await vale.doctors(*names)
    for person, day in zip(people, DAYS, strict=False):
        await vale.schedules(f"{day} 5pm")
        await to_session(person, day)
        await person.presses("I would present")
        await to_session(vale.femi, day)
        await vale.femi.presses("Draw a presenter")
        vale.femi.sees(f"Presenter: {person.name}.")
    return people


async def to_session(person, day="Thu 10 Dec", topic="Team dynamics"):
    """By the list to a session's page."""
    await person.writes("/sessions")
    await person.presses(f"{day}: {topic}")


async def to_my_part(person, day="Thu 10 Dec"):
    """By a session's page to one's own asking."""
    await to_session(person, day)
    await person.presses("My presenting")


async def slot_of(vale, person, state="accepted"):
    """The id of the person's slot in that state."""
    member = await vale.member_id(person)
    rows = await vale.rows(PresenterSlotRow)
    (found,) = [row.id for row in rows if row.member_id == member and row.state == state]
    return found


async def booked(vale, session_id):
    """The people who have a place in the session."""
    rows = await vale.rows(BookingRow)
    members = {row.member_id for row in rows if row.session_id == session_id}
    known = {row.id: row.name for row in await vale.rows(MemberRow)}
    return {known[one] for one in members}


async def check_draws(vale):
    """Every draw comes out the same when it is made again from what was stored."""
    rows = await vale.rows(PresenterDrawRow)
    assert rows
    for row in rows:
        stored_draw = await vale.running.db.read(slots.load_draw, row.id)
        assert replay(stored_draw) == stored_draw.chosen == row.chosen_id


def others(vale, person, *names):
    return [vale.person(name) for name in names if vale.person(name) is not person]
