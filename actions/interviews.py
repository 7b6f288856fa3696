"""Interviews: who came to three sessions is asked once, and may say so or otherwise at any time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from rules import interviews as rules
from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.interviews import State
from rules.members import Status
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.sessions import Session
from storage import audit, communities, due, interviews, members, outbox
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Answered:
    """What the member said, or that there was no question to answer (None)."""

    community: Community
    state: State | None


def marks_changed(tx: Tx, session: Session, marked: Collection[MemberId], now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Whoever has come often enough now is asked a day later. The caller has saved the marks."""
    counted = interviews.came(tx, marked)
    known = interviews.states(tx, counted)
    asked = [one for one, came in counted.items() if rules.is_asked(came, known.get(one))]
    theirs = {one.id: one.community_id for one in members.several(tx, asked)}
    loaded = {one: communities.load(tx, one) for one in set(theirs.values())}
    for member_id in asked:
        at = rules.asked_at(loaded[theirs[member_id]], now)
        due.put(tx, *_asks(member_id), at, {"member_id": member_id})


def ask_for_interview(tx: Tx, now: datetime, member_id: MemberId) -> None:
    """Due work: the question, unless the member has left, was asked before, or did not come after all."""
    member = members.load(tx, member_id)
    came = interviews.came(tx, [member_id]).get(member_id, 0)
    if member.status is not Status.ADMITTED or not rules.is_asked(came, interviews.state(tx, member_id)):
        return
    if interviews.ask(tx, member_id, now):
        at = communities.load(tx, member.community_id).decent(now)
        key = f"interview-asked:{member_id}"
        outbox.add(tx, [Notice("interview-asked", key, ToMember(member_id), at)], now)


def answer_interview(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, *, willing: bool
) -> Answered:
    """Yes or no, now or later. Whoever was not asked has nothing to answer."""
    me = require(actor, Verb.EDIT_PROFILE, community_id)
    known = interviews.state(tx, me.member_id)
    if rules.may_answer(known):
        interviews.save(tx, me.member_id, State.YES if willing else State.NO, now)
        known = interviews.state(tx, me.member_id)
    return Answered(communities.load(tx, community_id), known)


def member_left(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """Who has left is on no list. The caller notes that they have."""
    due.drop(tx, _asks(member_id)[1])
    interviews.save(tx, member_id, State.LEFT, now)


def export_willing(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Community:
    """An admin asks for the list as a file: it is owed, and noted in the audit."""
    me = require(actor, Verb.SEE_INTERVIEWS, community_id)
    noted = audit.add(tx, community_id, me.member_id, Verb.SEE_INTERVIEWS, now, {"by": "chat"})
    key = f"interview-list:{noted}"
    about = {"community": community_id}
    outbox.add(tx, [Notice("interview-list", key, ToMember(me.member_id), now, about)], now)
    return communities.load(tx, community_id)


def _asks(member_id: MemberId) -> tuple[str, str]:
    """Kind and key of the due work that asks."""
    return "interview-asks", f"interview-asks:{member_id}"
