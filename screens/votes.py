"""A vote on topics: before it is opened, the poll itself, and what is told of it."""

from dataclasses import dataclass

from actions.votes import Closing, Opened, Refused, Used
from rules import votes as rules
from rules.polls import Form
from screens import dates
from screens.home import menu_row
from screens.outgoing import PollPost
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from storage.views.topics import Asking, VoteView

_OPTION = 100
"""Telegram's limit, in its own units."""


@press("tv")
@dataclass(frozen=True, slots=True)
class AskVotePress(Press):
    """Shows what would be asked, before anything happens."""

    community_id: int


@press("to")
@dataclass(frozen=True, slots=True)
class OpenVotePress(Press):
    community_id: int


@press("tc")
@dataclass(frozen=True, slots=True)
class CloseVotePress(Press):
    vote_id: int


@press("tu")
@dataclass(frozen=True, slots=True)
class UseVotePress(Press):
    vote_id: int


def asking(view: Asking, topics_row: tuple[AnyButton, ...]) -> Screen:
    """What the group would be asked, or why it cannot be."""
    if view.refused is not None or view.group is None:
        return screen(text(f"vote-refused-{view.refused}"), rows=(topics_row,))
    return screen(
        text("vote-asking", group=view.group.title, span=dates.length(rules.is_open_for(view.group))),
        Lines(tuple(text("topic-line", number=at, name=one.name) for at, one in enumerate(view.topics, 1))),
        rows=((button("button-vote-open", OpenVotePress(view.community.id)),), topics_row),
    )


def after(decision: Opened | Closing | Used | Refused, topics_row: tuple[AnyButton, ...]) -> Screen:
    """What was decided, for the one who pressed."""
    match decision:
        case Refused(reason=reason):
            said = text(f"vote-refused-{reason}")
        case Opened(already=already):
            said = text("vote-opened-already" if already else "vote-opened")
        case Closing(already=already):
            said = text("vote-closing-already" if already else "vote-closing")
        case Used(already=already):
            said = text("vote-used-already" if already else "vote-used")
    return screen(said, rows=(topics_row,))


def question(view: VoteView) -> PollPost:
    """The poll itself; it says what it is, and what is told of it."""
    return PollPost(
        text("topic-vote-question"),
        tuple(text("poll-topic", topic=_option(view.names.get(one, "…"))) for one in view.vote.topics),
        several=True,
    )


def _option(name: str) -> str:
    """As much of the topic as an option holds: Telegram counts some letters twice."""
    length = _OPTION
    while len(shortened(name, length).encode("utf-16-le")) // 2 > _OPTION:
        length -= 1
    return shortened(name, length)


def result(view: VoteView, *, stays: bool) -> Screen:
    """To the group, at the close."""
    return screen(text("topic-vote-result"), *_shown(view), _poll_itself(view, stays=stays))


def told(view: VoteView, *, stays: bool) -> Screen:
    """The same to the facilitator, with what can be done with it."""
    release = view.vote.release
    use = (button("button-vote-use", UseVotePress(view.vote.id)),) if release and release.chosen else ()
    return screen(
        text("topic-vote-result"), *_shown(view), _poll_itself(view, stays=stays), rows=(use, menu_row())
    )


def _shown(view: VoteView) -> tuple[Text | Lines, ...]:
    release = view.vote.release
    assert release is not None
    named = [view.names.get(one, "…") for one in release.chosen]
    if release.form is Form.FULL and release.totals is not None and release.voters is not None:
        votes = dict(zip(view.vote.topics, release.totals, strict=True))
        lines = (
            text("topic-vote-line", name=view.names.get(one, "…"), count=votes[one])
            for one in (*release.chosen, *(one for one in view.vote.topics if one not in release.chosen))
        )
        return text("topic-vote-voters", voters=release.voters), Lines(tuple(lines))
    if release.form is Form.BANDED and named:
        lines = (text("topic-line", number=at, name=name) for at, name in enumerate(named, 1))
        return text("topic-vote-chosen"), Lines(tuple(lines)), text("topic-vote-why-banded")
    if release.form is Form.BANDED:
        return (text("topic-vote-none-chosen"),)
    return (text("topic-vote-nothing" if release.form is Form.NOTHING else "topic-vote-unread"),)


def _poll_itself(view: VoteView, *, stays: bool) -> Text | None:
    release = view.vote.release
    assert release is not None
    if not release.hides:
        return None
    if stays and view.vote.message_id is None:
        return text("topic-vote-cut-off")
    return text("topic-vote-stays" if stays else "topic-vote-deleted")
