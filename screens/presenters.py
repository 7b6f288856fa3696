"""What the asked doctor and the facilitator see of presenting."""

from dataclasses import dataclass

from rules.ids import CommunityId, SessionId
from rules.presenters.draws import DecidedBy, Pool, Reason
from rules.presenters.slots import Refused, Slot, SlotState, Willingness
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, text
from screens.ways import organiser_row, session_row
from storage.views.presenters import Asking, PresenterView

PROMPTS = 4
"""How many prompt cards there are for an open discussion."""


@press("py")
@dataclass(frozen=True, slots=True)
class PresentYesPress(Press):
    slot_id: int


@press("pn")
@dataclass(frozen=True, slots=True)
class NotThisTimePress(Press):
    slot_id: int


@press("px")
@dataclass(frozen=True, slots=True)
class NeverAskMePress(Press):
    slot_id: int


@press("pw")
@dataclass(frozen=True, slots=True)
class WhyMePress(Press):
    slot_id: int


@press("pb")
@dataclass(frozen=True, slots=True)
class HandBackPress(Press):
    slot_id: int


@press("ps")
@dataclass(frozen=True, slots=True)
class MyAskingPress(Press):
    """Back to where the asking stands."""

    slot_id: int


@press("pa")
@dataclass(frozen=True, slots=True)
class AskMeAgainPress(Press):
    community_id: int


@press("pd")
@dataclass(frozen=True, slots=True)
class DrawPresenterPress(Press):
    session_id: int


def my_asking(asking: Asking, refused: Refused | None = None) -> Screen:
    """Where the asking stands, and what the member can do about it; first why a press changed nothing."""
    state = asking.slot.state
    return screen(
        text(f"presenting-refused-{refused.reason}") if refused else None,
        _standing(asking),
        text("presenting-guide") if state in (SlotState.ASKED, SlotState.ACCEPTED) else None,
        rows=_rows(asking),
    )


def _standing(asking: Asking) -> Text:
    match asking.slot.state:
        case SlotState.ASKED:
            until = min(asking.slot.answer_by, asking.session.starts_at)
            shown = dates.when(until, asking.community.zone)
            return text("presenting-asked", until=shown, **facts_of(asking.session, asking.community))
        case SlotState.NEVER:
            return text("presenting-never")
        case state:
            return text(f"presenting-{state}", **facts_of(asking.session, asking.community))


def why(asking: Asking, reason: Reason) -> Screen:
    """The figures of the draw, about this member alone."""
    return screen(
        text("presenting-why", candidates=reason.candidates, **facts_of(asking.session, asking.community)),
        text(f"presenting-why-{reason.pool}") if reason.pool is not Pool.ATTENDED else None,
        Lines(
            (
                text("presenting-why-turns", turns=reason.turns),
                _last_turn(asking, reason),
                *_of_others(reason),
            )
        ),
        _decided(reason),
        rows=((button("button-back", MyAskingPress(asking.slot.id)),), menu_row()),
    )


def _last_turn(asking: Asking, reason: Reason) -> Text:
    if reason.last_turn is None:
        return text("presenting-why-no-turn-yet")
    return text("presenting-why-last-turn", when=dates.when(reason.last_turn, asking.community.zone))


def _of_others(reason: Reason) -> tuple[Text, ...]:
    if reason.fewest_of_others is None:
        return ()
    return (text("presenting-why-others", fewest=reason.fewest_of_others),)


def _decided(reason: Reason) -> Text:
    known = f"presenting-why-by-{reason.decided_by}"
    if reason.decided_by is DecidedBy.LOT:
        return text(known, equals=reason.equals, lot=reason.lot, candidates=reason.candidates)
    return text(known)


def _rows(asking: Asking) -> tuple[tuple[AnyButton, ...], ...]:
    slot_id = asking.slot.id
    why_me = button("button-why-me", WhyMePress(slot_id))
    match asking.slot.state:
        case SlotState.ASKED:
            return (
                (
                    button("button-present-yes", PresentYesPress(slot_id)),
                    button("button-not-this-time", NotThisTimePress(slot_id)),
                ),
                (button("button-never-ask-me", NeverAskMePress(slot_id)), why_me),
                session_row(asking.session.id),
                menu_row(),
            )
        case SlotState.ACCEPTED:
            hand_back = button("button-hand-back", HandBackPress(slot_id))
            return (hand_back, why_me), session_row(asking.session.id), menu_row()
        case SlotState.NEVER:
            return (_ask_me_again(asking.community.id),), menu_row()
        case _:
            return (menu_row(),)


