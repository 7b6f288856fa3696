"""Chats that are nobody's yet: who is asked, who takes one on, who says no."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from actions.claims import decline_claim, expire_claim
from actions.groups import Seen, claim_group, name_group, note_standing, upgrade_group
from rules.claims import Claimed, Declined, Refused
from rules.groups import BotStatus, Kind, Purpose, Right, is_a_chat
from rules.ids import ChatId, ClaimId, UserId
from rules.permissions import Actor, NotAllowedError
from screens.outgoing import Leave
from storage import groups
from storage.tables import ClaimRow, GroupRow, MemberRow, RoleRow
from tests.handlers.composing import labels, outgoing, said

CHAT = ChatId(-5001)
SUPERGROUP = ChatId(-100_5001)
RIGHTS = frozenset(Right) - {Right.POST}
PLAIN = Seen(CHAT, Kind.GROUP, "Cohort 7", BotStatus.MEMBER, frozenset())
ADMIN = replace(PLAIN, status=BotStatus.ADMIN, rights=RIGHTS)
GONE = replace(PLAIN, status=BotStatus.LEFT)
STRANGER = Actor(UserId(9999), ())


@pytest.fixture
def world(world):
    world.member("Grace", "admin")
    world.member("Amara")
    world.river = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", "admin", community=world.river)
    world.member("Yusuf", community=world.river)
    return world


def in_both(world, name="Noor"):
    """An admin of both communities, known to the first one by that name."""
    here = world.member(name, "admin")
    user_id = world.rows(MemberRow, MemberRow.id == here)[0].user_id

    def join(tx):
        row = MemberRow(
            community_id=world.river,
            user_id=user_id,
            chat_id=user_id,
            name=name,
            status="admitted",
            joined_at=world.now,
        )
        tx.orm.add(row)
        tx.flush()
        tx.orm.add(RoleRow(member_id=row.id, role="admin", granted_at=world.now))

    world.db.write_now(join)


def stranger(world, seen):
    world.db.write_now(lambda tx: note_standing(tx, STRANGER, world.now, seen))


def claim_of(world):
    (row,) = world.rows(ClaimRow)
    return ClaimId(row.id)


def asked(world):
    """Who was asked, by name and in order."""
    names = {world.member(name, community=where): name for name, where in world._people}
    return [names[row.member_id] for row in world.owed("claim-asked")]


def claims(world, name, community_id, community=None):
    return world.does(name, claim_group, claim_of(world), community_id, community=community)


def test_a_stranger_is_nobodys_so_the_admins_of_every_community_are_asked(world):
    stranger(world, PLAIN)
    assert asked(world) == ["Grace", "Zara"]
    assert world.rows(GroupRow) == [], "it belongs to no community"
    for row in world.owed("claim-asked"):
        assert "somebody I do not know as an admin" in said(world, row)
        assert labels(outgoing(world, row).screen) == [
            "It is ours",
            "Not ours, please leave",
            "Groups",
            "Menu",
        ]


def test_of_a_members_chat_no_other_community_hears(world):
    world.does("Amara", note_standing, PLAIN)
    assert asked(world) == ["Grace"]
    assert "Amara" not in said(world, world.owed("claim-asked")[0])
    with pytest.raises(NotAllowedError):
        world.does("Zara", decline_claim, claim_of(world), community=world.river)
    assert claims(world, "Zara", world.river, world.river) == Refused("gone")


def test_an_admin_of_two_is_asked_which_and_nobody_else_is(world):
    in_both(world)
    world.advance(hours=12)  # At midnight too: whoever has just done it is awake.
    world.does("Noor", note_standing, ADMIN)
    assert asked(world) == ["Noor"]
    (row,) = world.owed("claim-asked")
    assert row.not_before == world.now
    assert labels(outgoing(world, row).screen)[:3] == [
        "Oak Vale CIG",
        "Riverside CIG",
        "None of these, please leave",
    ]
    decision = claims(world, "Noor", world.river)
    assert isinstance(decision, Claimed)
    assert decision.group.community_id == world.river
    assert decision.group.standing.lacking == frozenset()
    told = world.owed("group-added")
    assert [row.member_id for row in told] == [world.member("Zara", community=world.river)]
    assert world.rows(ClaimRow) == []
    assert outgoing(world, row) is None, "the question is settled"


def test_the_admin_of_one_is_not_asked(world):
    world.does("Zara", note_standing, PLAIN, community=world.river)
    assert [row.community_id for row in world.rows(GroupRow)] == [world.river]
    assert asked(world) == []


def test_asked_once_though_admin_of_several(world):
    in_both(world)
    stranger(world, PLAIN)
    assert asked(world) == ["Grace", "Noor", "Zara"]


def test_at_night_nobody_is_woken_by_a_stranger(world):
    world.advance(hours=10)
    stranger(world, PLAIN)
    assert {row.not_before.hour for row in world.owed("claim-asked")} == {8}


def test_the_first_who_claims_it_has_it(world):
    stranger(world, PLAIN)
    claim = claim_of(world)
    assert isinstance(claims(world, "Grace", world.community), Claimed)
    late = world.does("Zara", claim_group, claim, world.river, community=world.river)
    assert late == Refused("gone")
    assert [row.community_id for row in world.rows(GroupRow)] == [world.community]
    assert world.does("Zara", decline_claim, claim, community=world.river) == Refused("gone")


def test_who_may_not(world):
    stranger(world, PLAIN)
    for name, community in (("Amara", None), ("Yusuf", world.river)):
        with pytest.raises(NotAllowedError):
            world.does(name, decline_claim, claim_of(world), community=community)
        for one in (world.community, world.river):
            with pytest.raises(NotAllowedError):
                claims(world, name, one, community)
    # An admin for the other community.
    with pytest.raises(NotAllowedError):
        claims(world, "Zara", world.community, world.river)
    assert world.rows(GroupRow) == []


@pytest.mark.parametrize("order", list(permutations(["Grace", "Zara"])))
def test_it_leaves_when_everybody_has_said_no(world, order):
    homes = {"Grace": None, "Zara": world.river}
    stranger(world, PLAIN)
    first, last = order
    decision = world.does(first, decline_claim, claim_of(world), community=homes[first])
    assert isinstance(decision, Declined)
    assert not decision.leaves
    assert world.owed("claim-leave") == []
    assert world.does(first, decline_claim, claim_of(world), community=homes[first]).already
    assert world.does(last, decline_claim, claim_of(world), community=homes[last]).leaves
    assert world.does(last, decline_claim, claim_of(world), community=homes[last]).already
    (leave,) = world.owed("claim-leave")
    assert isinstance(outgoing(world, leave), Leave)
    stranger(world, GONE)
    assert outgoing(world, leave) is None
    # Added over and over, it leaves without a word to the admins.
    stranger(world, PLAIN)
    assert len(world.owed("claim-asked")) == 2
    assert len(world.owed("claim-leave")) == 2
    # An admin who adds it is not turned away.
    stranger(world, GONE)
    world.does("Grace", note_standing, PLAIN)
    assert [row.community_id for row in world.rows(GroupRow)] == [world.community]
    assert world.rows(ClaimRow) == []


def test_who_said_no_may_think_again_while_the_bot_is_there(world):
    stranger(world, PLAIN)
    world.does("Grace", decline_claim, claim_of(world))
    assert isinstance(claims(world, "Grace", world.community), Claimed)


def test_who_said_no_is_not_asked_again_and_the_others_are(world):
    stranger(world, PLAIN)
    world.does("Grace", decline_claim, claim_of(world))
    for _ in range(3):
        stranger(world, GONE)
        stranger(world, PLAIN)
    assert asked(world) == ["Grace", "Zara"], "no more than once a day"
    world.advance(days=1)
    stranger(world, GONE)
    stranger(world, PLAIN)
    assert asked(world) == ["Grace", "Zara", "Zara"]


def test_silence_is_a_no_after_two_weeks(world):
    stranger(world, PLAIN)
    (work,) = world.due("claim-expires")
    assert work.at == world.now + timedelta(days=14)
    world.does("Grace", decline_claim, claim_of(world))
    world.advance(days=14)
    for _ in range(2):
        world.by_clock(expire_claim, claim_id=claim_of(world))
    (leave,) = world.owed("claim-leave")
    assert isinstance(outgoing(world, leave), Leave)
    # Who claims it in the last moment has it.
    assert isinstance(claims(world, "Zara", world.river, world.river), Claimed)
    assert outgoing(world, leave) is None


def test_what_was_claimed_or_has_gone_does_not_expire(world):
    stranger(world, PLAIN)
    claim = claim_of(world)
    claims(world, "Grace", world.community)
    assert world.due("claim-expires") == []
    world.by_clock(expire_claim, claim_id=claim)
    stranger(world, replace(PLAIN, chat_id=SUPERGROUP))
    stranger(world, replace(GONE, chat_id=SUPERGROUP))
    world.by_clock(expire_claim, claim_id=claim_of(world))
    assert world.owed("claim-leave") == []


def test_a_bot_that_is_gone_cannot_be_claimed_and_nobody_is_told_of_it(world):
    stranger(world, PLAIN)
    stranger(world, GONE)
    assert claims(world, "Grace", world.community) == Refused("bot-left")
    assert {row.kind for row in world.owed()} == {"claim-asked"}
    assert [outgoing(world, row) for row in world.owed()] == [None, None]


def test_rights_that_change_meanwhile_are_known_when_it_is_claimed(world):
    stranger(world, PLAIN)
    stranger(world, replace(ADMIN, title="Cohort seven"))
    assert len(world.owed()) == 2, "nobody hears of the rights in a chat that is nobody's"
    group = claims(world, "Grace", world.community).group
    assert (group.title, group.standing.lacking) == ("Cohort seven", frozenset())


def test_an_admin_of_another_community_who_gives_a_right_does_not_take_it(world):
    world.does("Amara", note_standing, PLAIN)
    world.does("Zara", note_standing, ADMIN, community=world.river)
    assert world.rows(GroupRow) == []
    assert isinstance(claims(world, "Grace", world.community), Claimed)


def test_an_admin_who_gives_a_right_has_said_whose_it_is(world):
    stranger(world, PLAIN)
    world.does("Grace", note_standing, ADMIN)
    assert [row.community_id for row in world.rows(GroupRow)] == [world.community]
    assert [outgoing(world, row) for row in world.owed("claim-asked")] == [None, None]


def test_what_one_community_turned_away_another_may_have(world):
    world.does("Grace", note_standing, PLAIN)
    (row,) = world.rows(GroupRow)
    world.does("Grace", name_group, row.id, Purpose.NOT_OURS)
    world.does("Grace", note_standing, GONE)
    world.does("Zara", note_standing, PLAIN, community=world.river)
    found = world.db.read_now(groups.of_chat, CHAT)
    assert (found.community_id, found.purpose) == (world.river, None)
    assert world.owed("group-leave")[1:] == []
    # What the first one knew of it is still its own, and of no chat.
    (left,) = world.rows(GroupRow, GroupRow.community_id == world.community)
    # A number above 0 would be somebody's private chat.
    assert left.chat_id < 0
    assert not is_a_chat(left.chat_id)


def test_what_a_community_uses_stays_its_own(world):
    world.does("Grace", note_standing, PLAIN)
    (row,) = world.rows(GroupRow)
    world.does("Grace", name_group, row.id, Purpose.COHORT)
    world.does("Grace", note_standing, GONE)
    world.does("Zara", note_standing, PLAIN, community=world.river)
    (row,) = world.rows(GroupRow)
    assert (row.community_id, row.purpose) == (world.community, "cohort")


@pytest.mark.parametrize("seen_first", [False, True])
def test_it_becomes_a_supergroup_while_nobody_has_claimed_it(world, seen_first):
    stranger(world, PLAIN)
    if seen_first:
        stranger(world, replace(ADMIN, chat_id=SUPERGROUP))
    world.does("Grace", upgrade_group, CHAT, SUPERGROUP)
    (row,) = world.rows(ClaimRow)
    assert row.chat_id == SUPERGROUP
    group = claims(world, "Grace", world.community).group
    assert group.chat_id == SUPERGROUP
    assert group.standing.lacking == (frozenset() if seen_first else RIGHTS - {Right.TOPICS})


def test_a_stranger_upgrades_a_group_of_ours(world):
    world.does("Grace", note_standing, PLAIN)
    # The new chat seems to be nobody's, until Telegram says that the two are one.
    stranger(world, replace(ADMIN, chat_id=SUPERGROUP))
    questions = world.owed("claim-asked")
    world.does("Grace", upgrade_group, CHAT, SUPERGROUP)
    (row,) = world.rows(GroupRow)
    assert (row.chat_id, row.lacking) == (SUPERGROUP, "")
    assert world.rows(ClaimRow) == []
    assert [outgoing(world, one) for one in questions] == [None, None]


def test_whoever_is_no_admin_any_more_is_not_asked(world):
    stranger(world, PLAIN)
    (row,) = [one for one in world.owed("claim-asked") if one.member_id == world.member("Grace")]
    world.db.write_now(lambda tx: tx.execute(RoleRow.__table__.delete()))
    assert outgoing(world, row) is None
