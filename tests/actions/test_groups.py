"""The bot in groups: added, given rights, removed, upgraded; and the admins' word on each."""

from dataclasses import replace

import pytest

from actions.groups import Seen, name_group, note_standing, point_to_private_chat, upgrade_group
from rules.groups import BotStatus, Kind, Named, Purpose, Refused, Right
from rules.ids import ChatId, GroupId, UserId
from rules.permissions import Actor, NotAllowedError
from screens.outgoing import Leave
from screens.texts import Texts
from storage import cards, groups
from storage.tables import GroupRow, JoinRequestRow, OutboxRow
from tests.handlers.composing import outgoing
from tests.world import MONDAY

CHAT = ChatId(-5001)
SUPERGROUP = ChatId(-100_5001)
RIGHTS = frozenset(Right) - {Right.POST}
PLAIN = Seen(CHAT, Kind.GROUP, "Oak Vale CIG", BotStatus.MEMBER, frozenset())
ADMIN = replace(PLAIN, status=BotStatus.ADMIN, rights=RIGHTS)
GONE = replace(PLAIN, status=BotStatus.LEFT)


@pytest.fixture
def world(world):
    world.member("Grace", "admin")
    world.member("Hana", "admin")
    world.member("Amara")
    return world


def the_group(world, chat=CHAT):
    return world.db.read_now(groups.of_chat, chat)


def words(world, row):
    found = outgoing(world, row)
    texts = Texts()
    labels = [texts.plain(one.label) for line in found.screen.rows for one in line]
    return texts.body(found.screen) + "\n" + "\n".join(labels)


def test_an_admin_adds_the_bot_and_is_asked_in_private_what_for(world):
    world.does("Grace", note_standing, PLAIN)
    told = world.owed("group-added")
    assert [row.member_id for row in told] == [world.member("Grace"), world.member("Hana")]
    said = words(world, told[0])
    for expected in ("Oak Vale CIG", "Invite Users via Link", "Ban Users", "Administrators", "Announcements"):
        assert expected in said
    assert "I do not know" not in said
    assert not [row for row in world.owed() if row.chat_id == CHAT], "nothing is said in the group"


def test_the_update_that_comes_again_tells_nobody_again(world):
    world.does("Grace", note_standing, PLAIN)
    world.does("Grace", note_standing, PLAIN)
    assert len(world.owed("group-added")) == 2


def test_a_title_is_never_markup(world):
    world.does("Grace", note_standing, replace(PLAIN, title="<b>Oak & Vale</b>"))
    assert "&lt;b&gt;Oak &amp; Vale&lt;/b&gt;" in words(world, world.owed("group-added")[0])


def test_an_announcement_group_gets_the_cards_of_upcoming_sessions(world):
    session = world.session()
    cancelled = world.session(status="cancelled")
    world.does("Grace", note_standing, ADMIN)
    decision = world.does("Grace", name_group, the_group(world).id, Purpose.ANNOUNCEMENTS)
    assert isinstance(decision, Named)
    assert decision.announced == 1
    (card,) = world.owed("session-card")
    assert (card.chat_id, card.variables["session"]) == (CHAT, session)
    assert world.db.read_now(cards.of_session, cancelled) == []


def test_another_purpose_announces_nothing(world):
    world.session()
    world.does("Grace", note_standing, ADMIN)
    assert world.does("Grace", name_group, the_group(world).id, Purpose.COHORT).announced == 0
    assert world.owed("session-card") == []


def test_not_ours_is_left_and_nobody_is_told_of_the_leaving(world):
    world.does("Grace", note_standing, PLAIN)
    world.does("Grace", name_group, the_group(world).id, Purpose.NOT_OURS)
    (leave,) = world.owed("group-leave")
    assert isinstance(outgoing(world, leave), Leave)
    assert outgoing(world, world.owed_to("Hana", "group-added")[0]) is None
    world.does("Amara", note_standing, GONE)
    assert world.owed("group-left") == []
    assert outgoing(world, leave) is None


def test_a_group_that_was_turned_away_is_left_again_without_asking_anybody(world):
    world.does("Grace", note_standing, PLAIN)
    world.does("Grace", name_group, the_group(world).id, Purpose.NOT_OURS)
    world.does("Amara", note_standing, GONE)
    world.does("Amara", note_standing, PLAIN)
    assert len(world.owed("group-leave")) == 2
    assert len(world.owed("group-added")) == 2, "only the two of the first time"
    world.does("Amara", note_standing, GONE)
    world.does("Grace", note_standing, PLAIN)
    assert the_group(world).purpose is None, "an admin who adds it is asked anew"
    assert len(world.owed("group-added")) == 4


@pytest.mark.parametrize("name", ["Amara", "Femi"])
def test_only_an_admin_says_what_a_group_is_for(world, name):
    world.member("Femi", "facilitator")
    world.does("Grace", note_standing, ADMIN)
    with pytest.raises(NotAllowedError):
        world.does(name, name_group, the_group(world).id, Purpose.COHORT)
    assert the_group(world).purpose is None


def test_an_admin_of_another_community_may_not(world):
    elsewhere = world.add_community("elsewhere")
    world.member("Ivy", "admin", community=elsewhere)
    world.does("Grace", note_standing, ADMIN)
    with pytest.raises(NotAllowedError):
        world.does("Ivy", name_group, the_group(world).id, Purpose.NOT_OURS, community=elsewhere)
    assert world.owed("group-leave") == []