def _ask_me_again(community_id: CommunityId) -> Button:
    return button("button-ask-me-again", AskMeAgainPress(community_id))


def willingness_line(willingness: Willingness) -> Text:
    """For "About me"."""
    return text(f"presenting-about-me-{willingness}")


def willingness_row(willingness: Willingness, community_id: CommunityId) -> tuple[Button, ...]:
    """For "About me": the way back from "never ask me"."""
    return (_ask_me_again(community_id),) if willingness is Willingness.NEVER else ()


def asked_again() -> Screen:
    """After "never ask me" was taken back."""
    return screen(text("presenting-asked-again"), rows=(menu_row(),))


def presenter_line(view: PresenterView) -> Text:
    """Who presents, in one line, for those who organise the session."""
    if view.state is None or view.name is None or view.answer_by is None:
        return text("presenter-line-nobody", asked=view.asked)
    until = dates.when(view.answer_by, view.community.zone)
    if view.state is SlotState.ASKED:
        return text("presenter-line-asked", name=view.name, until=until)
    return text(f"presenter-line-{view.state}", name=view.name)


def draw_row(view: PresenterView) -> tuple[Button, ...]:
    """The facilitator's button, where it would not be refused."""
    if not view.may_draw:
        return ()
    return (button("button-draw-presenter", DrawPresenterPress(view.session.id)),)


def drawn(decision: Slot | Refused, view: PresenterView) -> Screen:
    """After "Draw a presenter"."""
    if not isinstance(decision, Refused):
        return screen(_session_line(view), presenter_line(view), rows=_organiser(view.session.id))
    alone = decision.reason in ("nobody-to-ask", "too-late")
    known = decision.reason in ("already-asked", "already-found")
    return screen(
        _session_line(view),
        text(f"presenter-refused-{decision.reason}"),
        presenter_line(view) if known else None,
        _prompt_card(view.session.id) if alone else None,
        rows=_organiser(view.session.id),
    )


def found(asking: Asking) -> Screen:
    """To the facilitator: somebody has agreed."""
    return screen(
        text("presenter-found", name=asking.name, **facts_of(asking.session, asking.community)),
        rows=_organiser(asking.session.id),
    )


def handed_back(asking: Asking, *, others: bool) -> Screen:
    """To the facilitator: who had agreed cannot present."""
    return screen(
        text("presenter-handed-back", name=asking.name, **facts_of(asking.session, asking.community)),
        text("presenter-next-is-asked" if others else "presenter-nobody-any-more"),
        None if others else _prompt_card(asking.session.id),
        rows=_organiser(asking.session.id),
    )


def missing(view: PresenterView, *, others: bool) -> Screen:
    """To the facilitator, three days before: nobody has agreed; `others` if members can still be asked."""
    return screen(
        text("presenter-missing", **facts_of(view.session, view.community)),
        presenter_line(view) if others else None,
        text("presenter-still-asking" if others else "presenter-nobody-any-more"),
        _prompt_card(view.session.id),
        rows=(draw_row(view) if others else (), *_organiser(view.session.id)),
    )


def moved(asking: Asking) -> Screen:
    """To a presenter without a place, who hears of the move nowhere else."""
    return screen(
        text("presenting-moved", **facts_of(asking.session, asking.community)),
        *my_asking(asking).parts,
        rows=_rows(asking),
    )


def cancelled(asking: Asking) -> Screen:
    """To a presenter without a place, who hears of it nowhere else."""
    return screen(
        text("presenting-cancelled", **facts_of(asking.session, asking.community)), rows=(menu_row(),)
    )


def _organiser(session_id: SessionId) -> tuple[tuple[AnyButton, ...], ...]:
    return organiser_row(session_id), menu_row()


def _prompt_card(session_id: SessionId) -> Text:
    return text("presenter-prompt", card=text(f"presenter-prompt-{session_id % PROMPTS + 1}"))


def _session_line(view: PresenterView) -> Text:
    return text("presenter-session", **facts_of(view.session, view.community))
