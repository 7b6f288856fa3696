"""An anonymous question in the group that somebody has reported: what it is, and what is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.questions.threads import Part, State, Thread


class Place(StrEnum):
    """What a message under a made-up name is."""

    QUESTION = "question"
    BACK = "back"
    """What the asker of an open question answered back."""
    OVER = "over"
    """Its thread has ended, and nothing tells any more which it was."""
    LOST = "lost"
    """The group has become a supergroup, in which that message has no number."""


class Removal(StrEnum):
    """What moderators may do about it, but leave it."""

    DELETE = "delete"
    CLOSE = "close"
    BOTH = "both"
    """The question is closed, and all that stands under its name is deleted."""


WAYS: Final[Mapping[Place, tuple[Removal, ...]]] = {
    # Without its question nobody could answer a thread, so that one is closed with it.
    Place.QUESTION: (Removal.BOTH, Removal.CLOSE),
    Place.BACK: (Removal.DELETE, Removal.BOTH),
    Place.OVER: (Removal.DELETE,),
    Place.LOST: (),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of such a message: its thread and part, and neither once the thread has closed."""

    thread: Thread | None = None
    part: Part | None = None
    lost: bool = False

    @property
    def place(self) -> Place:
        if self.lost:
            return Place.LOST
        if self.thread is None or self.part is None or self.thread.state is not State.OPEN:
            return Place.OVER
        return Place.QUESTION if self.part.first else Place.BACK


def done(found: Found, wanted: Removal) -> Removal:
    """What is done of what was pressed: a question goes with its thread, which may have ended since."""
    if found.place is Place.QUESTION and wanted is Removal.DELETE:
        return Removal.BOTH
    if found.place is Place.OVER and wanted is Removal.BOTH:
        return Removal.DELETE
    return wanted


def closes(found: Found, removal: Removal) -> bool:
    """Whether there is a thread to be closed for that."""
    return found.place in (Place.QUESTION, Place.BACK) and removal is not Removal.DELETE


def deletes(removal: Removal) -> bool:
    """Whether messages are deleted."""
    return removal is not Removal.CLOSE