def test_a_group_that_is_gone_cannot_be_named(world):
    assert world.does("Grace", name_group, GroupId(99), Purpose.TOPIC) == Refused("group-gone")
    world.does("Grace", note_standing, ADMIN)
    world.does("Grace", note_standing, GONE)
    assert world.does("Grace", name_group, the_group(world).id, Purpose.TOPIC) == Refused("bot-left")


def test_rights_that_come_and_go_are_told_once_each(world):
    world.does("Grace", note_standing, PLAIN)
    world.does("Grace", note_standing, ADMIN)
    world.does("Grace", note_standing, ADMIN)
    (gained,) = world.owed_to("Grace", "group-rights")
    assert "every right" in words(world, gained)
    world.does("Grace", note_standing, replace(ADMIN, rights=RIGHTS - {Right.PIN}))
    lost = world.owed_to("Grace", "group-rights")[1]
    said = words(world, lost)
    assert "no longer" in said
    assert "Pin Messages" in said
    assert "Ban Users" not in said
    world.does("Grace", note_standing, ADMIN)
    assert outgoing(world, lost) is None, "it was given back before this was sent"


def test_at_night_only_the_admin_who_is_awake_hears_at_once(world):
    world.advance(hours=10)
    world.does("Grace", note_standing, PLAIN)
    (mine,), (hers,) = world.owed_to("Grace"), world.owed_to("Hana")
    assert mine.not_before == world.now
    assert hers.not_before.hour == 8


def test_removed_and_added_again_the_bot_announces_anew(world):
    session = world.session()
    world.does("Grace", note_standing, ADMIN)
    world.does("Grace", name_group, the_group(world).id, Purpose.ANNOUNCEMENTS)
    world.db.write_now(cards.remember, session, the_group(world).id, 77)
    world.does("Hana", note_standing, GONE)
    (left,) = world.owed_to("Grace", "group-left")
    assert "removed" in words(world, left)
    assert world.db.read_now(cards.of_session, session) == []
    world.does("Hana", note_standing, replace(ADMIN, title="Oak Vale doctors"))
    (card,) = world.db.read_now(cards.of_session, session)
    assert card.message_id is None
    assert "Oak Vale doctors" in words(world, world.owed_to("Grace", "group-added")[-1])


@pytest.mark.parametrize("seen_first", [False, True])
def test_a_supergroup_is_the_same_group_under_a_new_id(world, seen_first):
    session = world.session()
    world.does("Grace", note_standing, ADMIN)
    before = the_group(world)
    world.does("Grace", name_group, before.id, Purpose.ANNOUNCEMENTS)
    world.db.write_now(cards.remember, session, before.id, 77)
    new = SUPERGROUP
    if seen_first:
        # Telegram may tell of the bot in the new chat before it tells that the two are one.
        world.does("Grace", note_standing, replace(ADMIN, chat_id=new))
        ask_to_join(world, the_group(world, new).id, CHAT)
    world.does("Grace", upgrade_group, CHAT, new)
    world.does("Grace", upgrade_group, CHAT, new)
    after = the_group(world, new)
    assert (after.id, after.purpose) == (before.id, Purpose.ANNOUNCEMENTS)
    assert the_group(world) is None
    assert len(world.rows(GroupRow)) == 1
    assert world.rows(OutboxRow, OutboxRow.chat_id == CHAT) == []
    (card,) = world.db.read_now(cards.of_session, session)
    assert (card.chat_id, card.message_id) == (new, None), "posted anew: the old message has no id there"
    if seen_first:
        assert [row.group_id for row in world.rows(JoinRequestRow)] == [before.id]
        gone = world.owed("group-added")[-1]
        assert outgoing(world, gone) is None


def ask_to_join(world, group, user):
    def insert(tx):
        tx.orm.add(
            JoinRequestRow(
                community_id=world.community,
                group_id=group,
                user_id=-user,
                user_chat_id=-user,
                name="Jun",
                step="asked",
                requested_at=world.now,
                open_until=world.now,
            )
        )

    world.db.write_now(insert)


def test_an_upgrade_of_an_unknown_group_changes_nothing(world):
    world.does("Grace", upgrade_group, CHAT, SUPERGROUP)
    assert world.rows(GroupRow) == []


def test_without_a_community_there_is_nobody_to_tell(db):
    db.write_now(lambda tx: note_standing(tx, Actor(UserId(1), ()), MONDAY, PLAIN))
    assert db.read_now(groups.of_chat, CHAT) is None


def test_commands_in_a_group_are_answered_there_once_an_hour(world):
    for _ in range(3):
        world.does("Amara", point_to_private_chat, ChatId(-100_500))
    world.does("Ben", point_to_private_chat, ChatId(-100_500))
    assert len(world.owed("group-hint")) == 1
    world.advance(hours=1)
    world.does("Ben", point_to_private_chat, ChatId(-100_500))
    assert len(world.owed("group-hint")) == 2


def test_no_upgrade_takes_a_group_from_another_community(world):
    """Telegram never says so; what says it all the same changes nothing."""
    river = world.add_community("riverside")
    world.group(chat=CHAT)
    world.group(chat=SUPERGROUP, community=river)
    ask_to_join(world, the_group(world, SUPERGROUP).id, CHAT)
    before = [repr(row) for row in (*world.rows(GroupRow), *world.rows(JoinRequestRow))]
    world.does("Grace", upgrade_group, CHAT, SUPERGROUP)
    assert [repr(row) for row in (*world.rows(GroupRow), *world.rows(JoinRequestRow))] == before
