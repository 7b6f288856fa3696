"""The card "Help now", in the order of how urgent it is, and the page on which it is looked after."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from actions.dialogues import Finished
from rules import bank_holidays
from rules import help_now as rules
from rules.help_now import CHECKED, CONTACTS, MOST, VERSION, Contact, LocalContact, Standing, Urgency
from rules.ids import CommunityId
from screens import dates
from screens.communities import community_row
from screens.home import Section, menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, StartButton, Text, button, screen, shortened, text
from storage.views.help_now import Card, Local

_ENGLAND: Final = ZoneInfo("Europe/London")
_LONGEST_LABEL = 34


@press("hp")
@dataclass(frozen=True, slots=True)
class HelpCardPress(Press):
    """To the page on which a community's card is looked after."""

    community_id: int


@press("hc")
@dataclass(frozen=True, slots=True)
class ConfirmHelpPress(Press):
    """The card is right, in the version that was looked at."""

    community_id: int
    version: str


@press("ha")
@dataclass(frozen=True, slots=True)
class AddContactPress(Press):
    community_id: int


@press("hd")
@dataclass(frozen=True, slots=True)
class ContactPress(Press):
    """To one of the community's own contacts."""

    contact_id: int


@press("hx")
@dataclass(frozen=True, slots=True)
class RemoveContactPress(Press):
    contact_id: int


def card(found: Card, first: Text | None = None) -> Screen:
    """Whom to call. `first` says why it comes, where nobody asked for it."""
    return screen(
        first,
        text("help-title"),
        *_contacts(found),
        *(part for one in found.local for part in _local(one)),
        text("help-not-watched"),
        rows=(menu_row(),),
    )


def _contacts(found: Card) -> list[Text | Lines]:
    return [
        Lines((text(f"help-{urgency}"), *(_line(one, found) for one in CONTACTS if one.urgency is urgency)))
        for urgency in Urgency
    ]


def _line(contact: Contact, found: Card) -> Text:
    return text("help-contact", contact=text(f"help-contact-{contact.key}"), hours=_hours(contact, found))


def _hours(contact: Contact, found: Card) -> Text:
    local = found.at.astimezone(_ENGLAND)
    known = bank_holidays.between(local.date(), local.date() + timedelta(days=15)) if contact.openings else ()
    hours = rules.hours(contact, local, known)
    if hours.open:
        return text("help-open-now" if contact.openings else "help-day-and-night")
    assert hours.opens_at is not None
    return text("help-opens-at", when=dates.when(hours.opens_at, _ENGLAND))


def _local(local: Local) -> list[Text | Lines]:
    """What a community has added; nothing where it has added nothing."""
    signpost = local.community.signpost
    lines = [text("help-contact-local", name=one.name, way=one.way) for one in local.contacts]
    if signpost.words:
        lines.append(text("help-signpost", words=signpost.words))
    if signpost.link:
        lines.append(text("help-signpost", words=signpost.link))
    if not lines:
        return []
    return [Lines((text("help-local", community=local.community.name), *lines))]


def looked_after(found: Card, said: Text | None = None) -> Screen:
    """For administrators: the card as members see it, when it was found right, and what can be changed."""
    (local,) = found.local
    standing = local.standing
    confirmed = local.confirmation.at if local.confirmation is not None else None
    when = dates.day_of(confirmed, local.community.zone) if confirmed is not None else ""
    full = len(local.contacts) >= MOST
    return screen(
        said,
        text("help-looked-after", community=local.community.name),
        *_contacts(found),
        *_local(local),
        text(f"help-standing-{standing}", when=when, checked=dates.day(CHECKED)),
        rows=(
            *(
                (
                    button(
                        "button-help-contact", ContactPress(one.id), name=shortened(one.name, _LONGEST_LABEL)
                    ),
                )
                for one in local.contacts
            ),
            () if full else (button("button-help-add", AddContactPress(local.community.id)),),
            ()
            if standing is Standing.CONFIRMED
            else (button("button-help-confirm", ConfirmHelpPress(local.community.id, VERSION)),),
            (*community_row(local.community.id, Section.SETUP), *menu_row()),
        ),
    )


def contact(one: LocalContact) -> Screen:
    """One of the community's own, to be taken off the card."""
    return screen(
        text("help-contact-about", name=one.name, way=one.way),
        rows=(
            (button("button-help-remove", RemoveContactPress(one.id)),),
            back_row(one.community_id),
        ),
    )


def back_row(community_id: CommunityId) -> tuple[Button, ...]:
    """The way back to the page of the card."""
    return button("button-back", HelpCardPress(community_id)), *menu_row()


def added(finished: Finished) -> Screen:
    """After the dialogue that adds a contact."""
    answers = finished.draft.answers
    return screen(
        text("help-added", name=answers["name"]),
        rows=(back_row(finished.draft.community_id),),
    )


def asked(local: Local) -> Screen:
    """The notice that somebody should look at the card."""
    when = local.confirmation.at if local.confirmation is not None else None
    return screen(
        text(
            f"help-ask-{local.standing}",
            community=local.community.name,
            when=dates.day_of(when, local.community.zone) if when is not None else "",
        ),
        rows=((button("button-help-look", HelpCardPress(local.community.id)),),),
    )


def group_way() -> Screen:
    """What a group is shown when somebody types the command there: nothing about who it was."""
    return Screen((text("help-in-private"),), ((StartButton(text("button-help-now"), "help"),),))
