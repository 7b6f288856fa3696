"""Reports of cycles: asked for in the chat, and noted when they are handed out."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.cycle_report.forms import Form
from rules.cycles.running import Cycle
from rules.ids import CommunityId, CycleId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import audit, communities, cycles, outbox
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Asked:
    """The report is on its way, as a message for each of its forms."""

    community: Community
    cycle: Cycle
    already: bool = False
    """Whether it was on its way before; nothing is made twice at a time."""


def ask_for_report(tx: Tx, actor: Actor, now: datetime, cycle_id: CycleId) -> Asked:
    """The report of a cycle, to whoever asks. NotAllowedError, or NoSuchCycleError for a forged number."""
    cycle = cycles.load(tx, cycle_id)
    me = require(actor, Verb.EXPORT_REPORT, cycle.community_id)
    community = communities.load(tx, cycle.community_id)
    owing = [
        Notice(
            kind="cycle-report",
            key=f"cycle-report:{me.member_id}:{cycle_id}:{form}",
            to=ToMember(me.member_id),
            not_before=now,
            variables={"cycle": cycle_id, "form": form, "at": int(now.timestamp())},
            priority=Priority.ANSWER,
        )
        for form in Form
    ]
    if any(outbox.under_way(tx, one.key, now) for one in owing):
        return Asked(community, cycle, already=True)
    forms = ", ".join(Form)
    detail = {"cycle": cycle.name, "format": forms, "by": "chat"}
    audit.add(tx, community.id, me.member_id, Verb.EXPORT_REPORT, now, detail)
    for one in owing:
        outbox.owe_again(tx, one, now)
    return Asked(community, cycle)


def note_report(tx: Tx, now: datetime, community_id: CommunityId, cycle: str, form: str) -> None:
    """The command line makes it: there is no member to name."""
    detail = {"cycle": cycle, "format": form, "by": "command line"}
    audit.add(tx, community_id, None, Verb.EXPORT_REPORT, now, detail)
