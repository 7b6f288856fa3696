import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers import buttons
from rules import joining
from rules.admissions import Judged
from rules.groups import BotStatus, Group, Kind, Purpose, Standing
from rules.ids import ChatId, CommunityId, GroupId, JoinRequestId, MemberId, UserId
from rules.joining import Appeal, Asked, Asking, Eligibility, Reason, Step
from screens import joining as screens
from screens.screen import Button, StartButton, text
from screens.texts import Texts
from tests import sample

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
TEXTS = Texts()
COMMUNITY = sample.community(name="Oak <Vale> CIG")
GROUP = Group(
    GroupId(1),
    CommunityId(1),
    ChatId(-100),
    "Oak & Vale",
    Kind.GROUP,
    Purpose.ANNOUNCEMENTS,
    Standing(BotStatus.ADMIN, frozenset()),
    1,
)


def request(step=Step.RULES, **changes):
    fresh = joining.begin(Asked(GROUP, UserId(7), ChatId(7), "<b>Amara</b>", NOW), None, None, None, NOW)
    return replace(fresh, id=JoinRequestId(2**40), step=step, reached=True, **changes)


def shown(asking_or_request, community=COMMUNITY):
    return screens.standing(Asking(asking_or_request, community))


def words(screen):
    return TEXTS.body(screen)


def labels(screen):
    return [TEXTS.plain(button.label) for row in screen.rows for button in row]


STANDINGS = [
    request(),
    request(was_member=True),
    request(Step.ELIGIBILITY),
    request(Step.CONSENT, eligibility=Eligibility.YES),
    request(Step.CONSENT, eligibility=Eligibility.UNSURE),
    request(Step.REVIEW),
    request(Step.REVIEW, appeal=Appeal.USED),
    request(Step.ADMITTED, consent_at=NOW),
    request(Step.ADMITTED, decided_by=MemberId(5)),
    *(request(Step.REFUSED, reason=reason) for reason in Reason),
    request(Step.REFUSED, reason=Reason.OTHER, appeal=Appeal.USED),
    request(Step.REFUSED, reason=Reason.NO_CONSENT, appeal=Appeal.CLOSED, decided_by=MemberId(5)),
    request(Step.EXPIRED),
]


@pytest.mark.parametrize("chat_open", [True, False])
@pytest.mark.parametrize("one", STANDINGS, ids=lambda one: f"{one.step}-{one.reason}-{one.appeal}")
def test_every_standing_fits_telegram(one, chat_open):
    screen = shown(replace(one, chat_open=chat_open))
    assert 0 < len(words(screen)) < 4096
    assert "<Vale>" not in words(screen)
    assert "Oak & Vale" not in words(screen)
    for row in screen.rows:
        for button in row:
            assert len(TEXTS.plain(button.label)) <= 40
            if isinstance(button, Button):
                assert len(buttons.pack(button.action).encode()) <= 64


def test_the_first_message_says_who_sees_what_and_carries_the_start_link():
    screen = shown(request())
    assert "every message there reaches me" in words(screen)
    assert "Telegram itself can read" in words(screen)
    starts = [button.start for row in screen.rows for button in row if isinstance(button, StartButton)]
    assert starts == [f"join_{2**40}"]


def test_an_open_chat_needs_no_start_link():
    screen = shown(request(chat_open=True))
    assert labels(screen) == ["I have read this"]
    assert "five minutes" not in words(screen)


def test_the_words_of_the_consent_belong_to_their_version():
    """Whoever changes what is agreed to gives it a new version here and in the rule."""
    said = TEXTS.plain(text("join-consent", community="Oak Vale CIG"))
    digest = hashlib.sha256(said.encode()).hexdigest()[:12]
    assert (joining.CONSENT_VERSION, digest) == ("2026-3", "0b85fb56e841")


def test_the_button_carries_which_words_are_agreed_to():
    for one in (request(Step.CONSENT), request(Step.ADMITTED, decided_by=MemberId(5))):
        agree = shown(replace(one, id=JoinRequestId(7))).rows[0][0].action
        assert buttons.unpack(buttons.pack(agree)) == screens.AgreePress(7, joining.CONSENT_VERSION)


def test_the_question_is_the_communitys_own():
    assert "qualified outside the UK" in words(shown(request(Step.ELIGIBILITY)))
    own = replace(COMMUNITY, eligibility="Are you new to <Oak>?")
    assert "Are you new to &lt;Oak&gt;?" in words(shown(request(Step.ELIGIBILITY), own))


def test_the_welcome_leads_on():
    assert labels(shown(request(Step.ADMITTED, consent_at=NOW, chat_open=True)))[0] == "Say hello"


def test_a_final_refusal_offers_no_appeal():
    assert "Ask for another look" in labels(shown(request(Step.REFUSED, reason=Reason.OTHER)))
    final = request(Step.REFUSED, reason=Reason.OTHER, appeal=Appeal.USED)
    assert "Ask for another look" not in labels(shown(final))
    assert "cannot be appealed again" in words(shown(final))


@pytest.mark.parametrize(
    "one",
    [
        request(Step.REVIEW, eligibility=Eligibility.YES),
        request(Step.REVIEW, eligibility=Eligibility.UNSURE),
        request(Step.REVIEW, was_member=True),
        replace(request(), reached=False),
        request(Step.REVIEW, appeal=Appeal.USED, reason=Reason.OTHER, decider="Chidi"),
        request(Step.REVIEW, appeal=Appeal.USED, reason=Reason.NOT_ELIGIBLE, eligibility=Eligibility.NO),
    ],
)
def test_a_card_shows_who_asks_and_what_can_be_decided(one):
    card = screens.card(Asking(one, COMMUNITY))
    assert "<b>&lt;b&gt;Amara&lt;/b&gt;</b> asks to join" in words(card)
    assert labels(card)[0] == "Let them in"
    assert all(len(label) <= 40 for label in labels(card))
    for row in card.rows:
        buttons.pack(row[0].action)


def test_a_card_of_somebody_unreached_says_so():
    card = screens.card(Asking(replace(request(), reached=False), COMMUNITY))
    assert "could not write" in words(card)
    assert "agreed to what is kept" not in words(card)


def test_the_second_moderator_reads_who_decided():
    admitted = request(Step.ADMITTED, decider="Chidi", decided_by=MemberId(5))
    assert "Chidi has already let" in words(screens.judged(Judged(admitted, False, "already-decided")))
    refused = request(Step.REFUSED, decider="Chidi", reason=Reason.OTHER)
    assert "Chidi has already refused" in words(screens.judged(Judged(refused, False, "already-decided")))
    for by_answers in (
        request(Step.ADMITTED),
        request(Step.REFUSED, reason=Reason.NO_CONSENT),
        request(Step.EXPIRED),
    ):
        assert "Chidi" not in words(screens.judged(Judged(by_answers, False, "already-decided")))


def test_a_press_that_decided_is_confirmed():
    admitted = Judged(request(Step.ADMITTED), True)
    assert "You have let" in words(screens.judged(admitted))
    refused = Judged(request(Step.REFUSED, reason=Reason.CANNOT_CONFIRM), True)
    assert "could not be confirmed" in words(screens.judged(refused))
    assert "another look" in words(screens.judged(refused))
    again = Judged(request(Step.REVIEW), False, "appeal-is-for-others")
    assert "another moderator decides" in words(screens.judged(again))
