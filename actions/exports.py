"""Exports: who asked for which, noted before anything is handed out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from rules import exports as rules
from rules.communities import Community
from rules.exports import Export, Format, Refused, Scope, State, Stopped
from rules.ids import CommunityId, CycleId, ExportId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import attendance_export, audit, communities, export_scopes, exports, outbox
from storage.db import Tx

_SAME_FILE: Final = timedelta(hours=1)
"""For so long a second press on the same file is the first one again, while that is not answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The file is on its way, as a message of its own; `empty` when there is nothing to put in it."""

    community: Community
    empty: bool = False
    already: bool = False
    """Whether the same file was on its way before."""


def export_attendance(
    tx: Tx,
    actor: Actor,
    now: datetime,
    community_id: CommunityId,
    form: Format,
    *,
    cycle_id: CycleId | None = None,
    session_id: SessionId | None = None,
) -> Asked:
    """An admin asks for the attendance of one cycle, of one session, or of everything.

    LookupError for a cycle or a session that the community does not have.
    """
    me = require(actor, Verb.EXPORT_ATTENDANCE, community_id)
    community = communities.load(tx, community_id)
    scope = export_scopes.scope(tx, community, cycle_id, session_id, now)
    wanted = (community_id, form, cycle_id, session_id)
    for one in exports.asked_by(tx, me.member_id, now - _SAME_FILE):
        if (one.community_id, one.format, one.cycle_id, one.session_id) == wanted:
            return Asked(community, already=True)
    if attendance_export.is_empty(tx, community, scope, now):
        return Asked(community, empty=True)
    audit.add(tx, community_id, me.member_id, Verb.EXPORT_ATTENDANCE, now, _noted(scope, form, "chat"))
    export_id = exports.add(tx, community_id, me.member_id, form, cycle_id, session_id, now)
    outbox.add(
        tx,
        [
            Notice(
                kind="attendance-export",
                key=f"attendance-export:{export_id}",
                to=ToMember(me.member_id),
                not_before=now,
                variables={"export": export_id},
                priority=Priority.ANSWER,
            )
        ],
        now,
    )
    return Asked(community)


def stop_export(tx: Tx, actor: Actor, _now: datetime, export_id: ExportId) -> Stopped | Refused:
    """Whoever asked for a file wants it no longer. LookupError when it is nobody's, or somebody else's."""
    export = exports.lock(tx, export_id)
    me = require(actor, Verb.EXPORT_ATTENDANCE, export.community_id)
    if export.member_id != me.member_id:
        raise exports.NoSuchExportError
    decision = rules.stop(export)
    if isinstance(decision, Stopped) and not decision.already:
        exports.save(tx, decision.export)
    return decision


def note_progress(tx: Tx, export_id: ExportId, message_id: int) -> None:
    """This message says how far the file is. A file that is begun again goes on with it."""
    exports.save(tx, replace(exports.lock(tx, export_id), message_id=message_id))


def note_answered(tx: Tx, export_id: ExportId) -> None:
    """The file was sent, or it was said why not; unless it was stopped."""
    export: Export = exports.lock(tx, export_id)
    if State.ANSWERED in rules.TRANSITIONS[export.state]:
        exports.save(tx, replace(export, state=State.ANSWERED))


def note_export(tx: Tx, now: datetime, community_id: CommunityId, scope: Scope, form: Format) -> None:
    """The command line exports: there is no member to name."""
    detail = _noted(scope, form, "command line")
    audit.add(tx, community_id, None, Verb.EXPORT_ATTENDANCE, now, detail)


def _noted(scope: Scope, form: Format, by: str) -> dict[str, int | str | None]:
    return {
        "cycle": scope.cycle,
        "first": scope.first.isoformat() if scope.first else None,
        "last": scope.last.isoformat() if scope.last else None,
        "session": scope.session,
        "format": form,
        "by": by,
    }
