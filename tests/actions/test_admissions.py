"""What Telegram would not hear of: kept, told once, and told to Telegram again when the right is back."""

from dataclasses import replace

import pytest

from actions.admissions import note_refused
from actions.groups import Seen, note_standing
from actions.joining import answer, ask_to_join, consent, judge, read_rules
from rules.groups import BotStatus, Kind, Right
from rules.ids import ChatId, JoinRequestId, UserId
from rules.joining import CONSENT_VERSION, Eligibility, Reason
from rules.permissions import Actor, NotAllowedError
from screens.outgoing import Admit, Decline
from storage.tables import AuditRow, JoinRequestRow
from storage.views import admissions as views
from tests.handlers.composing import outgoing, said

CHAT = ChatId(-100_500)
ALL = frozenset(Right)
SEEN = Seen(CHAT, Kind.GROUP, "Oak Vale", BotStatus.ADMIN, ALL)
WITHOUT = replace(SEEN, rights=ALL - {Right.INVITE})
GONE = replace(SEEN, status=BotStatus.LEFT, rights=frozenset())


@pytest.fixture
def world(world):
    world.member("Grace", "admin")
    world.member("Dayo", "moderator")
    world.group("announcements", CHAT)
    return world


def by(user, world, action, *args, **kwargs):
    actor = Actor(UserId(user), ())
    return world.db.write_now(lambda tx: action(tx, actor, world.now, *args, **kwargs))


def asks(world, user, name, *, agreed=True):
    """From the link to the last answer."""
    by(user, world, ask_to_join, CHAT, ChatId(user), name, world.now)
    request = JoinRequestId(max(row.id for row in world.rows(JoinRequestRow)))
    by(user, world, read_rules, request)
    by(user, world, answer, request, Eligibility.YES)
    by(user, world, consent, request, CONSENT_VERSION if agreed else None)
    return request


def refused_by_telegram(world, request):
    world.by_clock(note_refused, request_id=request)


@pytest.mark.parametrize("lost", [WITHOUT, GONE])
def test_what_was_decided_is_told_to_telegram_when_the_right_is_back(world, lost):
    world.does("Grace", note_standing, lost)
    let_in, turned_down = asks(world, 501, "Amara"), asks(world, 502, "Ben", agreed=False)
    for one in (let_in, turned_down):
        refused_by_telegram(world, one)
    world.does("Grace", note_standing, replace(SEEN, rights=ALL - {Right.INVITE, Right.PIN}))
    assert len(world.owed("join-admit")) == 1, "not yet"
    world.does("Grace", note_standing, SEEN)
    admit = world.owed("join-admit")[1:]
    decline = world.owed("join-decline")[1:]
    assert [outgoing(world, row) for row in admit] == [Admit(501)]
    assert [outgoing(world, row) for row in decline] == [Decline(502)]
    # Once for each loss, whatever else changes there.
    world.does("Grace", note_standing, replace(SEEN, rights=ALL - {Right.PIN}))
    world.does("Grace", note_standing, SEEN)
    assert len(world.owed("join-admit")) == 2
    # A second loss is another one.
    world.does("Grace", note_standing, WITHOUT)
    refused_by_telegram(world, let_in)
    world.does("Grace", note_standing, SEEN)
    assert len(world.owed("join-admit")) == 3


def test_the_admins_hear_once_and_without_a_name_and_the_person_is_told(world):
    world.does("Grace", note_standing, WITHOUT)
    requests = [asks(world, 501, "Amara"), asks(world, 502, "Ben")]
    for one in requests:
        refused_by_telegram(world, one)
    (told,) = world.owed("admission-stuck")
    assert told.member_id == world.member("Grace")
    words = said(world, told)
    assert "2 people are waiting to come in" in words
    assert "Invite Users via Link" in words
    assert "Amara" not in words
    assert len(world.owed("join-delayed")) == 2
    assert "You need not ask again" in said(world, world.owed("join-delayed")[0])
    world.does("Grace", note_standing, SEEN)
    assert said(world, told) is None
    assert said(world, world.owed("join-delayed")[0]) is None


def test_a_refusal_for_another_reason_says_so(world):
    world.does("Grace", note_standing, SEEN)
    refused_by_telegram(world, asks(world, 501, "Amara"))
    assert "let them in by hand" in said(world, world.owed("admission-stuck")[0])


def test_whoever_asks_anew_meanwhile_is_not_declined_by_what_was_decided_before(world):
    world.does("Grace", note_standing, WITHOUT)
    request = asks(world, 502, "Ben", agreed=False)
    refused_by_telegram(world, request)
    by(502, world, ask_to_join, CHAT, ChatId(502), "Ben", world.now)
    world.does("Grace", note_standing, SEEN)
    assert len(world.owed("join-decline")) == 1
    refused_by_telegram(world, request)
    assert [row.owed_at_telegram for row in world.rows(JoinRequestRow)] == [False]


def test_the_desk_is_for_those_who_decide_in_that_community(world):
    river = world.add_community("riverside", name="Riverside CIG")
    world.member("Zara", "admin", community=river)
    world.member("Amara")
    world.member("Femi", "facilitator")

    def looks(name, community=None):
        actor = world.actor(name, community)
        return world.db.read_now(lambda tx: views.desk(tx, actor, world.now, world.community))

    for name, community in (("Zara", river), ("Amara", None), ("Femi", None)):
        with pytest.raises(NotAllowedError):
            looks(name, community)
    by(501, world, ask_to_join, CHAT, ChatId(501), "Ben", world.now)
    request = JoinRequestId(1)
    assert [one.id for one in looks("Dayo").waiting] == [request], "nothing of ours has reached them yet"
    world.does("Dayo", judge, request, Reason.OTHER)
    desk = looks("Grace")
    assert desk.waiting == ()
    assert [(one.decider, one.reason) for one in desk.decided] == [("Dayo", Reason.OTHER)]
    (note,) = [row for row in world.rows(AuditRow) if row.verb == "admit"]
    assert (note.by_member_id, note.detail) == (world.member("Dayo"), {"request": 1, "decision": "other"})
    # The second press decides nothing and leaves no trace.
    world.does("Grace", judge, request)
    assert len([row for row in world.rows(AuditRow) if row.verb == "admit"]) == 1
    world.advance(days=31)
    assert looks("Grace").decided == ()
