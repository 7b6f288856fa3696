"""Personal links: asked for, made, used, ended; whatever comes in between."""

from datetime import timedelta

import pytest

from actions.finding import (
    ask_for_link,
    end_link,
    expire_link,
    invite_colleague,
    member_left,
    note_made,
    note_not_made,
    note_revoked,
    use_link,
)
from rules.finding import LinkAsked, Refused, Use
from rules.ids import InviteLinkId, UserId
from rules.permissions import NotAllowedError
from screens.outgoing import Invite, Post, Revoke
from storage import groups
from storage.tables import GroupRow, InviteLinkRow, MemberRow
from tests.handlers.composing import TEXTS, outgoing

ADDRESS = "https://t.me/+amara"


@pytest.fixture
def world(world):
    world.member("Amara")
    world.member("Ben")
    world.exams, _ = world.group("topic", chat=-100_700)
    return world


def links(world):
    return world.rows(InviteLinkRow)


def asks(world, name="Amara", group=None):
    decision = world.does(name, ask_for_link, group or world.exams)
    assert isinstance(decision, LinkAsked)
    return decision.link


def has_made(world, link_id, address=ADDRESS):
    world.db.write_now(lambda tx: note_made(tx, world.now, link_id, address))


def uses(world, name, address=ADDRESS):
    user = next(one.user_id for one in world.rows(MemberRow) if one.name == name) if name else 9999

    def use(tx):
        return use_link(tx, world.now, groups.find(tx, world.exams), UserId(user), address)

    return world.db.write_now(use)


def test_a_link_is_made_when_it_is_sent_and_asked_for_again_is_the_same(world):
    link = asks(world)
    assert asks(world) == link
    (owed,) = world.owed_to("Amara", "invite-link")
    invite = outgoing(world, owed)
    assert isinstance(invite, Invite)
    assert invite.expires_at == world.now + timedelta(hours=24)
    assert len(TEXTS.plain(invite.name)) <= 32
    assert "Amara" not in TEXTS.plain(invite.name)
    has_made(world, link.id)
    again = world.does("Amara", ask_for_link, world.exams)
    assert (again.already, again.link.address) == (True, ADDRESS)
    # Were it sent once more after a crash, it would show the link that there is.
    assert isinstance(outgoing(world, owed), Post)
    assert len(links(world)) == 1


@pytest.mark.parametrize(
    ("who", "known"), [("Amara", None), ("Ben", Use(borrowed=True)), (None, Use(borrowed=True))]
)
def test_a_link_is_used_once_by_whomever(world, who, known):
    has_made(world, asks(world).id)
    assert uses(world, who) == known
    assert uses(world, None) is None
    (owed,) = world.owed("invite-revoke")
    assert owed.chat_id == -100_700
    assert outgoing(world, owed) == Revoke(ADDRESS)
    (row,) = links(world)
    assert row.member_id is None, "it is nobody's any more"
    world.db.write_now(lambda tx: note_revoked(tx, world.now, InviteLinkId(row.id)))
    assert links(world) == []
    assert world.due("invite-link-expires") == []


def test_a_colleague_comes_with_the_name_of_who_invited_them(world):
    link = world.does("Amara", invite_colleague, world.exams, 0).link
    assert world.does("Amara", invite_colleague, world.exams, 0).link == link
    assert world.does("Amara", invite_colleague, world.exams, link.id).link != link
    has_made(world, link.id)
    assert uses(world, None) == Use(invited_by=world.member("Amara"))


def test_an_address_of_another_group_or_of_nobody_is_no_link_of_ours(world):
    has_made(world, asks(world).id)
    region, _ = world.group("region", chat=-100_701)

    def elsewhere(tx):
        return use_link(tx, world.now, groups.find(tx, region), UserId(9999), ADDRESS)

    assert world.db.write_now(elsewhere) is None
    assert uses(world, None, "https://t.me/+other") is None
    assert not links(world)[0].ended


def test_what_expires_is_revoked_and_what_was_never_made_is_forgotten(world):
    has_made(world, asks(world).id)
    asks(world, "Ben")
    world.advance(hours=23)
    for row in links(world):
        world.by_clock(expire_link, link_id=row.id)
    assert len(links(world)) == 2, "not yet"
    assert world.owed("invite-revoke") == []
    world.advance(hours=1)
    for row in links(world):
        world.by_clock(expire_link, link_id=row.id)
    assert [one.ended for one in links(world)] == [True]
    assert len(world.owed("invite-revoke")) == 1
    world.by_clock(expire_link, link_id=links(world)[0].id)
    world.by_clock(expire_link, link_id=999)
    assert len(world.owed("invite-revoke")) == 1


def test_a_link_that_ends_while_telegram_makes_it_is_revoked_as_soon_as_it_is_made(world):
    link = asks(world)
    world.does("Amara", end_link, link.id)
    assert outgoing(world, world.owed("invite-link")[0]) is None
    has_made(world, link.id)
    assert outgoing(world, world.owed("invite-revoke")[0]) == Revoke(ADDRESS)
    assert uses(world, "Amara") is None


def test_who_leaves_invites_nobody_any_more(world):
    has_made(world, asks(world).id)
    world.db.write_now(lambda tx: member_left(tx, world.member("Amara"), world.now))
    assert len(world.owed("invite-revoke")) == 1
    assert [row.member_id for row in links(world)] == [None]


def test_where_the_bot_is_no_more_there_is_nothing_to_revoke(world):
    has_made(world, asks(world).id)

    def gone(tx):
        tx.orm.get(GroupRow, world.exams).bot_status = "left"

    world.db.write_now(gone)
    world.advance(hours=24)
    world.by_clock(expire_link, link_id=links(world)[0].id)
    assert links(world) == []
    assert world.owed("invite-revoke") == []
    assert world.does("Amara", ask_for_link, world.exams) == Refused("group-gone")


def test_what_telegram_would_not_make_is_told(world):
    link = asks(world)
    for _ in range(2):
        world.db.write_now(lambda tx: note_not_made(tx, world.now, link.id))
    (told,) = world.owed_to("Amara", "invite-link-failed")
    assert "could not make a link" in TEXTS.body(outgoing(world, told).screen)
    assert links(world) == []
    assert asks(world) != link


def test_nobody_ends_or_asks_for_what_is_not_theirs(world):
    link = asks(world)
    elsewhere = world.add_community("elsewhere")
    world.member("Zara", "admin", community=elsewhere)
    with pytest.raises(NotAllowedError):
        world.does("Ben", end_link, link.id)
    with pytest.raises(NotAllowedError):
        world.does("Zara", end_link, link.id, community=elsewhere)
    with pytest.raises(NotAllowedError):
        world.does("Zara", ask_for_link, world.exams, community=elsewhere)
    with pytest.raises(NotAllowedError):
        world.does("Zara", invite_colleague, world.exams, 0, community=elsewhere)
    assert world.does("Ben", end_link, InviteLinkId(99)) is None
    assert world.does("Amara", end_link, link.id) == world.exams
    assert world.does("Amara", end_link, link.id) is None
