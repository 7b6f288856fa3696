"""Anonymous questions: their words, what in them tells who asks, their times and names, what is decided."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import Problem
from rules.groups import BotStatus, Group, Kind, Purpose, Standing
from rules.ids import ChatId, CommunityId, GroupId, MemberId, QuestionId, QuestionPartId, UserId
from rules.members import Member, Status
from rules.questions import threads, wording
from rules.questions.threads import Decided, Part, PartState, Refused, State, Thread
from rules.questions.wording import Sign
from rules.spans import Span

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def member(**told):
    return Member(
        **{
            "id": MemberId(1),
            "community_id": CommunityId(1),
            "user_id": UserId(1000),
            "chat_id": None,
            "status": Status.ADMITTED,
            "name": "Amara",
            "grade": None,
            "specialty": None,
            "site": None,
            "experience": None,
            **told,
        }
    )


def signs(words, **told):
    return {words[one.start : one.end]: one.kind for one in wording.find(words, member(**told))}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I am Amara and I wonder", {"Amara": Sign.NAME}),
        ("they call me AMARA there", {"AMARA": Sign.NAME}),
        ("the camaraderie here", {}),
        ("at Elm Park we have no list", {"Elm": Sign.SITE, "Park": Sign.SITE}),
        ("at Elm Hospital", {"Elm": Sign.SITE}),
        ("which hospital is kind?", {}),
        ("in old age psychiatry", {"old age psychiatry": Sign.SPECIALTY}),
        ("as an SHO I was lost", {"SHO": Sign.GRADE}),
        ("I should know", {}),
        ("write to me: a.b@example.org", {"a.b@example.org": Sign.EMAIL}),
        ("I am @amara_writes there", {"@amara_writes": Sign.ACCOUNT}),
        ("see t.me/amarawrites", {"t.me/amarawrites": Sign.ACCOUNT}),
        ("call 07700 900 123 please", {"07700 900 123": Sign.PHONE}),
        ("or +44 7700 900123", {"+44 7700 900123": Sign.PHONE}),
        ("my GMC number is 7012345", {"GMC number is 7012345": Sign.GMC}),
        ("number 7012345 on the list", {"7012345": Sign.GMC}),
        ("ring 111 or bleep 4021 at 17:00", {}),
        ("the patient with NHS number 999 000 0018", {"999 000 0018": Sign.PATIENT}),
    ],
)
def test_what_may_say_who_asks(words, found):
    assert signs(words, site="Elm Park Hospital", specialty="Old age psychiatry", grade="sho") == found


def test_a_name_in_another_script():
    assert signs("я Амара и спрашиваю", name="Амара") == {"Амара": Sign.NAME}


def test_who_asks_may_have_told_nothing():
    assert wording.find("How do you sleep?", None) == []


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8))
def test_pieces_are_the_words_again(words, spans):
    found = [Span(Sign.NAME, *sorted(span)) for span in spans]
    kept = [one for one in wording._apart(found) if one.end <= len(words)]
    cut = wording.pieces(words, kept)
    assert "".join(piece.words for piece in cut) == words
    assert all(piece.words for piece in cut)


@given(st.text(max_size=400))
def test_tidied_words_stay_as_they_are(words):
    once = wording.tidy(words)
    assert wording.tidy(once) == once
    assert not {"\u200b", "\u2068", "\u2069", "\u202e", "\ufeff"} & set(once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("می\u200cشود چه کرد", "می\u200cشود چه کرد"),
        ("Any 👩\u200d⚕️ here", "Any 👩\u200d⚕️ here"),
        ("می\u200c\u200c\u200dشود", "میشود"),
        ("no\u200dmark", "nomark"),
    ],
)
def test_what_joins_letters_stays_and_what_hides_among_them_goes(typed, kept):
    assert wording.tidy(typed) == kept


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("x" * 1001, "question-too-long"),
        ("", "question-no-words"),
        ("?? 12 !", "question-no-words"),
        ("\u200b\u200b", "question-no-words"),
    ],
)
def test_what_is_no_question(typed, problem):
    found = wording.read(typed)
    assert isinstance(found, Problem)
    assert found.id == problem


def test_a_mark_that_nobody_sees_is_taken_out():
    assert wording.read("How do\u200b you \u2063sleep?\r\n\n\n\nWell?") == "How do you sleep?\n\nWell?"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_moderators_hear_at_half_hours_and_not_at_once(now):
    at = threads.handed_on(now)
    assert timedelta(minutes=10) <= at - now < timedelta(minutes=40)
    assert (at.minute % 30, at.second, at.microsecond) == (0, 0, 0)


def test_no_time_is_kept_finer_than_a_day():
    assert threads.day_of(NOON + timedelta(hours=3)) == threads.day_of(NOON)
    assert threads.blocked_until(date(2026, 11, 16)) == date(2027, 3, 1)
    assert {threads.blocked_until(date(2026, 11, day)).day for day in range(1, 31)} == {1}


@given(st.sets(st.sampled_from(threads.ALIASES)), st.integers(0, 2**64 - 1))
def test_a_name_is_free_as_long_as_there_are_any(taken, lot):
    found = threads.pick_alias(taken, lot)
    assert found in threads.ALIASES
    assert found not in taken or len(taken) == len(threads.ALIASES)


def test_there_are_many_names_and_none_twice():
    assert len(set(threads.ALIASES)) == len(threads.ALIASES) >= 50


def thread(state=State.WAITING):
    return Thread(QuestionId(1), CommunityId(1), GroupId(1), "heron", state)


def part(state=PartState.WAITING, version=1, question=1):
    return Part(QuestionPartId(5), QuestionId(question), version, state, True, None, None)


def test_what_waits_can_be_decided():
    assert threads.decide(thread(), part(), 1) is None


@pytest.mark.parametrize("state", [one for one in PartState if one is not PartState.WAITING])
def test_who_comes_second_sees_what_was_decided(state):
    found = threads.decide(thread(), part(state), 1)
    assert found == Decided(thread(), part(state), already=True)


@pytest.mark.parametrize(
    ("one", "piece", "version", "reason"),
    [
        (None, None, 1, "closed"),
        (thread(State.ENDING), part(), 1, "closed"),
        (thread(State.CLOSED), part(), 1, "closed"),
        (thread(), part(version=2), 1, "newer"),
    ],
)
def test_what_cannot_be_decided(one, piece, version, reason):
    assert threads.decide(one, piece, version) == Refused(reason)


def test_who_may_ask():
    today = NOON.date()
    assert threads.may_ask(None, 2, today) is None
    assert threads.may_ask(None, 3, today) == Refused("too-many")
    later = today + timedelta(days=1)
    assert threads.may_ask(later, 0, today) == Refused("blocked", later)
    assert threads.may_ask(today, 0, today) is None


def test_what_can_still_be_changed():
    assert threads.may_change(thread(), part(PartState.CHANGING)) is None
    assert threads.may_change(thread(), part(PartState.POSTED)) == Refused("decided")
    assert threads.may_change(thread(), part(question=2)) == Refused("decided")
    assert threads.may_change(thread(State.CLOSED), part()) == Refused("closed")


def test_an_answer_back_needs_an_open_thread():
    today = date(2026, 11, 16)
    assert threads.may_answer_back(thread(State.OPEN), 0, None, today) is None
    assert threads.may_answer_back(thread(State.WAITING), 0, None, today) == Refused("closed")
    assert threads.may_answer_back(thread(State.OPEN), 3, None, today) == Refused("too-many-answers")


@pytest.mark.parametrize(
    ("kind", "purpose", "status", "may"),
    [
        (Kind.GROUP, Purpose.COHORT, BotStatus.ADMIN, True),
        (Kind.GROUP, Purpose.ANNOUNCEMENTS, BotStatus.MEMBER, True),
        (Kind.GROUP, None, BotStatus.ADMIN, False),
        (Kind.GROUP, Purpose.NOT_OURS, BotStatus.ADMIN, False),
        (Kind.CHANNEL, Purpose.ANNOUNCEMENTS, BotStatus.ADMIN, False),
        (Kind.GROUP, Purpose.COHORT, BotStatus.LEFT, False),
    ],
)
def test_where_can_be_asked(kind, purpose, status, may):
    group = Group(
        GroupId(1), CommunityId(1), ChatId(-1), "Oak Vale", kind, purpose, Standing(status, frozenset()), 0
    )
    assert threads.asked_in(group) is may
