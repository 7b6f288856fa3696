"""Few votes in the poll after a session leave nothing behind that shows them."""

from datetime import timedelta

from storage.tables import SessionRow
from tests.flows.told import told

DOCTORS = [f"Doctor {number}" for number in range(10)]
DELETED = "I have deleted the poll"
STAYS = "I could not delete the poll"
TOO_OLD = "Bad Request: message can't be deleted for everyone"


def poll(vale):
    return next((one.poll for one in vale.group.messages if one.poll is not None), None)


async def asked(vale):
    """Ten doctors were there, and the group is asked."""
    doctors = await vale.doctors(*DOCTORS)
    await vale.schedules()
    (session,) = await vale.rows(SessionRow)
    for doctor in doctors:
        await doctor.presses("Book", vale.group)
    await vale.advance(to=session.starts_at)
    for doctor in doctors:
        await doctor.presses("I'm here")
    await vale.advance(hours=2)
    assert poll(vale) is not None
    return doctors


async def test_the_closed_poll_is_gone_when_its_result_is_told(opened):
    async with opened() as vale:
        doctors = await asked(vale)
        for doctor in doctors[:3]:
            await doctor.votes(vale.group, "Useful")
        await vale.advance(hours=48)
        assert poll(vale) is None
        assert told(vale, DELETED) == {"Oak Vale": 1, "Femi": 1}


async def test_the_poll_of_ten_votes_stays(opened):
    async with opened() as vale:
        for doctor in await asked(vale):
            await doctor.votes(vale.group, "Useful")
        await vale.advance(hours=48)
        assert poll(vale).closed
        assert told(vale, "Votes: 10") == {"Oak Vale": 1, "Femi": 1}
        assert told(vale, DELETED) == {}


async def test_that_it_can_no_longer_be_deleted_is_owned_up_to(opened):
    async with opened(refusals=(TOO_OLD,), faults=("notice-refused",)) as vale:
        await asked(vale)
        # The bot was down for too long, and an admin has taken its right to delete what is old.
        await vale.noor.set_bot_rights(vale.group, ("can_invite_users",))
        await vale.stop()
        await vale.clock.advance_to(vale.now() + timedelta(days=3))
        await vale.start()
        assert poll(vale) is not None
        assert told(vale, STAYS) == {"Oak Vale": 1, "Femi": 1}
