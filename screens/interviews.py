"""Whether somebody would talk to the evaluators: question, answer, and the list of those who would."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.interviews import Answered
from reports.interviews import write_willing
from rules.communities import Community
from rules.ids import CommunityId
from rules.interviews import State
from screens import dates
from screens.home import menu_row
from screens.outgoing import Document
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from screens.texts import Texts
from storage.views.interviews import WillingView

_SHOWN = 30
"""Names that one screen shows, of all communities together; the files have them all."""


@press("iq")
@dataclass(frozen=True, slots=True)
class InterviewPress(Press):
    """Yes (1) or no (0)."""

    community_id: int
    willing: int


@press("ix")
@dataclass(frozen=True, slots=True)
class WillingPress(Press):
    """To those who have said yes."""


@press("iz")
@dataclass(frozen=True, slots=True)
class ExportWillingPress(Press):
    community_id: int


def asked(community: Community) -> Screen:
    """The question, once."""
    return screen(
        text("interview-asked", community=community.name),
        text("interview-no-effect"),
        rows=(
            (_answer("button-interview-yes", community.id, willing=True),),
            (_answer("button-interview-no", community.id, willing=False),),
            menu_row(),
        ),
    )


def after_answer(done: Answered) -> Screen:
    """What was said, and how to say otherwise."""
    if done.state is None:
        return screen(text("interview-not-asked"), rows=(menu_row(),))
    return screen(
        text(f"interview-said-{done.state}", community=done.community.name),
        rows=(interview_row(done.state, done.community.id), menu_row()),
    )


def interview_line(state: State | None) -> Text | None:
    """For "About me": nothing before somebody was asked."""
    return None if state is None else text(f"interview-about-me-{state}")


def interview_row(state: State | None, community_id: CommunityId) -> tuple[Button, ...]:
    """For "About me": the other answer."""
    if state is None:
        return ()
    if state is State.YES:
        return (_answer("button-interview-rather-not", community_id, willing=False),)
    return (_answer("button-interview-yes", community_id, willing=True),)


def willing_row() -> tuple[Button, ...]:
    """For admins, beside the members."""
    return (button("button-interviews", WillingPress()),)


def willing(views: Sequence[WillingView]) -> Screen:
    """Those who have said yes, and nobody else."""
    shown = [one for one in views if one.willing]
    if not shown:
        return screen(text("interviews-nobody"), rows=(menu_row(),))
    room = max(_SHOWN // len(shown), 1)
    return screen(
        text("interviews-list"),
        *(part for view in shown for part in _listed(view, room)),
        rows=(*((_export(one),) for one in shown), menu_row()),
    )


def coming(community: Community) -> Screen:
    """The file is on its way."""
    return screen(text("interviews-export-comes", community=community.name), rows=(menu_row(),))


def file(view: WillingView) -> Document:
    """The list as a file."""
    community = view.community

    def write(texts: Texts) -> bytes:
        headings = (texts.plain(text("interviews-column-name")), texts.plain(text("interviews-column-since")))
        return write_willing(view.willing, texts.plain(text("interviews-sheet")), headings, community.zone)

    return Document(
        "interviews.xlsx",
        write,
        screen(
            text("interviews-file", community=community.name, count=len(view.willing)), rows=(menu_row(),)
        ),
    )


def _answer(label: str, community_id: CommunityId, *, willing: bool) -> Button:
    return button(label, InterviewPress(community_id, int(willing)))


def _listed(view: WillingView, room: int) -> tuple[Text | Lines, ...]:
    community, found = view.community, view.willing
    lines = Lines(
        tuple(
            text("interviews-line", name=one.name, since=dates.day_of(one.since, community.zone))
            for one in found[:room]
        )
    )
    title = text("interviews-in", community=community.name, count=len(found))
    more = len(found) - room
    return (title, lines, text("interviews-more", count=more)) if more > 0 else (title, lines)


def _export(view: WillingView) -> Button:
    name = shortened(view.community.name, 24)
    return button("button-interviews-file", ExportWillingPress(view.community.id), community=name)
