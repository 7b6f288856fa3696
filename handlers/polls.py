"""The poll's messages: composed just before they go out, noted when they have."""

from datetime import datetime

from actions import polls as actions
from handlers.routes import Routes
from rules.ids import MessageId, SessionId
from rules.polls import State
from screens import polls as screens
from screens.outgoing import Delete, Outgoing, PollClose, Post, Receipt
from storage.db import Tx
from storage.outbox import Owed
from storage.views.polls import PollView, poll_of


def poll(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.PLANNED)
    return None if view is None else screens.question(view)


def posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    assert receipt.message_id is not None
    actions.poll_posted(tx, now, _session(owed), MessageId(receipt.message_id))


def close(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.POSTED)
    if view is None or view.poll.message_id is None:
        return None
    return PollClose(view.poll.message_id)


def closed(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    actions.poll_closed(tx, now, _session(owed), receipt.totals)


def delete(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.CLOSED)
    if view is None or view.poll.message_id is None:
        return None
    return Delete(view.poll.message_id)


def deleted(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    actions.tell_result(tx, now, _session(owed), stays=False)


def not_deleted(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.tell_result(tx, now, _session(owed), stays=True)


def result(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.CLOSED)
    return None if view is None else Post(screens.result(view, stays=bool(owed.variables["stays"])))


def told(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.CLOSED)
    return None if view is None else Post(screens.told(view, stays=bool(owed.variables["stays"])))


def not_posted(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed, State.NOT_POSTED)
    return None if view is None else Post(screens.not_posted(view))


def _view(tx: Tx, owed: Owed, state: State) -> PollView | None:
    view = poll_of(tx, _session(owed))
    return view if view is not None and view.poll.state is state else None


def _session(owed: Owed) -> SessionId:
    return SessionId(owed.variables["session"])


ROUTES = Routes(
    notices={
        "group-poll": poll,
        "group-poll-close": close,
        "group-poll-delete": delete,
        "group-poll-result": result,
        "group-poll-told": told,
        "group-poll-not-posted": not_posted,
    },
    sent={"group-poll": posted, "group-poll-close": closed, "group-poll-delete": deleted},
    unreached={"group-poll-delete": not_deleted},
)
