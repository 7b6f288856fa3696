"""The messages of a poll in a group, of whichever kind: itself, its close, its deletion, its result.

Both kinds name the states that they share alike.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar

from handlers.routes import Compose
from rules.ids import MessageId
from rules.polls import State
from screens.outgoing import Delete, Outgoing, PollClose
from storage.db import Tx
from storage.outbox import Owed


class Poll(Protocol):
    """What a poll of either kind has."""

    @property
    def state(self) -> StrEnum: ...

    @property
    def message_id(self) -> MessageId | None: ...


class View(Protocol):
    """What its messages say."""

    @property
    def poll(self) -> Poll: ...


V = TypeVar("V", bound=View)
Find = Callable[[Tx, Owed], V | None]


def composer(find: Find[V], state: State, words: Callable[[V, bool], Outgoing | None]) -> Compose:
    """Puts it into words while it is in that state. They get the view, and whether the poll `stays` although
    it should be gone.
    """

    def compose(tx: Tx, owed: Owed) -> Outgoing | None:
        view = find(tx, owed)
        if view is None or view.poll.state != state.value:
            return None
        return words(view, bool(owed.variables.get("stays")))

    return compose


def close(find: Find[V]) -> Compose:
    """Closes it where it stands."""
    return composer(find, State.POSTED, lambda view, _: _at(view, PollClose))


def delete(find: Find[V]) -> Compose:
    """Deletes it, once it is closed."""
    return composer(find, State.CLOSED, lambda view, _: _at(view, Delete))


def _at(view: View, done: type[PollClose] | type[Delete]) -> Outgoing | None:
    message_id = view.poll.message_id
    return None if message_id is None else done(message_id)
