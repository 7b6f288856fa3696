"""The cards in the groups: posted once, then edited where they stand."""

from datetime import datetime

from actions import cards as actions
from handlers.group_topics import announced
from handlers.routes import Routes
from rules.ids import GroupId, SessionId
from rules.sessions import Status
from screens import cards as screens
from screens.outgoing import Edit, Outgoing, Post, Receipt
from storage.db import Tx
from storage.outbox import Owed
from storage.views import sessions as views


def session_card(tx: Tx, owed: Owed) -> Outgoing | None:
    """The card as things stand now. What is over or called off before it was announced stays unannounced."""
    session_id, group_id = _which(owed)
    view = views.card(tx, session_id, group_id)
    if view is None:
        return None
    over = bool(owed.variables["over"])
    shown = screens.card(view, over=over)
    if view.message_id is not None:
        return Edit(view.message_id, shown)
    if over or view.places.session.status is Status.CANCELLED:
        return None
    return Post(shown)


def card_posted(tx: Tx, owed: Owed, receipt: Receipt, _now: datetime) -> None:
    if receipt.message_id is not None:
        actions.card_posted(tx, *_which(owed), receipt.message_id)


def _which(owed: Owed) -> tuple[SessionId, GroupId]:
    return SessionId(owed.variables["session"]), GroupId(owed.variables["group"])


ROUTES = Routes(notices={"session-card": announced(session_card)}, sent={"session-card": card_posted})
