from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions import admissions, due_work, joining
from actions.members import note_presence, open_private_chat
from rules.ids import ChatId, JoinRequestId, UserId
from rules.joining import CONSENT_VERSION, WINDOW, Eligibility, Reason, Step
from rules.permissions import NotAllowedError
from storage import joining as requests
from storage import members
from storage.tables import CommunityRow, GroupRow, JoinRequestRow, MemberRow
from storage.views import joining as views
from tests.handlers.composing import outgoing

AMARA, BEN = 77, 78


class Door:
    """Strangers at the door of a community with two moderators."""

    def __init__(self, world):
        self.world = world
        world.member("Chidi", "admin")
        world.member("Efua", "moderator")
        self.group, self.chat = world.group()

    def moderated(self):
        self.world.db.write_now(lambda tx: tx.execute(sa.update(CommunityRow).values(admission="moderated")))

    def stranger(self, action, *args, user=AMARA, **kwargs):
        """The verb by this account, as whoever storage says it is."""

        def act(tx):
            return action(tx, members.actor(tx, UserId(user)), self.world.now, *args, **kwargs)

        return self.world.db.write_now(act)

    def asks(self, user=AMARA, name="Amara", chat=None, ago=timedelta(0), private_chat=None):
        asked_at = self.world.now - ago
        self.stranger(
            joining.ask_to_join,
            chat or self.chat,
            ChatId(private_chat or user),
            name,
            asked_at,
            user=user,
        )
        return self.request(user, chat or self.chat)

    def request(self, user=AMARA, chat=None):
        group = sa.select(GroupRow.id).where(GroupRow.chat_id == (chat or self.chat))
        found = self.world.rows(
            JoinRequestRow,
            JoinRequestRow.user_id == user,
            JoinRequestRow.group_id.in_(group),
        )
        return JoinRequestId(found[0].id) if found else None

    def at(self, request):
        return self.world.db.read_now(requests.load, request)

    def reached(self, request):
        self.world.db.write_now(joining.note_reached, request)

    def answers(self, request, eligibility=Eligibility.YES, user=AMARA):
        """Up to the question of consent."""
        self.reached(request)
        self.stranger(joining.read_rules, request, user=user)
        return self.stranger(joining.answer, request, eligibility, user=user)

    def agrees(self, request, user=AMARA):
        return self.stranger(joining.consent, request, CONSENT_VERSION, user=user)

    def member(self, user=AMARA):
        rows = self.world.rows(MemberRow, MemberRow.user_id == user)
        return rows[0] if rows else None

    def tick(self):
        """Everything that is due."""
        for row in self.world.due():
            if row.at <= self.world.now:
                self.world.db.write_now(due_work.run, row.id, self.world.now)

    def cards(self, name):
        return self.world.owed_to(name, "join-review")


@pytest.fixture
def door(world):
    return Door(world)


def test_whoever_asks_is_written_to_within_five_minutes(door, world):
    request = door.asks()
    (notice,) = world.owed("join-asked")
    assert (notice.chat_id, notice.priority, notice.variables) == (AMARA, 0, {"request": request})
    assert notice.not_before == world.now
    assert notice.not_after == world.now + WINDOW
    assert "Amara" not in str(notice.variables)


def test_admitted_at_once_after_three_presses(door, world):
    request = door.asks()
    door.answers(request)
    asking = door.agrees(request)
    assert asking.request.step is Step.ADMITTED
    (admission,) = world.owed("join-admit")
    assert (admission.chat_id, admission.priority) == (door.chat, 0)
    amara = door.member()
    assert (amara.status, amara.name, amara.consent_version) == ("admitted", "Amara", CONSENT_VERSION)
    assert (amara.consent_at, amara.joined_at, amara.chat_id) == (world.now, world.now, None)
    assert world.due("join-expires") == []


