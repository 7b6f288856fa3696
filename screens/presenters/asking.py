"""One asking, as the member who is asked sees it."""

from rules.ids import CommunityId
from rules.presenters.draws import DecidedBy, Pool, Reason
from rules.presenters.slots import Part, Refused, SlotState
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters.presses import (
    AskMeAgainPress,
    HandBackPress,
    MyAskingPress,
    NeverAskMePress,
    NotThisTimePress,
    PresentYesPress,
    SwapPress,
    TakeSwapBackPress,
    TitlePress,
    WhyMePress,
)
from screens.presenters.titling import audience_line, title_row
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, text
from screens.ways import session_row
from storage.views.presenters.asking import Asking, Why

_GUIDED = (SlotState.ASKED, SlotState.ACCEPTED)


def my_asking(asking: Asking, refused: Refused | None = None, first: Text | None = None) -> Screen:
    """Where the asking stands, and what the member can do about it; first why a press changed nothing."""
    return screen(
        text(f"presenting-refused-{refused.reason}") if refused else first,
        _standing(asking),
        _offered(asking),
        *_about_presenting(asking),
        rows=asking_rows(asking),
    )


def _about_presenting(asking: Asking) -> tuple[Text | Lines | None, ...]:
    """The guide while it is of use, and the title of the case as it stands."""
    slot = asking.slot
    if slot.part is Part.BACKUP or slot.state not in _GUIDED:
        return ()
    if slot.state is SlotState.ASKED:
        return (text("presenting-guide-short"),)
    return (*guide(), audience_line(slot.case))


def guide() -> tuple[Text, Lines]:
    """What presenting means."""
    return (
        text("presenting-guide"),
        Lines(tuple(text(f"presenting-guide-{number}") for number in range(1, 5))),
    )


def _standing(asking: Asking) -> Text:
    slot, facts = asking.slot, facts_of(asking.session, asking.community)
    until = dates.when(min(slot.answer_by, asking.session.starts_at), asking.community.zone)
    match slot.state, slot.part:
        case SlotState.NEVER, _:
            return text("presenting-never")
        case SlotState.ASKED, Part.BACKUP:
            return text("backup-asked", until=until, **facts)
        case SlotState.ASKED, _:
            return text("presenting-asked", until=until, **facts)
        case state, Part.BACKUP:
            return text(f"backup-{state}", **facts)
        case state, _:
            return text(f"presenting-{state}", **facts)


def _offered(asking: Asking) -> Text | None:
    """The swap that the member has offered, while nobody has answered."""
    if asking.offered is None:
        return None
    return text(
        "swap-offered",
        until=dates.when(asking.offered.swap.expires_at, asking.community.zone),
        **facts_of(asking.offered.session, asking.community),
    )


def why(view: Why) -> Screen:
    """The figures of the draw, about this member alone."""
    asking, reason = view.asking, view.reason
    swapped = view.drawn_for.id != asking.session.id
    return screen(
        text("presenting-why", candidates=reason.candidates, **facts_of(view.drawn_for, asking.community)),
        text(f"presenting-why-{reason.pool}") if reason.pool is not Pool.ATTENDED else None,
        Lines(
            (
                text("presenting-why-turns", turns=reason.turns),
                _last_turn(asking, reason),
                *_of_others(reason),
            )
        ),
        _decided(reason),
        text("presenting-why-swapped", **facts_of(asking.session, asking.community)) if swapped else None,
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
        return text(known, equals=reason.equals, lot=reason.lot, drawn_from=reason.equals + 1)
    return text(known)


def asking_rows(asking: Asking) -> tuple[tuple[AnyButton, ...], ...]:
    """What the member can press, as their asking stands."""
    slot_id = asking.slot.id
    why_me = button("button-why-me", WhyMePress(slot_id))
    ways = (session_row(asking.session.id), menu_row())
    match asking.slot.state, asking.slot.part:
        case SlotState.ASKED, Part.BACKUP:
            return (
                (
                    button("button-backup-yes", PresentYesPress(slot_id)),
                    button("button-backup-no", NotThisTimePress(slot_id)),
                ),
                (why_me,),
                *ways,
            )
        case SlotState.ASKED, _:
            return (
                (
                    button("button-present-yes", PresentYesPress(slot_id)),
                    button("button-not-this-time", NotThisTimePress(slot_id)),
                ),
                (_swap(asking), button("button-never-ask-me", NeverAskMePress(slot_id))),
                (why_me,),
                *ways,
            )
        case SlotState.ACCEPTED, Part.BACKUP:
            return (button("button-backup-hand-back", HandBackPress(slot_id)), why_me), *ways
        case SlotState.ACCEPTED, _:
            return (
                title_row(asking.slot),
                (_swap(asking), why_me),
                (button("button-hand-back", HandBackPress(slot_id)),),
                *ways,
            )
        case SlotState.NEVER, _:
            return (ask_me_again(asking.home),), menu_row()
        case SlotState.PRESENTED | SlotState.MISSED, _ if asking.slot.case is not None:
            return title_row(asking.slot), menu_row()
        case _:
            return (menu_row(),)


def _swap(asking: Asking) -> Button:
    if asking.offered is not None:
        return button("button-swap-back", TakeSwapBackPress(asking.offered.swap.id))
    return button("button-swap", SwapPress(asking.slot.id))


def ask_me_again(community_id: CommunityId) -> Button:
    """The way back from "never ask me"."""
    return button("button-ask-me-again", AskMeAgainPress(community_id))


def asked_again() -> Screen:
    """After "never ask me" was taken back."""
    return screen(text("presenting-asked-again"), rows=(menu_row(),))


def moved(asking: Asking) -> Screen:
    """To a presenter without a place, who hears of the move nowhere else."""
    return screen(
        text("presenting-moved", **facts_of(asking.session, asking.community)),
        *my_asking(asking).parts,
        rows=asking_rows(asking),
    )


def cancelled(asking: Asking) -> Screen:
    """To a presenter or a backup without a place, who hears of it nowhere else."""
    return screen(
        text("presenting-cancelled", **facts_of(asking.session, asking.community)), rows=(menu_row(),)
    )


def volunteered(asking: Asking) -> Screen:
    """To somebody who volunteered for the session: they present."""
    return my_asking(asking, first=text("presenting-taken"))


def called(asking: Asking) -> Screen:
    """To the backup: the presenter cannot come."""
    return my_asking(asking, first=text("backup-called-now"))


def reminder_week(asking: Asking) -> Screen:
    """A week before: there is time to prepare, so with the guide."""
    return _reminder(asking, "presenting-reminder", *guide())


def reminder_two_days(asking: Asking) -> Screen:
    """Two days before: short, and not the words of the week before."""
    return _reminder(asking, "presenting-reminder-soon")


def _reminder(asking: Asking, words: str, *guide: Text | Lines) -> Screen:
    facts = facts_of(asking.session, asking.community)
    slot_id = asking.slot.id
    return screen(
        text(words, **facts),
        *guide,
        audience_line(asking.slot.case),
        rows=(
            (button("button-my-part", MyAskingPress(slot_id)),)
            if asking.slot.case is not None
            else (
                button("button-case-title", TitlePress(slot_id)),
                button("button-my-part", MyAskingPress(slot_id)),
            ),
            (button("button-hand-back", HandBackPress(slot_id)),),
            session_row(asking.session.id),
            menu_row(),
        ),
    )
