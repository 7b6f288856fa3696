"""The card: posted once, edited as places go but not once per press, closed at the end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from actions import cards, sessions
from actions.bookings import book_place
from handlers import rendering
from handlers.house import House
from rules.priority import Priority
from screens.outgoing import Edit, Post, Receipt
from storage import outbox
from tests.handlers.composing import ROUTES, TEXTS, labels, outgoing, owed_of, said

START = datetime(2026, 11, 19, 17, tzinfo=UTC)


def announced(world, *, posted=True, places=2, **columns):
    """A session with a card in a group; its message is number 77."""
    group, _ = world.group()
    session_id = world.session(starts_at=START, places=places, **columns)
    world.announced(session_id, group)
    world.db.write_now(cards.owe_cards, session_id, world.now)
    if posted:
        sent(world)
    return session_id


def sent(world):
    """The sender's turn: everything that may go out is sent and settled."""
    for owed in world.db.write_now(
        outbox.claim, world.now, holder="test", lease=timedelta(minutes=1), limit=50
    ):

        def settle(tx, owed=owed):
            if owed.kind in ROUTES.sent:
                ROUTES.sent[owed.kind](tx, owed, Receipt(message_id=77), world.now)
            outbox.settle(tx, owed, outbox.State.SENT, world.now)

        world.db.write_now(settle)


def card(world):
    (row,) = world.owed("session-card")
    return row


def test_the_card_says_what_when_with_whom_and_how_many_places(world):
    announced(world, posted=False)
    message = outgoing(world, card(world))
    assert isinstance(message, Post)
    words = said(world, card(world))
    assert "<b>Communicating across cultures</b>" in words
    assert "Thu 19 Nov 2026, 17:00 (London), 50 minutes" in words
    assert "Femi" in words
    assert "2 of 2 places are free." in words
    assert "meet.example" not in words
    assert labels(message.screen) == ["Book", "Calendar", "Share"]


def test_share_opens_whatsapp_with_the_words_and_the_way_to_the_page(world):
    session_id = announced(world, posted=False, topic="Teams & hierarchy?")
    house = House(
        db=world.db, shipped=TEXTS, now=lambda: world.now, owed=lambda: None, bot_username="oak_bot"
    )
    markup = rendering.markup(house, outgoing(world, card(world)).screen)
    url = markup.inline_keyboard[0][2].url
    assert url.startswith("https://wa.me/?text=")
    words = unquote(url.removeprefix("https://wa.me/?text="))
    assert "Teams & hierarchy?, Thu 19 Nov 2026, 17:00 (London)" in words
    assert f"https://t.me/oak_bot?start=session_{session_id}" in words
    assert "&" not in url.removeprefix("https://")


def test_presses_are_summed_up_in_one_edit(world):
    session_id = announced(world)
    for second, name in enumerate(("Amara", "Ben", "Chidi")):
        world.member(name)
        world.now += timedelta(seconds=second)
        world.does(name, book_place, session_id)
    row = card(world)
    assert row.state == "queued"
    # Three seconds after the first press, which is now: the second and the third did not put it off.
    assert row.not_before == world.now
    message = outgoing(world, row)
    assert isinstance(message, Edit)
    assert message.message_id == 77
    assert "All 2 places are taken. One doctor waits." in said(world, row)
    assert labels(message.screen) == ["Join the waiting list", "Calendar", "Share"]


def test_a_press_while_the_card_is_on_its_way_has_it_edited_once_more(world):
    session_id = announced(world, posted=False)
    world.member("Amara")

    def post_with_a_press_in_between():
        (owed,) = world.db.write_now(
            outbox.claim, world.now, holder="test", lease=timedelta(minutes=1), limit=50
        )
        world.does("Amara", book_place, session_id)
        world.db.write_now(lambda tx: outbox.settle(tx, owed, outbox.State.SENT, world.now))

    post_with_a_press_in_between()
    assert card(world).state == "queued"
    assert card(world).edition == 2


def test_a_new_card_waits_for_the_morning_and_a_press_does_not_wake_it(world):
    world.now = datetime(2026, 11, 16, 22, tzinfo=UTC)
    morning = datetime(2026, 11, 17, 8, tzinfo=UTC)
    session_id = announced(world, posted=False)
    assert card(world).not_before == morning
    world.member("Amara")
    world.does("Amara", book_place, session_id)
    assert card(world).not_before == morning
    assert card(world).priority == Priority.NOTICE


def test_a_cancelled_session_says_so_and_has_no_buttons(world):
    session_id = announced(world)
    world.does("Femi", sessions.cancel_session, session_id)
    message = outgoing(world, card(world))
    assert isinstance(message, Edit)
    assert "This session is cancelled." in said(world, card(world))
    assert message.screen.rows == ()


def test_what_was_cancelled_before_it_was_announced_stays_unannounced(world):
    session_id = announced(world, posted=False)
    world.does("Femi", sessions.cancel_session, session_id)
    assert outgoing(world, card(world)) is None


def test_at_its_end_the_card_closes(world):
    session_id = announced(world)
    world.now = START + timedelta(minutes=49)
    world.by_clock(cards.close_cards, session_id=session_id)
    assert card(world).state == "sent"
    world.now = START + timedelta(minutes=50)
    world.by_clock(cards.close_cards, session_id=session_id)
    message = outgoing(world, card(world))
    assert "This session is over." in said(world, card(world))
    assert message.screen.rows == ()


def test_a_group_that_is_no_longer_announced_in_is_left_alone(world):
    announced(world)
    owed = owed_of(card(world))
    elsewhere = replace(owed, variables={**owed.variables, "group": owed.variables["group"] + 1})
    assert world.db.read_now(ROUTES.notices["session-card"], elsewhere) is None
