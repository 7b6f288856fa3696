"""The rounds about which somebody can still write a line in their own words."""

from dataclasses import dataclass
from datetime import datetime

from rules.feedback.rounds import Round
from rules.permissions import Actor, Verb, require_anywhere
from rules.sessions import Session
from storage import sessions
from storage.db import Tx
from storage.feedback import audiences, rounds


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Such a round, with the session that it is about, if it is."""

    round: Round
    session: Session | None


def open_to(tx: Tx, actor: Actor, now: datetime) -> list[OpenRound]:
    """Those that are open and ask this person, whether or not they have sent a line: nobody knows that."""
    require_anywhere(actor, Verb.GIVE_FEEDBACK)
    return [
        OpenRound(one, None if one.session_id is None else sessions.load(tx, one.session_id))
        for one in rounds.open_for(tx, [each.member_id for each in actor.memberships], now)
        if one.lines and audiences.includes(tx, actor, one)
    ]
