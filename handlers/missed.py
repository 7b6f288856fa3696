"""The notice to whoever was missed."""

from datetime import UTC, datetime

from handlers.routes import Routes
from rules.ids import SessionId
from screens import missed as screens
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import missed as views


def missed_you(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless the mark was corrected, or they have left."""
    assert owed.member_id is not None
    since = datetime.fromtimestamp(owed.variables["since"], UTC)
    view = views.missed(tx, SessionId(owed.variables["session"]), owed.member_id, since)
    return None if view is None else Post(screens.missed_you(view))


ROUTES = Routes(notices={"missed-you": missed_you})
