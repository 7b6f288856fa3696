"""The backup: looked for once there is a presenter, a few days later and without any fuss."""

from datetime import datetime
from random import Random

from actions.presenters.drawing import CHANCE, draw
from actions.presenters.telling import arrives
from rules.ids import SessionId
from rules.presenters import backups
from rules.presenters.slots import Part
from storage import sessions
from storage.db import Tx
from storage.presenters import slots


def ask_backup(tx: Tx, now: datetime, session_id: SessionId, *, chance: Random = CHANCE) -> None:
    """Due work: draw and ask a backup, if one is still wanted. With nobody to ask there is none."""
    session = sessions.lock(tx, session_id)
    asked_at = arrives(tx, session, now)
    if backups.may_ask(session, slots.of_session(tx, session_id), asked_at):
        draw(tx, session, now, asked_at, None, chance, part=Part.BACKUP)
