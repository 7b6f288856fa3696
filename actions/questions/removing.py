"""What stands in a group without a name is taken away by moderators. Nothing here leads to its asker."""

from dataclasses import dataclass
from datetime import datetime

from actions.moderation import deciding as case_actions
from actions.moderation import owing
from actions.moderation.staff import moderators, require_moderator
from actions.questions import ending, telling
from rules.ids import CaseId, GroupId, MessageId
from rules.moderation import cases as case_rules
from rules.moderation.cases import Case, Looked, Origin
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb, require
from rules.questions import reported as rules
from rules.questions.reported import Found, Place, Removal
from storage import audit, groups, outbox, questions
from storage.db import Tx
from storage.moderation import cases
from storage.moderation.cases import NoSuchCaseError
from storage.views.questions import found_at


@dataclass(frozen=True, slots=True)
class Removed:
    """What has become of the case, and what was done, which need not be all that was wanted."""

    looked: Looked
    done: Removal


def decide(tx: Tx, actor: Actor, now: datetime, case_id: CaseId, wanted: Removal) -> Removed:
    """What somebody has reported is deleted, or its thread closed, or both; what two of them press at once
    happens once. The one who reported it hears that it was looked at.
    """
    case = cases.lock(tx, case_id)
    require_moderator(tx, actor, case.community_id)
    me = require(actor, Verb.DECIDE_QUESTION, case.community_id)
    if case.origin is not Origin.QUESTION:
        raise NoSuchCaseError
    looked = case_rules.close(case, me.member_id, now, acted=True)
    if looked.refused or looked.already:
        return Removed(looked, wanted)
    case_actions.settle(tx, looked.case, now)
    return Removed(looked, _do(tx, actor, me, now, case, wanted))


def _do(tx: Tx, actor: Actor, me: Membership, now: datetime, case: Case, wanted: Removal) -> Removal:
    found = found_at(tx, case.group_id, case.message_id)
    if found.thread is not None:
        questions.find(tx, found.thread.id, lock=True)
        # Read again: whoever held the lock may have closed it.
        found = found_at(tx, case.group_id, case.message_id)
    done = rules.done(found, wanted)
    if found.thread is not None and rules.closes(found, done):
        ending.close_for_all(tx, actor, now, found.thread.id, delete=rules.deletes(done))
    elif rules.deletes(done):
        _delete(tx, me, now, case, found)
    return done


def _delete(tx: Tx, me: Membership, now: datetime, case: Case, found: Found) -> None:
    """This message alone. Its asker is told where there is still a way to them."""
    group = None if case.group_id is None else groups.find(tx, case.group_id)
    if group is None or case.message_id is None:
        return
    telling.take_away(tx, group, [case.message_id], now)
    about = None if found.thread is None else found.thread.id
    detail: dict[str, int | str | None] = {"question": about, "verdict": "delete", "reason": ""}
    audit.add(tx, group.community_id, me.member_id, Verb.DECIDE_QUESTION, now, detail)
    if found.thread is not None and found.part is not None and found.place is Place.BACK:
        questions.drop_words(tx, found.part.id)
        telling.tell_asker(tx, found.thread, "question-taken-away", f"{found.part.id}", now, {})


def note_stuck(tx: Tx, now: datetime, group_id: GroupId, message_id: MessageId) -> None:
    """Telegram would not delete it: the moderators are told to do that by hand."""
    group = groups.find(tx, group_id)
    if group is None:
        return
    outbox.add(
        tx,
        [
            Notice(
                "question-stuck",
                f"question-stuck:{group.id}:{group.chat_id}:{message_id}:{member_id}",
                ToMember(member_id),
                owing.decent(tx, group.community_id, now),
                {"group": group.id, "message": message_id},
            )
            for member_id in moderators(tx, group.community_id)
        ],
        now,
    )
