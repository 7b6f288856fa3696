"""An asking is answered once; its times; the backup; the title that its presenter controls."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.presenters import backups, slots, times, titles, volunteers
from rules.presenters.slots import Answered, Part, Refused, Reply, SlotState
from rules.presenters.titles import Audience, CaseTitle, Onlooker
from rules.presenters.volunteers import Volunteered
from rules.sessions import Kind, Status
from tests import sample
from tests.rules.presenters_world import AMARA, BEN, NOW, SESSION, START, slot

GONE = replace(SESSION, status=Status.CANCELLED)
DROP_IN = replace(SESSION, kind=Kind.DROP_IN)


class TestAnswers:
    @pytest.mark.parametrize("part", Part)
    @pytest.mark.parametrize(
        ("reply", "state"),
        [
            (Reply.YES, SlotState.ACCEPTED),
            (Reply.NOT_NOW, SlotState.DECLINED),
            (Reply.NEVER, SlotState.NEVER),
        ],
    )
    def test_each_and_again(self, reply, state, part):
        first = slots.answer(slot(part=part), AMARA, reply, SESSION, NOW)
        assert isinstance(first, Answered)
        assert (first.slot.state, first.already) == (state, False)
        assert slots.answer(first.slot, AMARA, reply, SESSION, NOW) == Answered(first.slot, already=True)

    def test_by_somebody_else(self):
        assert slots.answer(slot(), BEN, Reply.YES, SESSION, NOW) == Refused("not-yours")
        assert slots.hand_back(slot(SlotState.ACCEPTED), BEN, SESSION, NOW) == Refused("not-yours")

    @pytest.mark.parametrize(
        "state", [one for one in SlotState if one not in (SlotState.ASKED, SlotState.ACCEPTED)]
    )
    def test_yes_after_the_answer(self, state):
        refused = Refused(f"answered-{state}", slot(state))
        assert slots.answer(slot(state), AMARA, Reply.YES, SESSION, NOW) == refused

    def test_too_late_and_cancelled(self):
        for session, now, reason in ((GONE, NOW, "session-cancelled"), (SESSION, START, "session-begun")):
            refused = Refused(reason, slot())
            assert slots.answer(slot(), AMARA, Reply.YES, session, now) == refused

    @pytest.mark.parametrize("part", Part)
    def test_hand_back(self, part):
        first = slots.hand_back(slot(SlotState.ACCEPTED, part=part), AMARA, SESSION, NOW)
        assert isinstance(first, Answered)
        assert first.slot.state is SlotState.HANDED_BACK
        assert slots.hand_back(first.slot, AMARA, SESSION, NOW) == Answered(first.slot, already=True)
        assert slots.hand_back(slot(), AMARA, SESSION, NOW) == Refused("answered-asked", slot())

    @pytest.mark.parametrize("before", SlotState)
    @pytest.mark.parametrize("after", SlotState)
    @pytest.mark.parametrize(
        ("part", "table"),
        [(Part.PRESENTER, slots.TRANSITIONS), (Part.BACKUP, slots.BACKUP_TRANSITIONS)],
    )
    def test_no_step_but_those_of_the_table(self, before, after, part, table):
        if after in table[before]:
            assert slot(before, part=part).to(after, NOW).state is after
        else:
            with pytest.raises(ValueError, match="cannot become"):
                slot(before, part=part).to(after, NOW)

    def test_only_a_presenter_who_agreed_presents(self):
        presenting = [
            (part, state) for part in Part for state in SlotState if slot(state, part=part).presents
        ]
        assert presenting == [(Part.PRESENTER, SlotState.ACCEPTED)]


class TestTimes:
    def test_drawn_two_weeks_before_or_at_once(self):
        assert times.draw_at(SESSION, START - timedelta(days=40)) == START - timedelta(days=14)
        late = START - timedelta(days=5)
        assert times.draw_at(SESSION, late) == late

    def test_forty_eight_hours_to_answer_but_not_past_the_start(self):
        assert times.answer_by(SESSION, NOW) == NOW + timedelta(hours=48)
        assert times.answer_by(SESSION, START - timedelta(hours=30)) == START
        assert times.answer_by(SESSION, NOW, timedelta(hours=24)) == NOW + timedelta(hours=24)

    @pytest.mark.parametrize(
        ("now", "told"),
        [
            (START - timedelta(days=40), START - timedelta(days=3)),
            (START - timedelta(days=2), START - timedelta(days=1)),
            (START - timedelta(hours=5), START - timedelta(hours=5)),
        ],
    )
    def test_when_the_facilitator_is_told(self, now, told):
        assert times.missing_at(SESSION, now) == told

    def test_when_nobody_is_asked(self):
        assert times.may_ask(SESSION, None, START - timedelta(hours=24)) is None
        assert times.may_ask(SESSION, None, START - timedelta(hours=23)) == "too-late"
        assert times.may_ask(SESSION, slot(), NOW) == "already-asked"
        assert times.may_ask(SESSION, slot(SlotState.ACCEPTED), NOW) == "already-found"
        assert times.may_ask(GONE, None, NOW) == "session-cancelled"
        assert times.may_ask(DROP_IN, None, NOW) == "no-case"

    def test_who_is_missing(self):
        assert slots.is_missing(SESSION, slot(), NOW)
        assert not slots.is_missing(SESSION, slot(SlotState.ACCEPTED), NOW)
        assert not slots.is_missing(DROP_IN, None, NOW)

    def test_after_the_session(self):
        accepted = slot(SlotState.ACCEPTED)
        assert slots.turned_out(accepted, missed=False) is SlotState.PRESENTED
        assert slots.turned_out(accepted, missed=True) is SlotState.MISSED
        assert slots.turned_out(slot(SlotState.PRESENTED), missed=False) is None
        assert slots.turned_out(slot(SlotState.PRESENTED), missed=True) is SlotState.MISSED
        assert slots.turned_out(slot(SlotState.DECLINED), missed=False) is None
        backup = slot(SlotState.ACCEPTED, part=Part.BACKUP)
        assert slots.turned_out(backup, missed=False) is SlotState.STOOD_BY
        assert slots.turned_out(slot(part=Part.BACKUP), missed=False) is None

    @pytest.mark.parametrize(
        ("starts", "now", "at"),
        [
            (START, START - timedelta(days=12), START - timedelta(days=7)),
            # Nobody is reminded of what they agreed to a short time ago, or of what has begun.
            (START, START - timedelta(days=7, hours=20), None),
            (START, START - timedelta(days=5), None),
            # A session at six in the morning: the reminder waits for eight.
            (
                datetime(2026, 11, 19, 6, tzinfo=UTC),
                START - timedelta(days=12),
                datetime(2026, 11, 12, 8, tzinfo=UTC),
            ),
        ],
    )
    def test_a_reminder_a_week_before(self, starts, now, at):
        session = replace(SESSION, starts_at=starts)
        assert times.remind_at(session, times.WEEK, sample.community(), now) == at


class TestTheBackup:
    FOUND = slot(SlotState.ACCEPTED)
    TIME = START - timedelta(days=8)

    def test_from_ten_days_before_until_three(self):
        assert backups.ask_at(SESSION, NOW) == START - timedelta(days=10)
        assert backups.ask_at(SESSION, self.TIME) == self.TIME
        assert backups.ask_at(SESSION, START - timedelta(days=3)) is None
        assert not backups.may_ask(SESSION, [self.FOUND], START - timedelta(days=3))
        assert not backups.may_ask(GONE, [self.FOUND], self.TIME)

    def test_only_where_there_is_a_presenter(self):
        assert backups.may_ask(SESSION, [self.FOUND], self.TIME)
        assert not backups.may_ask(SESSION, [slot()], self.TIME)
        assert not backups.may_ask(SESSION, [], self.TIME)

    @pytest.mark.parametrize("state", [SlotState.ASKED, SlotState.ACCEPTED])
    def test_one_at_a_time(self, state):
        known = [self.FOUND, slot(state, BEN, Part.BACKUP)]
        assert not backups.may_ask(SESSION, known, self.TIME)

    def test_three_at_most(self):
        said_no = [slot(SlotState.DECLINED, BEN, Part.BACKUP)] * backups.MOST_ASKED
        assert backups.may_ask(SESSION, [self.FOUND, *said_no[1:]], self.TIME)
        assert not backups.may_ask(SESSION, [self.FOUND, *said_no], self.TIME)


class TestVolunteering:
    def test_once_and_again(self):
        for already in (False, True):
            said = volunteers.volunteer(SESSION, AMARA, None, NOW, already=already)
            assert said == Volunteered(SESSION.id, already)

    @pytest.mark.parametrize(
        ("session", "live", "now", "reason"),
        [
            (GONE, None, NOW, "session-cancelled"),
            (DROP_IN, None, NOW, "no-case"),
            (SESSION, None, START, "session-begun"),
            (replace(SESSION, facilitator_id=AMARA), None, NOW, "you-lead"),
            (SESSION, slot(), NOW, "you-are-asked"),
            (SESSION, slot(SlotState.ACCEPTED), NOW, "you-present"),
        ],
    )
    def test_why_not(self, session, live, now, reason):
        assert volunteers.volunteer(session, AMARA, live, now, already=False) == volunteers.Refused(reason)

    def test_while_somebody_else_presents(self):
        said = volunteers.volunteer(SESSION, BEN, slot(SlotState.ACCEPTED), NOW, already=False)
        assert said == Volunteered(SESSION.id)


class TestTitles:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("  The night\n nobody   answered ", "The night nobody answered"),
            ("A <b>bold</b> word", "A <b>bold</b> word"),
            ("hidden\u200bhere\u202e", "hiddenhere"),
            ("ü" * 120, "ü" * 120),
            ("ü" * 121, None),
            (" \n ", None),
            ("…", None),
            ("", None),
        ],
    )
    def test_on_one_line(self, typed, kept):
        assert titles.read(typed) == kept

    @given(st.text(max_size=300))
    def test_whatever_is_typed(self, typed):
        kept = titles.read(typed)
        assert kept is None or (0 < len(kept) <= titles.LIMIT and "\n" not in kept and kept == kept.strip())
        assert kept is None or titles.read(kept) == kept

    def test_who_sees_it(self):
        seen = {
            audience: {who for who in Onlooker if CaseTitle("Night", audience).seen_by(who)}
            for audience in Audience
        }
        assert seen == {
            Audience.NOBODY: set(),
            Audience.FACILITATOR: {Onlooker.FACILITATOR},
            Audience.BOOKED: {Onlooker.FACILITATOR, Onlooker.BOOKED},
            Audience.CARD: {Onlooker.FACILITATOR, Onlooker.BOOKED, Onlooker.GROUP},
        }
        assert CaseTitle("Night").audience is Audience.FACILITATOR
