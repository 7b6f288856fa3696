"""What the author of a message is told when it may identify a patient. Never what was found in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rules.patient_data import Kind
from rules.patient_data.offers import Offer, Refused, State
from screens import dates
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, Lines, LinkButton, Screen, button, screen, text
from storage.views.patient_data import OfferView

_SUPERGROUPS = -1_000_000_000_000
"""Chats below this number are supergroups, whose messages have an address."""


@press("pid")
@dataclass(frozen=True, slots=True)
class OfferPress(Press):
    """Back to the offer."""

    offer_id: int


@press("pix")
@dataclass(frozen=True, slots=True)
class DeletePress(Press):
    offer_id: int


@press("pif")
@dataclass(frozen=True, slots=True)
class FinePress(Press):
    offer_id: int


@press("pia")
@dataclass(frozen=True, slots=True)
class AllowedPress(Press):
    """What may be said of patients in a group."""

    offer_id: int


def offer(view: OfferView, kinds: Iterable[Kind]) -> Screen:
    """Which message, what kind of thing was found, and what can be done. `kinds` are told once only."""
    one, group = view.offer, view.group
    wrote = {"when": dates.when(one.heard_at, view.community.zone)}
    found = set(kinds)
    return screen(
        text("patient-offer"),
        text("patient-where", group=group.title, **wrote) if group else text("patient-when", **wrote),
        text("patient-found") if found else None,
        _found(found) if found else None,
        text("patient-only-you"),
        rows=(
            (_delete(one), button("button-patient-fine", FinePress(one.id))),
            *_address(one),
            (button("button-patient-allowed", AllowedPress(one.id)), *menu_row()),
        ),
    )


def in_private(kinds: Collection[Kind]) -> Screen:
    """To who wrote it to the bot, where it is about no message in a group."""
    return screen(
        text("patient-in-private"),
        _found(kinds),
        text("patient-in-private-how"),
        text("patient-allowed"),
        text("patient-why"),
        rows=(menu_row(),),
    )


def after(decision: Offer | Refused) -> Screen:
    """What became of it. Where the bot cannot delete a message, how to do that oneself."""
    one = decision.offer if isinstance(decision, Refused) else decision
    if isinstance(decision, Refused):
        return _by_hand(one, f"patient-refused-{decision.reason}", lacks=decision.reason == "no-right")
    match one.state:
        case State.STUCK:
            return _by_hand(one, "patient-refused-stuck", lacks=False)
        case State.DELETING | State.DELETED:
            return screen(text(f"patient-{one.state}"), rows=(_more(one),))
        case State.OPEN | State.FINE:
            return screen(text("patient-fine"), rows=((_delete(one),), _more(one)))
        case State.WITHDRAWN:
            return screen(text("patient-thanks"), rows=(_more(one),))


def allowed(one: Offer) -> Screen:
    """What may be said, and what may not, with the reason."""
    return screen(
        text("patient-allowed"),
        text("patient-not-allowed"),
        text("patient-why"),
        rows=((button("button-back", OfferPress(one.id)), *menu_row()),),
    )


def _found(kinds: Collection[Kind]) -> Lines:
    return Lines(tuple(text(f"patient-kind-{kind}") for kind in Kind if kind in kinds))


def _by_hand(one: Offer, why: str, *, lacks: bool) -> Screen:
    return screen(
        text(why),
        text("patient-by-hand"),
        text("patient-right") if lacks else None,
        rows=(*_address(one), ((_delete(one), *_more(one)) if lacks else _more(one))),
    )


def _delete(one: Offer) -> Button:
    return button("button-patient-delete", DeletePress(one.id))


def _more(one: Offer) -> tuple[Button, ...]:
    return (button("button-patient-allowed", AllowedPress(one.id)), *menu_row())


def _address(one: Offer) -> tuple[tuple[AnyButton, ...], ...]:
    """A link to the message, where it has one."""
    if one.chat_id >= _SUPERGROUPS:
        return ()
    place = f"https://t.me/c/{_SUPERGROUPS - one.chat_id}/{one.message_id}"
    return ((LinkButton(text("button-patient-message"), place),),)
