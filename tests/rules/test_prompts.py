"""Conversation starters: which silence is long enough, how often, and which card comes next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import bank_holidays
from rules.dialogue import Given, Problem
from rules.groups import BotStatus, Group, Kind, Purpose, Standing
from rules.ids import ChatId, CommunityId, GroupId
from rules.prompts import (
    AT,
    MOST,
    MOST_UNANSWERED,
    SHIPPED,
    Card,
    Lull,
    Settings,
    add,
    deck,
    has_lulls,
    is_due,
    next_card,
    next_look,
    quarter,
    read_words,
    set_aside,
    working_days,
)
from screens.screen import text
from screens.texts import Texts
from tests import sample

OAK_VALE = sample.community()
LONDON = OAK_VALE.zone
HOLIDAYS = frozenset(bank_holidays.between(date(2026, 1, 1), date(2027, 12, 31)))
MONDAY = date(2026, 11, 16)


def group(number=1, **changes):
    return Group(
        **{
            "id": GroupId(number),
            "community_id": CommunityId(1),
            "chat_id": ChatId(-number),
            "title": f"Group {number}",
            "kind": Kind.GROUP,
            "purpose": Purpose.COHORT,
            "standing": Standing(BotStatus.ADMIN, frozenset()),
            "serial": 0,
            **changes,
        }
    )


def at(day, hour=12, minute=30):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)


def lull(heard=MONDAY, **changes):
    return Lull(group(), at(heard, 10, 0), **changes)


def due_on(one, day, **chosen):
    return is_due(one, Settings(**chosen), OAK_VALE, at(day), HOLIDAYS)


def first_day(one, since=MONDAY, **chosen):
    days = (since + timedelta(days=number) for number in range(60))
    return next((day for day in days if due_on(one, day, **chosen)), None)


def test_working_days_are_those_between_and_no_weekend_or_bank_holiday():
    assert working_days(MONDAY, date(2026, 11, 23), HOLIDAYS) == 4
    assert working_days(MONDAY, MONDAY, HOLIDAYS) == 0
    # Christmas Day is a Friday, and Monday 28 December stands for Boxing Day.
    assert working_days(date(2026, 12, 23), date(2026, 12, 30), HOLIDAYS) == 2


def test_four_whole_working_days_pass_in_silence_before_the_first_prompt():
    assert first_day(lull()) == date(2026, 11, 23)
    assert first_day(lull(date(2026, 11, 18))) == date(2026, 11, 25)
    assert first_day(lull(date(2026, 12, 22))) == date(2026, 12, 31)


def test_the_community_says_how_many_days():
    assert first_day(lull(), silent_days=2) == date(2026, 11, 19)
    assert first_day(lull(), silent_days=10) == date(2026, 12, 1)


def test_no_prompt_on_a_weekend_or_a_bank_holiday():
    assert not due_on(lull(), date(2026, 11, 28))
    assert not due_on(lull(), date(2026, 12, 25))
    assert due_on(lull(), date(2026, 11, 30))


def test_at_most_one_a_week_also_across_the_change_of_the_clocks():
    # The clocks go back on 25 October 2026; the second prompt comes at the same time of day a week later.
    prompted = lull(date(2026, 10, 1), prompted_at=at(date(2026, 10, 20)), unanswered=1)
    assert first_day(prompted, date(2026, 10, 20)) == date(2026, 10, 27)


def test_what_was_stopped_or_switched_off_comes_no_more():
    assert not due_on(lull(stopped=True), date(2026, 11, 30))
    assert not due_on(lull(), date(2026, 11, 30), off=True)


def test_who_never_answers_is_left_alone():
    assert due_on(lull(unanswered=MOST_UNANSWERED - 1), date(2026, 11, 30))
    assert first_day(lull(unanswered=MOST_UNANSWERED)) is None


def test_the_next_look_is_when_the_first_group_could_be_due_and_in_a_week_at_the_latest():
    now = at(MONDAY, 15, 0)
    look = next_look([lull(), lull(date(2026, 11, 13))], Settings(), OAK_VALE, now, HOLIDAYS)
    assert look == at(date(2026, 11, 20))
    assert next_look([], Settings(), OAK_VALE, now, HOLIDAYS) == at(date(2026, 11, 23))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 11, 1), timezones=st.just(UTC)),
    st.lists(st.integers(0, 40), max_size=4),
    st.sampled_from([2, 3, 4, 5, 10]),
)
def test_no_group_is_missed_between_two_looks_and_no_look_falls_into_quiet_hours(now, ages, days):
    lulls = [Lull(group(), now - timedelta(days=age)) for age in ages]
    chosen = Settings(days)
    look = next_look(lulls, chosen, OAK_VALE, now, HOLIDAYS)
    assert now < look <= now + timedelta(days=8)
    assert OAK_VALE.decent(look) == look
    day = now.astimezone(LONDON).date() + timedelta(days=1)
    while at(day, AT.hour, AT.minute) < look:
        assert not any(is_due(one, chosen, OAK_VALE, at(day), HOLIDAYS) for one in lulls)
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"purpose": None}, False),
        ({"purpose": Purpose.NOT_OURS}, False),
        ({"purpose": Purpose.ANNOUNCEMENTS}, False),
        ({"kind": Kind.CHANNEL}, False),
        ({"standing": Standing(BotStatus.LEFT, frozenset())}, False),
    ],
)
def test_people_talk_where_there_is_a_purpose_and_no_announcements(changes, expected):
    assert has_lulls(group(**changes)) is expected


def test_the_shipped_deck_has_thirty_cards_and_more_and_each_has_its_words():
    texts = Texts()
    said = {texts.plain(text(f"prompt-card-{key}")) for key in SHIPPED}
    assert len(SHIPPED) == len(set(SHIPPED)) == len(said) >= 30
    assert all(one.endswith(("?", ".")) and len(one) <= 300 for one in said)


@given(st.sets(st.sampled_from(SHIPPED), max_size=len(SHIPPED) - 1), st.integers(1, 3))
def test_no_card_comes_again_before_every_other_one_has_come(left_out, rounds):
    kept = {key: Card(key, left_out=True) for key in left_out}
    came = []
    for number in range(rounds * (len(SHIPPED) - len(left_out))):
        card = next_card(deck(kept.values()))
        came.append(card.key)
        kept[card.key] = Card(card.key, used_at=at(MONDAY) + timedelta(days=number))
    offered = len(SHIPPED) - len(left_out)
    for begin in range(0, len(came), offered):
        assert len(set(came[begin : begin + offered])) == offered
    assert not left_out & set(came)


def test_a_card_that_is_new_comes_next_and_only_once():
    kept = [Card(key, used_at=at(MONDAY)) for key in SHIPPED]
    new = Card("own-1", "Which song do you hum at work?")
    assert next_card(deck([*kept, new])).key == "own-1"
    used = Card("own-1", new.words, used_at=at(MONDAY) + timedelta(days=1))
    assert next_card(deck([*kept, used])).key == SHIPPED[0]


def test_where_every_card_is_left_out_none_comes():
    assert next_card(deck([Card(key, left_out=True) for key in SHIPPED])) is None


def test_a_card_of_an_older_deck_that_says_nothing_is_gone():
    assert len(deck([Card("start-99")])) == len(SHIPPED)


@pytest.mark.parametrize("typed", ["", "Why?", "?" * 40, "x" * 301])
def test_words_that_no_card_can_have(typed):
    assert isinstance(read_words(typed, Given(at(MONDAY), LONDON, {})), Problem)


def test_the_same_card_twice_and_one_too_many():
    known = deck([Card("own-1", "Which song do you hum at work?")])
    assert add(known, "which song do you hum at work?").id == "prompt-known"
    full = deck([Card(f"own-{n}", f"Question number {n} is this") for n in range(MOST)])
    assert add(full, "Another question").id == "prompt-deck-full"
    assert add(known, "Another question") is None


def test_groups_are_set_aside_after_eight_weeks_and_not_when_there_is_only_one():
    old, new = lull(MONDAY - timedelta(weeks=9)), Lull(group(2), at(MONDAY))
    assert set_aside([old, new], at(MONDAY)) == (old.group,)
    assert set_aside([old], at(MONDAY)) == ()


def test_quarters():
    assert [quarter(date(2026, month, 1)) for month in (1, 3, 4, 9, 10, 12)] == [
        "2026-1",
        "2026-1",
        "2026-2",
        "2026-3",
        "2026-4",
        "2026-4",
    ]
