"""The poll fits Telegram's limits; what is shown of its totals keeps a lone voice hidden."""

from datetime import UTC, datetime

import pytest

from rules.ids import ChatId, MessageId
from rules.polls import OPTIONS, Reason, State, release
from screens import polls as screens
from screens.texts import Texts
from storage.polls import GroupPoll
from storage.views.polls import PollView
from tests import sample

TEXTS = Texts()


def view(totals=None, reason=None, present=12):
    community = sample.community()
    session = sample.session(topic="Team <dynamics>", starts_at=datetime(2026, 10, 28, 17, tzinfo=UTC))
    state = State.CLOSED if reason is None else State.NOT_POSTED
    poll = GroupPoll(session.id, state, present, reason, ChatId(-1), MessageId(7), release(totals))
    return PollView(session, community, poll)


def test_the_question_and_its_options_fit():
    poll = screens.question(view())
    words = TEXTS.plain(poll.question)
    assert len(words) <= 300
    assert "Wed 28 Oct 2026" in words
    assert "anonymous" in words
    assert "Telegram shows the totals" in words
    assert len(poll.options) == len(OPTIONS)
    assert all(0 < len(TEXTS.plain(one)) <= 100 for one in poll.options)


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        (None, "I could not read the totals"),
        ((1, 1, 1, 1), "Fewer than five doctors voted"),
        ((0, 1, 2, 4), ": 0 or 1"),
        ((0, 3, 2, 2), ": 3"),
        ((3, 3, 1, 0), ": all but one, or all"),
        ((4, 5, 1, 0), "· Very useful: 4\n· Useful: 5\n· A little useful: 1\n· Not useful: 0"),
    ],
)
def test_what_is_shown(totals, said):
    for shown in (screens.result(view(totals)), screens.told(view(totals))):
        assert said in TEXTS.body(shown)
        assert "<dynamics>" not in TEXTS.body(shown)
    assert ("Votes:" in TEXTS.body(screens.result(view(totals)))) is (totals is not None and sum(totals) >= 5)


@pytest.mark.parametrize("totals", [None, (1, 1, 1, 1), (3, 3, 1, 0)])
def test_what_became_of_a_poll_that_shows_too_much(totals):
    for show in (screens.result, screens.told):
        assert "I have deleted the poll" in TEXTS.body(show(view(totals)))
        assert "Telegram shows its totals in the group" in TEXTS.body(show(view(totals), stays=True))


def test_a_poll_with_ten_votes_stays():
    assert "delete" not in TEXTS.body(screens.result(view((4, 5, 1, 0))))


@pytest.mark.parametrize("present", [0, 1, 9])
def test_why_there_is_no_poll(present):
    assert "at least ten" in TEXTS.body(screens.not_posted(view(reason=Reason.TOO_FEW, present=present)))
    assert "announcement group" in TEXTS.body(screens.not_posted(view(reason=Reason.NO_GROUP)))
