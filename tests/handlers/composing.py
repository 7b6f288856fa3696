"""What a notice says when it is its turn, as the sender would have it composed."""

from handlers.door import NOUNS
from handlers.routes import together
from rules.priority import Priority
from screens.outgoing import Document, Edit, Post
from screens.texts import Texts
from storage.outbox import Owed

ROUTES = together(*NOUNS)
TEXTS = Texts()


def owed_of(row):
    return Owed(
        id=row.id,
        kind=row.kind,
        variables=row.variables,
        chat_id=row.chat_id,
        member_id=row.member_id,
        priority=Priority(row.priority),
        not_after=row.not_after,
        edition=row.edition,
        attempts=row.attempts,
    )


def outgoing(world, row):
    """The message, or None when it is no longer true."""
    return world.db.read_now(ROUTES.notices[row.kind], owed_of(row))


def said(world, row):
    """The words, or None when it is no longer true."""
    message = outgoing(world, row)
    if message is None:
        return None
    assert isinstance(message, Post | Edit | Document)
    return TEXTS.body(message.screen)


def labels(screen):
    return [TEXTS.plain(button.label) for row in screen.rows for button in row]
