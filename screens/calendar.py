"""A member's own calendar: the private address, the files, and the words of both."""

from collections.abc import Callable
from dataclasses import dataclass

from actions.calendar import Done
from actions.calendar_files import Asked
from reports import calendar as reports
from reports.calendar import Event
from rules.calendar import TAKEN_OUT, Choices, Entry, Method
from rules.communities import Community
from rules.ids import SessionId
from rules.sessions import Status
from screens.bookings import rows as place_rows
from screens.bookings import standing
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.outgoing import Document, Outgoing, Post
from screens.presses import Press, press
from screens.screen import AnyButton, CopyButton, LinkButton, Screen, Text, button, screen, shortened, text
from screens.sessions.presses import back_to_list
from screens.texts import Texts
from screens.ways import CalendarPress, session_row
from storage.views.calendar import Feed, File, Mine


@press("kf")
@dataclass(frozen=True, slots=True)
class OpenFeedPress(Press):
    """Makes an address, in place of the one there may be."""

    community_id: int
    serial: int


@press("kn")
@dataclass(frozen=True, slots=True)
class NewAddressPress(Press):
    """Asks before the old address stops working."""

    community_id: int


@press("ko")
@dataclass(frozen=True, slots=True)
class TurnOffPress(Press):
    """Asks before the address stops working."""

    community_id: int


@press("kx")
@dataclass(frozen=True, slots=True)
class ConfirmOffPress(Press):
    community_id: int
    serial: int


@press("ki")
@dataclass(frozen=True, slots=True)
class FilesPress(Press):
    community_id: int
    files: int
    """1 to have them, 0 to have none."""


@press("kg")
@dataclass(frozen=True, slots=True)
class FilePress(Press):
    """Asks for the file of a session."""

    session_id: int


def file_button(session_id: SessionId) -> AnyButton:
    """On a session's page, for whoever is to be there."""
    return button("button-calendar-file", FilePress(session_id))


def which(found: tuple[Mine, ...]) -> Screen:
    """Somebody in several communities has a calendar in each."""
    return screen(
        text("calendar-which"),
        rows=(*((_to(one.community),) for one in found), menu_row()),
    )


def _to(community: Community) -> AnyButton:
    name = shortened(community.name, 30)
    return button("button-calendar-of", CalendarPress(community.id), community=name)


def settings(mine: Mine, public_url: str) -> Screen:
    """What holds, and what can be chosen."""
    return _settings(None, mine.community, mine.choices, public_url)


def after(done: Done, public_url: str) -> Screen:
    """What holds once something was chosen; a new address, this one time."""
    if done.token is not None:
        return _opened(done, f"{public_url}/calendar/{done.token}")
    return _settings(text("calendar-done"), done.community, done.choices, public_url)


def _settings(first: Text | None, community: Community, choices: Choices, public_url: str) -> Screen:
    address = "calendar-address-live" if choices.live else "calendar-address-none"
    rows: tuple[tuple[AnyButton, ...], ...] = ()
    if choices.live:
        rows = (
            (button("button-calendar-new", NewAddressPress(community.id)),),
            (button("button-calendar-off", TurnOffPress(community.id)),),
        )
    elif public_url:
        rows = ((button("button-calendar-open", OpenFeedPress(community.id, choices.serial)),),)
    return screen(
        first,
        text("calendar-about", community=community.name),
        text(address if public_url or choices.live else "calendar-files-only"),
        text(_FILES[choices.files, choices.live]),
        rows=(*rows, (_files(community, choices),), menu_row()),
    )


_FILES = {
    (True, False): "calendar-files-on",
    (True, True): "calendar-files-kept",
    (False, False): "calendar-files-off",
    (False, True): "calendar-files-off",
}


def _files(community: Community, choices: Choices) -> AnyButton:
    if choices.files:
        return button("button-calendar-files-off", FilesPress(community.id, 0))
    return button("button-calendar-files-on", FilesPress(community.id, 1))


def _opened(done: Done, page: str) -> Screen:
    """The only time that the address can be shown."""
    address = f"{page}.ics"
    subscribed = "webcal://" + address.partition("://")[2]
    return screen(
        text("calendar-opened", address=address),
        text("calendar-how", address=subscribed),
        text("calendar-who-sees"),
        rows=(
            (CopyButton(text("button-calendar-copy"), address),),
            (CopyButton(text("button-calendar-copy-webcal"), subscribed),),
            (LinkButton(text("button-calendar-subscribe"), page),),
            (_settings_button(done.community),),
            menu_row(),
        ),
    )