def test_pressed_twice_and_pressed_on_an_old_screen_changes_nothing(door, world):
    request = door.asks()
    door.answers(request)
    assert door.stranger(joining.answer, request, Eligibility.NO).request.step is Step.CONSENT
    door.agrees(request)
    again = door.stranger(joining.consent, request, None)
    assert again.request.step is Step.ADMITTED
    assert door.stranger(joining.read_rules, request).request.step is Step.ADMITTED
    assert len(world.owed("join-admit")) == 1
    assert world.owed("join-decline") == []


def test_nobody_presses_for_somebody_else(door):
    request = door.asks()
    with pytest.raises(NotAllowedError):
        door.stranger(joining.read_rules, request, user=BEN)
    with pytest.raises(NotAllowedError):
        door.stranger(views.standing, request, user=BEN)
    assert door.at(request).step is Step.RULES


def test_the_name_shown_by_the_account_is_cleaned(door):
    assert door.at(door.asks(name="🌸")).name == "Member"
    assert door.at(door.asks(BEN, name="<b>Ben</b>\n")).name == "<b>Ben</b>"


def test_no_is_refused_but_stays_pending_for_an_appeal(door, world):
    request = door.asks()
    asking = door.answers(request, Eligibility.NO)
    assert (asking.request.step, asking.request.reason) == (Step.REFUSED, Reason.NOT_ELIGIBLE)
    assert world.owed("join-decline") == []
    appealed = door.stranger(joining.appeal, request)
    assert appealed.request.step is Step.REVIEW
    assert len(door.cards("Chidi")) == len(door.cards("Efua")) == 1
    world.does("Efua", joining.judge, request, None)
    assert door.member().status == "admitted"
    assert len(world.owed("join-admit")) == 1


def test_without_consent_the_request_is_declined_and_the_name_is_gone(door, world):
    request = door.asks()
    door.answers(request)
    door.stranger(joining.consent, request, None)
    kept = door.at(request)
    assert (kept.step, kept.reason, kept.name, kept.eligibility) == (
        Step.REFUSED,
        Reason.NO_CONSENT,
        "",
        None,
    )
    assert len(world.owed("join-decline")) == 1
    assert door.member() is None
    assert world.due("join-expires") == []


def test_not_sure_goes_to_a_moderator_even_where_admission_is_at_once(door, world):
    request = door.asks()
    door.answers(request, Eligibility.UNSURE)
    assert door.agrees(request).request.step is Step.REVIEW
    assert [card.variables for card in door.cards("Chidi")] == [{"request": request}]
    assert door.member() is None


def test_the_first_moderator_decides_and_the_person_is_told(door, world):
    door.moderated()
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    first = world.does("Chidi", joining.judge, request, None)
    second = world.does("Efua", joining.judge, request, Reason.OTHER)
    assert (first.by_me, second.by_me, second.request.decider) == (True, False, "Chidi")
    assert len(world.owed("join-admit")) == 1
    (told,) = world.owed("join-outcome")
    assert told.member_id == door.member().id
    # The chat was never opened, so the welcome waits for /start.
    assert told.state == "waiting"
    door.stranger(open_private_chat, ChatId(AMARA), "Amara")
    assert world.owed("join-outcome")[0].state == "queued"


def test_only_a_moderator_of_this_community_decides(door, world):
    door.moderated()
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    other = world.add_community("other")
    world.member("Femi", "facilitator")
    world.member("Grace", "admin", community=other)
    with pytest.raises(NotAllowedError):
        world.does("Femi", joining.judge, request, None)
    with pytest.raises(NotAllowedError):
        world.does("Grace", joining.judge, request, None, community=other)
    with pytest.raises(NotAllowedError):
        door.stranger(joining.judge, request, None)
    assert door.at(request).step is Step.REVIEW


def test_an_appeal_goes_to_the_moderator_who_did_not_decide(door, world):
    door.moderated()
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    world.does("Chidi", joining.judge, request, Reason.CANNOT_CONFIRM)
    assert len(world.owed("join-outcome")) == 1
    assert world.owed("join-decline") == []
    door.stranger(joining.appeal, request)
    assert (len(door.cards("Chidi")), len(door.cards("Efua"))) == (1, 2)
    assert world.does("Chidi", joining.judge, request, None).refused == "appeal-is-for-others"
    world.does("Efua", joining.judge, request, Reason.OTHER)
    assert len(world.owed("join-outcome")) == 2
    assert len(world.owed("join-decline")) == 1
    assert door.stranger(joining.appeal, request).request.step is Step.REFUSED


