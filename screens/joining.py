"""A request to join: one message edited in place from the rules to the welcome, and the moderators' card."""

from dataclasses import dataclass

from actions.dialogues import Finished
from rules.admissions import Judged
from rules.ids import JoinRequestId
from rules.joining import CONSENT_VERSION, Appeal, Asking, Eligibility, Reason, Request, Step
from screens.home import menu_row, problem
from screens.members import HelloPress
from screens.presses import Press, press
from screens.screen import AnyButton, Button, LinkButton, Screen, StartButton, Text, button, screen, text
from screens.sessions.presses import SessionsPress

Rows = tuple[tuple[AnyButton, ...], ...]


@press("jr")
@dataclass(frozen=True, slots=True)
class RulesReadPress(Press):
    request_id: int


@press("je")
@dataclass(frozen=True, slots=True)
class EligibilityPress(Press):
    request_id: int
    answer: str


@press("jg")
@dataclass(frozen=True, slots=True)
class AgreePress(Press):
    request_id: int
    version: str
    """Of the words that stood above the button."""


@press("jc")
@dataclass(frozen=True, slots=True)
class ConsentPress(Press):
    """Not agreed; in messages from before the words had a version in the button, agreed as well."""

    request_id: int
    agreed: int


@press("jb")
@dataclass(frozen=True, slots=True)
class JoinBackPress(Press):
    request_id: int


@press("ja")
@dataclass(frozen=True, slots=True)
class AppealPress(Press):
    request_id: int


@press("jm")
@dataclass(frozen=True, slots=True)
class AdmitPress(Press):
    request_id: int


@press("jx")
@dataclass(frozen=True, slots=True)
class RefusePress(Press):
    request_id: int
    reason: str


REFUSALS = (Reason.NOT_ELIGIBLE, Reason.CANNOT_CONFIRM, Reason.OTHER)
"""The reasons a moderator may give."""


def standing(asking: Asking) -> Screen:
    """Where the request stands, for the person who asked: each press leads here."""
    return _STANDINGS[asking.request.step](asking)


def _rules(asking: Asking) -> Screen:
    request = asking.request
    first = "join-rules-returning" if request.was_member else "join-rules-new"
    return screen(
        text(first, group=request.group_title, community=asking.community.name),
        text("join-who-sees"),
        text("join-rules"),
        _reach(request),
        rows=((button("button-join-read", RulesReadPress(request.id)),), *_open_chat(request)),
    )


def _eligibility(asking: Asking) -> Screen:
    own = asking.community.eligibility
    request_id = asking.request.id
    return screen(
        text("join-eligibility", community=asking.community.name),
        text("join-eligibility-own", question=own) if own else text("join-eligibility-default"),
        _reach(asking.request),
        rows=(
            *(
                (button(f"button-join-eligible-{one}", EligibilityPress(request_id, one)),)
                for one in Eligibility
            ),
            _back(request_id),
            *_open_chat(asking.request),
        ),
    )


def _consent(asking: Asking) -> Screen:
    request = asking.request
    return screen(
        text("join-consent-changed") if asking.changed else None,
        text("join-unsure") if request.eligibility is Eligibility.UNSURE else None,
        text("join-consent", community=asking.community.name),
        _reach(request),
        rows=(*_agree(request.id), _back(request.id), *_open_chat(request)),
    )


def _review(asking: Asking) -> Screen:
    request = asking.request
    appealed = request.appeal is Appeal.USED
    return screen(
        text("join-review-appealed" if appealed else "join-review", group=request.group_title),
        _reach(request),
        rows=(*_open_chat(request), menu_row()),
    )


def _admitted(asking: Asking) -> Screen:
    request = asking.request
    if request.owes_consent:
        return screen(
            text("join-consent-changed") if asking.changed else None,
            text("join-admitted-unasked", group=request.group_title),
            text("join-who-sees"),
            text("join-rules"),
            text("join-consent", community=asking.community.name),
            rows=_agree(request.id),
        )
    next_steps = (
        (button("button-say-hello", HelloPress(asking.community.id)),),
        (button("button-sessions-menu", SessionsPress()), *menu_row()),
    )
    return screen(
        text("join-welcome", group=request.group_title),
        text("join-welcome-next"),
        _reach(request),
        rows=(*_open_chat(request), *next_steps),
    )


