"""The webhook of the running program, knocked at by others than Telegram."""

import aiohttp
import orjson
import pytest

from handlers.buttons import pack
from rules.ids import SessionId
from screens.bookings import BookPress
from storage.outbox import State
from storage.tables import OutboxRow
from tests.faults import vale

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000
ON_SQLITE = pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
GARBAGE = [
    b"",
    b"{",
    b"\xff\xfe",
    b"null",
    b"[]",
    b'"update_id"',
    b"[" * 100_000,
    b'{"update_id": "seven"}',
    b'{"update_id": 7}',
    b'{"update_id": 8, "message": 9}',
    b'{"update_id": 10, "callback_query": {"id": [], "from": {}}}',
    b'{"update_id": 99999999999999999999999999, "message": {"text": "hello"}}',
    b" " * LARGEST,
]


@ON_SQLITE
async def test_who_is_not_telegram_changes_nothing_and_holds_up_nobody(storage_url, tmp_path):
    async with vale.opened(storage_url, tmp_path, doctors=2, by="webhook") as here:
        forger, doctor = here.doctors
        async with here.process() as process, aiohttp.ClientSession() as session:
            await here.calls(3)  # The last is setMyCommands: by then Telegram knows the address.

            async def knock(body, secret=vale.SECRET, url=here.webhook):
                headers = {} if secret is None else {HEADER: secret}
                async with session.post(url, data=body, headers=headers) as answer:
                    return answer.status, await answer.read()

            forged = orjson.dumps(press(forger, here))
            for secret in (None, "", vale.SECRET[:-1], vale.SECRET + "x", vale.SECRET.upper()):
                assert await knock(forged, secret) == (403, b"")
            assert await knock(forged + b" " * LARGEST) == (413, b"")
            assert await knock(b" " * 10 * LARGEST, None) == (403, b"")
            assert (await knock(forged, url=here.webhook + "x"))[0] == 404
            for body in GARBAGE:
                # Sent again it would be no better, so it is acknowledged.
                assert await knock(body) == (200, b""), body[:80]
            assert here.booked == []
            doctor.press_now("Book", in_=here.group)
            await here.quiet(process)
            await here.stops(process)
        assert here.booked == [doctor.id]
        assert {state for (state,) in here.rows(OutboxRow.state)} == {State.SENT}
        said = here.said()
        assert said.count('"webhook-refused"') == 7
        assert said.count('"update-unreadable"') >= 6
        assert '"level":"error"' not in said
        assert vale.SECRET not in said
        assert here.stage.settings.telegram.token not in said


def press(person, here):
    """As Telegram would send it, were it from Telegram."""
    card = person.screen(here.group).message
    chat = {"id": here.group.id, "type": "supergroup", "title": "Oak Vale"}
    return {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": {"id": person.id, "is_bot": False, "first_name": "Amara"},
            "chat_instance": "1",
            "data": pack(BookPress(SessionId(1))),
            "message": {"message_id": card.id, "date": 1_790_000_000, "chat": chat},
        },
    }