def test_cards_wait_for_a_decent_hour_but_admission_does_not(door, world):
    door.moderated()
    world.advance(hours=10)  # 22:00 in London.
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    (card,) = door.cards("Chidi")
    assert card.not_before == world.now.replace(hour=8, day=17)
    world.does("Chidi", joining.judge, request, None)
    assert world.owed("join-admit")[0].not_before == world.now


def test_who_heard_nothing_in_five_minutes_is_shown_to_the_moderators(door, world):
    request = door.asks()
    world.advance(minutes=6)
    door.tick()
    assert len(door.cards("Chidi")) == len(door.cards("Efua")) == 1
    assert door.at(request).step is Step.RULES


def test_who_was_reached_is_not_shown(door, world):
    door.reached(door.asks())
    world.advance(minutes=6)
    door.tick()
    assert door.cards("Chidi") == []


def test_a_closed_chat_is_shown_to_the_moderators_once(door, world):
    request = door.asks()
    world.by_clock(joining.note_unreached, request_id=request)
    world.advance(minutes=6)
    door.tick()
    assert len(door.cards("Chidi")) == 1


def test_a_request_that_waited_while_the_bot_was_away_is_shown_at_once(door, world):
    door.asks(ago=timedelta(hours=3))
    assert world.owed("join-asked") == []
    assert len(door.cards("Chidi")) == 1


def test_let_in_unreached_the_person_is_asked_for_consent_later(door, world):
    request = door.asks(ago=timedelta(hours=3))
    world.does("Chidi", joining.judge, request, None)
    assert door.member().consent_at is None
    assert door.at(request).owes_consent
    door.stranger(joining.consent, request, CONSENT_VERSION)
    assert door.member().consent_version == CONSENT_VERSION
    assert len(world.owed("join-admit")) == 1


def test_a_yes_to_earlier_words_is_kept_nowhere(door, world):
    request = door.asks()
    door.answers(request)
    asking = door.stranger(joining.consent, request, "2026-2")
    assert (asking.changed, asking.request.step) == (True, Step.CONSENT)
    assert door.at(request).consent_version is None
    assert door.member() is None
    asking = door.agrees(request)
    assert (asking.changed, asking.request.step) == (False, Step.ADMITTED)
    # Said once more after it is done, it is only late.
    asking = door.stranger(joining.consent, request, "2026-2")
    assert (asking.changed, door.at(request).consent_version) == (False, CONSENT_VERSION)
    assert len(world.owed("join-admit")) == 1


def test_let_in_unreached_and_not_agreeing_is_leaving(door, world):
    request = door.asks(ago=timedelta(hours=3))
    world.does("Chidi", joining.judge, request, None)
    door.stranger(joining.consent, request, None)
    assert door.member().status == "left"
    assert door.at(request).name == ""


def test_an_open_chat_knows_no_window(door, world):
    request = door.asks()
    door.stranger(open_private_chat, ChatId(900), "Amara")
    kept = door.at(request)
    assert (kept.chat_open, kept.user_chat_id, kept.reached) == (True, 900, True)
    door.answers(request)
    door.agrees(request)
    assert door.member().chat_id == 900


def test_a_known_person_is_written_to_whenever_they_ask(door, world):
    other = world.add_community("other")
    world.member("Hana", community=other)
    hana = world.actor("Hana", other).user_id
    door.asks(hana, "Hana", ago=timedelta(hours=3), private_chat=4000)
    (notice,) = world.owed("join-asked")
    assert (notice.chat_id, notice.not_after) == (hana, None)


