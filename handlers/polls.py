"""The poll's messages: composed just before they go out, noted when they have."""

from datetime import datetime

from actions import polls as actions
from handlers import chat_polls
from handlers.chat_polls import composer
from handlers.group_topics import announced
from handlers.routes import Routes
from rules.ids import MessageId, SessionId
from rules.polls import State
from screens import polls as screens
from screens.outgoing import Post, Receipt
from storage.db import Tx
from storage.outbox import Owed
from storage.views.polls import PollView, poll_of


def posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    assert receipt.message_id is not None
    actions.poll_posted(tx, now, _session(owed), MessageId(receipt.message_id))


def closed(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    actions.poll_closed(tx, now, _session(owed), receipt.totals)


def deleted(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    actions.tell_result(tx, now, _session(owed), stays=False)


def not_deleted(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.tell_result(tx, now, _session(owed), stays=True)


def _view(tx: Tx, owed: Owed) -> PollView | None:
    return poll_of(tx, _session(owed))


def _session(owed: Owed) -> SessionId:
    return SessionId(owed.variables["session"])


ROUTES = Routes(
    notices={
        "group-poll": announced(composer(_view, State.PLANNED, lambda view, _: screens.question(view))),
        "group-poll-close": chat_polls.close(_view),
        "group-poll-delete": chat_polls.delete(_view),
        "group-poll-result": announced(
            composer(_view, State.CLOSED, lambda view, stays: Post(screens.result(view, stays=stays)))
        ),
        "group-poll-told": composer(
            _view, State.CLOSED, lambda view, stays: Post(screens.told(view, stays=stays))
        ),
        "group-poll-not-posted": composer(
            _view, State.NOT_POSTED, lambda view, _: Post(screens.not_posted(view))
        ),
    },
    sent={"group-poll": posted, "group-poll-close": closed, "group-poll-delete": deleted},
    unreached={"group-poll-delete": not_deleted},
)
