"""Members hear that there is something to have."""

from dataclasses import dataclass
from datetime import datetime

from rules import certificates as rules
from rules.attendance import require_sheet
from rules.certificates import Line
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb
from rules.sessions import Session
from storage import audit, communities, outbox, sessions
from storage.certificates import parts
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Told:
    """So many members hear that they can have a certificate of this session."""

    session: Session
    community: Community
    count: int


def tell(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId | None = None
) -> Told:
    """Let everybody who came, or this member, know that they can have a certificate.

    Everybody is told once of a session; one member again on another day.
    """
    session = sessions.lock(tx, session_id)
    me = require_sheet(actor, Verb.SEND_CERTIFICATES, session)
    community = communities.load(tx, session.community_id)
    wanted = [
        part.member_id
        for part, _ in parts.everybody(tx, session_id)
        if isinstance(rules.line(part, now), Line) and member_id in (None, part.member_id)
    ]
    day = "" if member_id is None else f":{now:%Y%m%d}"
    keys = {one: f"certificate-ready:{session_id}:{one}{day}" for one in wanted}
    before = outbox.owed_before(tx, keys.values())
    told = [one for one, key in keys.items() if key not in before]
    at = community.decent(now)
    variables = {"session": session_id, "at": round(now.timestamp())}
    outbox.add(
        tx, [Notice("certificate-ready", keys[one], ToMember(one), at, variables) for one in told], now
    )
    if told:
        detail = {"session": session_id, "told": len(told)}
        audit.add(tx, community.id, me.member_id, Verb.SEND_CERTIFICATES, now, detail)
    return Told(session, community, len(told))