def test_asking_twice_sends_the_present_step_again(door, world):
    request = door.asks()
    door.answers(request)
    world.advance(minutes=1)
    assert door.asks() == request
    assert door.at(request).step is Step.CONSENT
    assert len(world.owed("join-asked")) == 2


def test_a_member_is_let_into_a_second_group_without_a_word(door, world):
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    _, cohort = world.group("cohort", -100_600)
    second = door.asks(chat=cohort)
    assert door.at(second).step is Step.ADMITTED
    assert [notice.chat_id for notice in world.owed("join-admit")] == [door.chat, cohort]
    assert len(world.owed("join-asked")) == 1


def test_two_groups_asked_for_at_once_open_together(door, world):
    _, cohort = world.group("cohort", -100_600)
    first, second = door.asks(), door.asks(chat=cohort)
    door.answers(first)
    door.agrees(first)
    assert door.at(second).step is Step.ADMITTED
    assert [notice.chat_id for notice in world.owed("join-admit")] == [door.chat, cohort]
    assert world.due("join-expires") == []


def test_who_left_comes_back_to_the_same_history(door, world):
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    before = door.member()
    door.stranger(note_presence, door.chat, UserId(AMARA), present=True)
    door.stranger(note_presence, door.chat, UserId(AMARA), present=False)
    assert door.member().status == "left"
    world.advance(days=30)
    assert door.asks(name="Amara Again") == request
    assert door.at(request).was_member
    door.stranger(joining.read_rules, request)
    door.agrees(request)
    after = door.member()
    assert (after.id, after.name, after.status) == (before.id, "Amara", "admitted")
    assert after.consent_at == world.now
    assert len(world.owed("join-admit")) == 2


def test_after_seven_days_the_person_is_told_and_the_request_declined(door, world):
    request = door.asks()
    door.reached(request)
    world.advance(days=7)
    door.tick()
    assert (door.at(request).step, door.at(request).name) == (Step.EXPIRED, "")
    assert len(world.owed("join-decline")) == len(world.owed("join-outcome")) == 1
    assert world.owed("join-outcome")[0].chat_id == AMARA
    assert door.asks() == request
    assert door.at(request).step is Step.RULES


def test_a_refusal_nobody_appealed_is_declined_after_seven_days_without_a_word(door, world):
    request = door.asks()
    door.answers(request, Eligibility.NO)
    world.advance(days=7)
    door.tick()
    assert len(world.owed("join-decline")) == 1
    assert world.owed("join-outcome") == []
    assert not door.at(request).may_appeal


def test_a_group_that_no_admin_has_named_lets_nobody_in(door, world):
    _, unnamed = world.group(None, -100_700)
    _, foreign = world.group("not-ours", -100_800)
    for chat in (unnamed, foreign, ChatId(-1)):
        assert door.asks(chat=chat) is None
    assert world.owed() == []


def test_a_forged_request_does_not_exist(door):
    with pytest.raises(LookupError):
        door.stranger(joining.read_rules, JoinRequestId(999))


def test_the_card_is_only_for_who_still_moderates_and_while_it_waits(door, world):
    door.moderated()
    request = door.asks()
    door.answers(request)
    door.agrees(request)
    efua, ines = world.member("Efua"), world.member("Ines")
    assert world.db.read_now(views.for_moderator, request, efua).request.id == request
    assert world.db.read_now(views.for_moderator, request, ines) is None
    world.does("Chidi", joining.judge, request, None)
    assert world.db.read_now(views.for_moderator, request, efua) is None


def test_what_was_put_off_for_a_request_that_is_gone_comes_to_nothing(door, world):
    """Somebody is forgotten, or two groups become one, while a message is on its way."""
    request = door.asks()
    world.db.write_now(lambda tx: tx.execute(sa.delete(JoinRequestRow)))
    for work in (joining.expire_request, joining.close_window):
        world.by_clock(work, request_id=request)
    world.db.write_now(joining.note_reached, request)
    world.db.write_now(admissions.note_refused, world.now, request)
    for notice in world.owed():
        assert outgoing(world, notice) is None, notice.kind
    assert world.owed("join-asked")
