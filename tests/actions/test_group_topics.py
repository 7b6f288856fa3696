"""Topics of forums: what admins ask for, what Telegram does, and what people do past the bot."""

import pytest

from actions import group_topics as actions
from actions.group_topics import Event, SeenTopic
from rules.dialogue import Draft
from rules.group_topics import Changed, Refused
from rules.groups import Purpose
from rules.ids import ChatId, GroupTopicId
from rules.permissions import NotAllowedError
from screens.outgoing import Post, TopicMake, TopicOpen
from storage import group_topics as stored
from storage.tables import GroupRow, GroupTopicRow
from tests.handlers.composing import outgoing, said

CHAT = ChatId(-100_700)


@pytest.fixture
def world(world):
    world.member("Grace", "admin")
    world.member("Amara")
    world.forum, _ = world.group("announcements", chat=CHAT)

    def divide(tx):
        tx.orm.get(GroupRow, world.forum).forum = True

    world.db.write_now(divide)
    return world


def makes(world, name="News", who="Grace"):
    answers = {"group_id": world.forum, "name": name, "purpose": "topic"}
    draft = Draft(world.actor(who).user_id, world.community, 1, "group-topic", "name", answers, world.now)
    return world.does(who, actions.make_topic, draft)


def made(world, name="News", thread=7):
    decision = makes(world, name)
    world.db.write_now(lambda tx: actions.note_made(tx, decision.topic.id, thread))
    return decision.topic.id


def only(world):
    (row,) = world.rows(GroupTopicRow)
    return row


def test_a_topic_is_asked_for_and_made(world):
    decision = makes(world)
    assert isinstance(decision, Changed)
    (owed,) = world.owed("group-topic-make")
    assert (owed.chat_id, outgoing(world, owed)) == (CHAT, TopicMake("News"))
    assert world.does("Grace", actions.open_topic, decision.topic.id, opened=False).reason == "topic-not-made"
    world.db.write_now(lambda tx: actions.note_made(tx, decision.topic.id, 7))
    assert (only(world).thread_id, only(world).state) == (7, "open")
    assert outgoing(world, owed) is None


def test_a_topic_that_was_noticed_before_it_was_noted_is_one(world):
    decision = makes(world)
    world.does("Grace", actions.note_seen, SeenTopic(CHAT, 7, Event.CREATED, "News"))
    world.db.write_now(lambda tx: actions.note_made(tx, decision.topic.id, 7))
    assert (only(world).id, only(world).thread_id) == (decision.topic.id, 7)


def test_what_telegram_would_not_make_is_forgotten_and_told(world):
    decision = makes(world)
    for _ in range(2):
        world.db.write_now(lambda tx: actions.note_not_made(tx, world.now, decision.topic.id))
    (told,) = world.owed_to("Grace", "group-topic-failed")
    assert "could not make the topic" in said(world, told)
    assert world.rows(GroupTopicRow) == []


def test_closing_twice_is_closing_once_and_reopening_before_it_went_out_leaves_it_open(world):
    topic = made(world)
    assert not world.does("Grace", actions.open_topic, topic, opened=False).already
    assert world.does("Grace", actions.open_topic, topic, opened=False).already
    (owed,) = world.owed("group-topic-state")
    assert outgoing(world, owed) == TopicOpen(7, opened=False)
    world.does("Grace", actions.open_topic, topic, opened=True)
    (owed,) = world.owed("group-topic-state")
    assert outgoing(world, owed) == TopicOpen(7, opened=True)


def test_announcements_leave_a_topic_that_is_closed_or_gone(world):
    topic, other = made(world), made(world, "More", 8)
    thread = lambda: world.db.read_now(stored.announcing_thread, CHAT)  # noqa: E731
    assert thread() is None
    world.does("Grace", actions.announce_there, topic, there=True)
    world.does("Grace", actions.announce_there, other, there=True)
    assert thread() == 8
    world.does("Grace", actions.open_topic, other, opened=False)
    assert thread() is None
    refused = world.does("Grace", actions.announce_there, other, there=True)
    assert refused == Refused("topic-not-open", world.forum)
    world.does("Grace", actions.announce_there, topic, there=True)
    world.does("Grace", actions.note_seen, SeenTopic(CHAT, 7, Event.CLOSED))
    assert thread() is None
    world.does("Grace", actions.note_seen, SeenTopic(CHAT, 7, Event.REOPENED))
    world.does("Grace", actions.announce_there, topic, there=True)
    for _ in range(2):
        world.db.write_now(lambda tx: actions.note_gone(tx, world.now, CHAT, 7))
    assert thread() is None
    (told,) = world.owed_to("Grace", "group-topic-gone")
    assert "was deleted" in said(world, told)


def test_a_card_is_composed_for_the_topic_and_a_word_to_a_member_is_not(world):
    session = world.session()
    world.announced(session, world.forum)
    topic = made(world)
    world.does("Grace", actions.announce_there, topic, there=True)
    from actions.cards import owe_cards

    world.db.write_now(owe_cards, session, world.now)
    (card,) = world.owed("session-card")
    found = outgoing(world, card)
    assert isinstance(found, Post)
    assert found.thread_id == 7


def test_topics_of_a_chat_that_is_not_ours_are_not_noticed(world):
    world.does("Grace", actions.note_seen, SeenTopic(ChatId(-100_999), 7, Event.CREATED, "News"))

    def unnamed(tx):
        tx.orm.get(GroupRow, world.forum).purpose = None

    world.db.write_now(unnamed)
    world.does("Grace", actions.note_seen, SeenTopic(CHAT, 7, Event.CREATED, "News"))
    assert world.rows(GroupTopicRow) == []


def test_only_an_admin_of_the_community_may(world):
    topic = made(world)
    elsewhere = world.add_community("elsewhere")
    world.member("Zara", "admin", community=elsewhere)
    for who, where in (("Amara", None), ("Zara", elsewhere)):
        for action, changes in (
            (actions.open_topic, {"opened": False}),
            (actions.announce_there, {"there": True}),
        ):
            with pytest.raises(NotAllowedError):
                world.does(who, action, topic, community=where, **changes)
        with pytest.raises(NotAllowedError):
            world.does(who, actions.name_topic, topic, Purpose.REGION, community=where)
    with pytest.raises(NotAllowedError):
        makes(world, "Mine", "Amara")
    assert only(world).name == "News"
    gone = world.does("Grace", actions.open_topic, GroupTopicId(99), opened=False)
    assert gone.reason == "group-gone"