def _refused(asking: Asking) -> Screen:
    request = asking.request
    assert request.reason is not None
    signpost = asking.community.signpost
    inside = request.reason is Reason.NO_CONSENT and request.decided_by is not None
    why = "other-words" if request.words else request.reason
    return screen(
        text(
            f"join-refused-{why}",
            group=request.group_title,
            community=asking.community.name,
            **({"words": request.words} if request.words else {}),
        ),
        text("join-refused-inside") if inside else None,
        text("join-appeal-how") if request.may_appeal else None,
        text("join-appeal-over") if request.appeal is Appeal.USED else None,
        text("join-signpost", signpost=signpost.words) if signpost.words else None,
        _reach(request) if request.may_appeal else None,
        rows=(
            (button("button-join-appeal", AppealPress(request.id)),) if request.may_appeal else (),
            *(_open_chat(request) if request.may_appeal else ()),
            (LinkButton(text("button-join-signpost"), signpost.link),) if signpost.link else (),
            menu_row(),
        ),
    )


def _expired(asking: Asking) -> Screen:
    return screen(text("join-expired", group=asking.request.group_title), rows=(menu_row(),))


_STANDINGS = {
    Step.RULES: _rules,
    Step.ELIGIBILITY: _eligibility,
    Step.CONSENT: _consent,
    Step.REVIEW: _review,
    Step.ADMITTED: _admitted,
    Step.REFUSED: _refused,
    Step.EXPIRED: _expired,
}


def card(asking: Asking) -> Screen:
    """For moderators: who asks, what was answered, what can be decided."""
    request = asking.request
    return screen(
        text("join-card", name=request.name, group=request.group_title),
        *_known(request),
        *came_by(request),
        rows=(
            (button("button-join-admit", AdmitPress(request.id)),),
            *((button(f"button-join-refuse-{one}", RefusePress(request.id, one)),) for one in REFUSALS),
        ),
    )


def came_by(request: Request) -> tuple[Text, ...]:
    """By whose link the person came, where it was a member's."""
    if request.inviter:
        return (text("join-card-invited", inviter=request.inviter),)
    return (text("join-card-borrowed"),) if request.borrowed else ()


def _known(request: Request) -> tuple[Text, ...]:
    if request.appeal is Appeal.USED:
        before = _why(request)
        if request.decider is None:
            return (text("join-card-appeal-answers", reason=before),)
        return (text("join-card-appeal", decider=request.decider, reason=before),)
    if not request.reached and request.step is not Step.REVIEW:
        return (text("join-card-unreached"),)
    return (
        text("join-card-returning")
        if request.was_member
        else text(f"join-card-eligible-{request.eligibility}"),
        text("join-card-agreed"),
    )


def judged(outcome: Judged) -> Screen:
    """What the moderator's press has led to."""
    request = outcome.request
    if outcome.refused == "appeal-is-for-others":
        return screen(text("join-appeal-is-for-others", name=request.name), rows=(menu_row(),))
    if outcome.by_me:
        if request.step is Step.ADMITTED:
            return screen(
                text("join-you-admitted", name=request.name, group=request.group_title), rows=(menu_row(),)
            )
        return screen(
            text("join-you-refused", name=request.name, reason=_why(request)),
            text("join-you-refused-first") if request.may_appeal else None,
            rows=(menu_row(),),
        )
    return screen(_decided_before(request, by_yourself=outcome.by_yourself), rows=(menu_row(),))


def refused_in_words(finished: Finished) -> Screen:
    """After the reason that a moderator has typed."""
    outcome: Judged | None = finished.decision
    return problem(text("home-gone")) if outcome is None else judged(outcome)


def _decided_before(request: Request, *, by_yourself: bool) -> Text:
    if request.step is Step.EXPIRED:
        return text("join-decided-expired")
    how = "admitted" if request.step is Step.ADMITTED else "refused"
    if by_yourself:
        return text(f"join-decided-{how}-by-you", name=request.name)
    if request.decider is None or request.reason is Reason.NO_CONSENT:
        return text(f"join-decided-{how}-by-answers", group=request.group_title)
    return text(f"join-decided-{how}", decider=request.decider, name=request.name)


def _why(request: Request) -> Text | str:
    """The moderator's own words, where there are any."""
    assert request.reason is not None
    return request.words or reason_text(request.reason)


def reason_text(reason: Reason) -> Text:
    """Why a request was refused, to stand inside a sentence."""
    return text(f"join-reason-{reason}")


def _agree(request_id: JoinRequestId) -> Rows:
    return (
        (button("button-join-agree", AgreePress(request_id, CONSENT_VERSION)),),
        (button("button-join-disagree", ConsentPress(request_id, 0)),),
    )


def _back(request_id: JoinRequestId) -> tuple[Button, ...]:
    return (button("button-back", JoinBackPress(request_id)),)


def _reach(request: Request) -> Text | None:
    """Why the private chat should be opened; nothing once it is."""
    return None if request.chat_open else text("join-open-chat")


def _open_chat(request: Request) -> Rows:
    if request.chat_open:
        return ()
    return ((StartButton(text("button-open-private"), f"join_{request.id}"),),)
