"""The code at the door: it turns, the one before it counts as well, and nobody can work out another."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import check_in
from rules.attendance import CheckedIn, Established, Mark, Presence, Refused, Status
from rules.attendance import check_in as arrive
from tests.sample import session as sample

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
SESSION = sample(starts_at=START)
OPENS = START - timedelta(minutes=10)
SECRETS = st.text(alphabet="0123456789abcdef", min_size=64, max_size=64)
STEPS = st.integers(0, check_in.STEPS - 1)


def counts(secret, step, now, session=SESSION):
    return check_in.is_code(secret, session, check_in.code(secret, SESSION, step), now)


@given(SECRETS, STEPS)
def test_a_code_is_six_digits_that_are_easily_read_out(secret, step):
    code = check_in.code(secret, SESSION, step)
    assert len(code) == 6
    assert code.isascii()
    assert code.isdigit()
    assert code[0] != "0"
    assert not any(one * 3 in code for one in "0123456789")
    assert code == check_in.code(secret, SESSION, step)


@given(SECRETS, STEPS, st.integers(0, 119))
def test_it_counts_while_it_is_shown_and_as_long_again(secret, step, seconds):
    shown = OPENS + step * check_in.TURNS + timedelta(seconds=seconds)
    assert counts(secret, step, shown)
    assert check_in.step_at(SESSION, shown) == step
    if step + 1 < check_in.STEPS:
        assert counts(secret, step, shown + check_in.TURNS)
    later = shown + 2 * check_in.TURNS
    if step + 2 < check_in.STEPS and check_in.code(secret, SESSION, step) not in {
        check_in.code(secret, SESSION, one) for one in (step + 1, step + 2)
    }:
        assert not counts(secret, step, later)


def test_the_code_of_another_session_secret_or_start_does_not_count():
    # One secret is enough: the codes are figures of it, and two are alike once in a million.
    secret = "5eed" * 16
    others = [replace(SESSION, id=SESSION.id + 1), replace(SESSION, starts_at=START + timedelta(days=7))]
    for session in others:
        at = session.starts_at
        assert not check_in.is_code(secret, session, check_in.code(secret, SESSION, 5), at)
        assert not check_in.is_key(secret, session, check_in.key(secret, SESSION))
    assert not check_in.is_code("feed" * 16, SESSION, check_in.code(secret, SESSION, 5), START)
    assert not check_in.is_key("feed" * 16, SESSION, check_in.key(secret, SESSION))
    assert check_in.is_key(secret, SESSION, check_in.key(secret, SESSION))


def test_the_last_code_lasts_until_check_in_closes():
    closes = START + timedelta(minutes=20)
    assert check_in.step_at(SESSION, closes) == check_in.STEPS - 1
    assert check_in.turns_at(SESSION, check_in.STEPS - 1) == closes
    assert check_in.counts_until(SESSION, check_in.STEPS - 1) == closes
    assert check_in.turns_at(SESSION, 0) == OPENS + timedelta(minutes=2)
    assert check_in.counts_until(SESSION, 0) == OPENS + timedelta(minutes=4)


@pytest.mark.parametrize(
    "typed",
    [
        "481207",
        " 481207 ",
        "481 207",
        "481-207",
        "48 12 07",
        "481\u00a0207",
        "٤٨١٢٠٧",
        "४८१२०७",
        "\uff14\uff18\uff11\uff12\uff10\uff17",
    ],
)
def test_a_code_is_read_as_people_type_it(typed):
    assert check_in.read_code(typed) == "481207"


@pytest.mark.parametrize(
    "typed", ["", "48120", "4812077", "48120a", "481.207", "481\n207", "½81207", "¹²³456"]
)
def test_anything_else_is_no_code(typed):
    assert check_in.read_code(typed) is None


@given(st.text())
def test_whatever_is_typed_is_a_code_or_not(typed):
    code = check_in.read_code(typed)
    assert code is None or (code.isascii() and len(code) == 6)


@given(st.text(st.characters()), st.datetimes(timezones=st.just(UTC)))
def test_comparing_takes_whatever_comes(given_, now):
    assert not check_in.is_key("5eed" * 16, SESSION, given_)
    check_in.is_code("5eed" * 16, SESSION, given_, now)


def test_a_link_fits_what_telegram_takes():
    session = replace(SESSION, id=2**31 - 1)
    payload = f"in_{session.id}_{check_in.key('5eed' * 16, session)}"
    assert len(payload) <= 64
    assert set(payload) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


def mark(established, status=Status.ATTENDED):
    return Mark(status, established)


@pytest.mark.parametrize("shown", [Established.CODE, Established.QR])
def test_what_was_shown_is_worth_more_than_what_was_said(shown):
    fresh = arrive(Presence(SESSION, booked=False, mark=None), START, shown)
    assert fresh == CheckedIn(SESSION, shown)
    for said in (Established.SELF, Established.WALK_IN):
        assert arrive(Presence(SESSION, True, mark(said)), START, shown) == CheckedIn(SESSION, shown)
    # What a facilitator or a code says is not overruled, and twice is once.
    for known in (Established.SHEET, Established.CODE, Established.QR):
        assert arrive(Presence(SESSION, True, mark(known)), START, shown) == CheckedIn(SESSION, known, True)
    part = mark(Established.SHEET, Status.PART)
    assert arrive(Presence(SESSION, True, part), START, shown).already
    missed = mark(Established.SHEET, Status.MISSED)
    assert arrive(Presence(SESSION, True, missed), START, shown) == Refused(SESSION, "marked-missed")


@pytest.mark.parametrize("shown", [None, Established.CODE, Established.QR])
def test_the_window_is_the_same_for_button_code_and_picture(shown):
    nobody = Presence(SESSION, booked=True, mark=None)
    before, after = OPENS - timedelta(seconds=1), START + timedelta(minutes=20, seconds=1)
    assert arrive(nobody, before, shown) == Refused(SESSION, "too-early")
    assert arrive(nobody, after, shown) == Refused(SESSION, "too-late")
    said = Presence(SESSION, True, mark(Established.SELF))
    assert arrive(said, after, shown) == CheckedIn(SESSION, Established.SELF, already=True)
