"""Exports: who asked for which, noted before anything is handed out."""

from dataclasses import dataclass
from datetime import datetime

from rules.attendance import Scope
from rules.communities import Community
from rules.ids import CommunityId, CycleId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import attendance_export, audit, communities, outbox
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Asked:
    """The file is on its way, as a message of its own; `empty` when there is nothing to put in it."""

    community: Community
    empty: bool = False


def export_attendance(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, cycle_id: CycleId | None
) -> Asked:
    """An admin asks for the attendance of one cycle, or of all (None). LookupError for an unknown cycle."""
    me = require(actor, Verb.EXPORT_ATTENDANCE, community_id)
    community = communities.load(tx, community_id)
    scope = Scope(cycle=_name_of(tx, community_id, cycle_id))
    if next(iter(attendance_export.records(tx, community, scope, now)), None) is None:
        return Asked(community, empty=True)
    noted = audit.add(
        tx, community_id, me.member_id, Verb.EXPORT_ATTENDANCE, now, {"cycle": scope.cycle, "by": "chat"}
    )
    outbox.add(
        tx,
        [
            Notice(
                kind="attendance-export",
                key=f"attendance-export:{noted}",
                to=ToMember(me.member_id),
                not_before=now,
                variables={"community": community_id, "cycle": cycle_id, "asked": int(now.timestamp())},
                priority=Priority.ANSWER,
            )
        ],
        now,
    )
    return Asked(community)


def note_export(tx: Tx, now: datetime, community_id: CommunityId, scope: Scope) -> None:
    """The command line exports: there is no member to name."""
    audit.add(
        tx,
        community_id,
        None,
        Verb.EXPORT_ATTENDANCE,
        now,
        {
            "cycle": scope.cycle,
            "first": scope.first.isoformat() if scope.first else None,
            "last": scope.last.isoformat() if scope.last else None,
            "by": "command line",
        },
    )


def _name_of(tx: Tx, community_id: CommunityId, cycle_id: CycleId | None) -> str | None:
    if cycle_id is None:
        return None
    for cycle in attendance_export.cycles(tx, community_id):
        if cycle.id == cycle_id:
            return cycle.name
    raise LookupError(cycle_id)