def _settings_button(community: Community) -> AnyButton:
    return button("button-calendar", CalendarPress(community.id))


def sure(mine: Mine, *, off: bool) -> Screen:
    """Before an address stops working."""
    community, choices = mine.community, mine.choices
    yes = (
        button("button-calendar-off-yes", ConfirmOffPress(community.id, choices.serial))
        if off
        else button("button-calendar-new-yes", OpenFeedPress(community.id, choices.serial))
    )
    return screen(
        text("calendar-off-sure" if off else "calendar-new-sure"),
        rows=((yes,), (button("button-calendar-keep", CalendarPress(community.id)),)),
    )


def file(found: File) -> Document:
    """A file by itself, without a sound: what happened was said before."""
    session = found.entry.session
    said = "calendar-file" if found.method is Method.PUBLISH else "calendar-file-cancel"
    under = screen(
        text(said, **facts_of(session, found.community)),
        rows=((button("button-calendar", CalendarPress(0)),), session_row(session.id), menu_row()),
    )
    return _document(found, under, silent=True)


def asked(answer: Asked) -> Screen:
    """The file comes as a message of its own; or why there is none, and what can be done."""
    session = answer.places.session
    facts = facts_of(session, answer.community)
    ways = (session_row(session.id), (button("button-calendar", CalendarPress(0)),), menu_row())
    if answer.refused == "no-place":
        return screen(
            text("calendar-asked-no-place", **facts),
            text("session-has-begun") if answer.begun else standing(answer.places, answer.community),
            rows=(*(() if answer.begun else place_rows(answer.places)), *ways),
        )
    if answer.refused is not None:
        return screen(text(f"calendar-asked-{answer.refused}", **facts), rows=(back_to_list(), menu_row()))
    return screen(text("calendar-asked-already" if answer.already else "calendar-asked", **facts), rows=ways)


def asked_toast(answer: Asked) -> Text:
    """The same in a few words, where a page stays what it is."""
    return text("toast-calendar-asked-already" if answer.already else "toast-calendar-asked")


def asked_file(found: File) -> Document:
    """The file that was asked for, and whether it will be kept right."""
    session = found.entry.session
    if not found.choices.files:
        follows = "calendar-file-stays"
    else:
        follows = "calendar-file-beside" if found.choices.live else "calendar-file-follows"
    under = screen(
        text("calendar-file-asked", **facts_of(session, found.community)),
        text(follows),
        rows=((button("button-calendar", CalendarPress(0)),), session_row(session.id), menu_row()),
    )
    return _document(found, under)


def carried(found: File | None, under: Screen) -> Outgoing:
    """A notice with the file that belongs to it, or alone when there is none."""
    return Post(under) if found is None else _document(found, under)


def _document(found: File, under: Screen, *, silent: bool = False) -> Document:
    day = found.entry.session.starts_at.astimezone(found.community.zone).date()
    return Document(
        name=f"session-{day.isoformat()}.ics",
        content=_written(found),
        screen=under,
        silent=silent,
        edition=found.entry.sequence if found.method is Method.PUBLISH else TAKEN_OUT,
    )


def _written(found: File) -> Callable[[Texts], bytes]:
    return lambda texts: reports.file(_event(found.entry, texts), found.method)


def feed(found: Feed, texts: Texts) -> bytes:
    """Everything behind an address."""
    name = texts.plain(text("event-calendar", community=found.community.name))
    return reports.feed(name, (_event(one, texts) for one in found.entries))


def _event(entry: Entry, texts: Texts) -> Event:
    session = entry.session
    return Event(
        uid=session.uid,
        sequence=entry.sequence,
        stamp=entry.stamp,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=texts.plain(text("event-title", topic=topic_shown(session.topic))),
        description="\n\n".join(texts.plain(one) for one in _description(entry)),
        url=session.join_link if entry.confirmed else "",
        cancelled=not entry.confirmed,
    )


def _description(entry: Entry) -> tuple[Text, ...]:
    """Names nobody: others may see a calendar. The link is for those who come."""
    link = entry.session.join_link
    if entry.confirmed:
        return text("event-link", link=link) if link else text("event-link-later"), text("event-changes")
    cancelled = entry.session.status is Status.CANCELLED
    return (text("event-cancelled" if cancelled else "event-given-up"),)
