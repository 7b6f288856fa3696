"""Moderators decide on the words; what two of them press at once happens once."""

from datetime import datetime

from actions.questions import ending, telling
from rules.ids import MessageId, QuestionPartId
from rules.notices import Variables
from rules.permissions import Actor, Verb, require, require_anywhere
from rules.questions import threads as rules
from rules.questions.threads import REASONS, Decided, Part, PartState, Refused, State, Thread, Verdict
from storage import audit, groups, question_blocks, questions
from storage.db import Tx


class NoSuchReasonError(LookupError):
    """No moderator was ever offered this reason (a forged button)."""


def hear(tx: Tx, now: datetime, part: int, version: int) -> None:
    """The half hour at which the moderators hear of it, unless it was changed or taken back since."""
    thread, found = locked(tx, QuestionPartId(part))
    if thread is None or found is None or (found.version, found.state) != (version, PartState.WAITING):
        return
    if thread.state in (State.WAITING, State.OPEN):
        telling.tell_moderators(tx, thread, found, now)
        telling.remind_later(tx, thread, found, now)
        telling.wait_for_answers(tx, thread, now)


def remind(tx: Tx, now: datetime, part: int, version: int) -> None:
    """Nobody has decided on it for days: the moderators get it once more."""
    thread, found = locked(tx, QuestionPartId(part))
    if thread is None or found is None or (found.version, found.state) != (version, PartState.WAITING):
        return
    if thread.state in (State.WAITING, State.OPEN):
        telling.tell_moderators(tx, thread, found, now, again=True)


def decide(
    tx: Tx,
    actor: Actor,
    now: datetime,
    part_id: QuestionPartId,
    version: int,
    verdict: Verdict,
    reason: str = "",
) -> Decided | Refused:
    """The words go into the group, back to the asker, or nowhere. The reason is one of those offered."""
    require_anywhere(actor, Verb.DECIDE_QUESTION)
    thread, part = locked(tx, part_id)
    if thread is not None:
        me = require(actor, Verb.DECIDE_QUESTION, thread.community_id)
    if reason not in REASONS[verdict]:
        raise NoSuchReasonError
    if (settled := rules.decide(thread, part, version)) is not None:
        return settled
    assert thread is not None
    assert part is not None
    written = rules.recorded(verdict)
    detail: dict[str, int | str | None] = {"question": thread.id, "verdict": written, "reason": reason}
    audit.add(tx, thread.community_id, me.member_id, Verb.DECIDE_QUESTION, now, detail)
    telling.stop_reminding(tx, part)
    return _done(tx, now, thread, part, verdict, reason)


def _done(
    tx: Tx, now: datetime, thread: Thread, part: Part, verdict: Verdict, reason: str
) -> Decided | Refused:
    match verdict:
        case Verdict.APPROVE:
            group = groups.find(tx, thread.group_id)
            if not rules.posted_in(thread, group):
                ending.end(tx, thread, now, "no-group")
                return Refused("group-gone")
            questions.move_part(tx, part.id, PartState.APPROVED)
            telling.post(tx, thread, part, now)
        case Verdict.CHANGE:
            questions.move_part(tx, part.id, PartState.CHANGING)
            variables: Variables = {"part": part.id, "version": part.version, "reason": reason}
            telling.tell_asker(tx, thread, "question-change", f"{part.id}:{part.version}", now, variables)
        case Verdict.DECLINE | Verdict.BLOCK if part.first:
            _mark(tx, now, thread, verdict)
            ending.end(tx, thread, now, f"declined-{reason}")
        case Verdict.DECLINE | Verdict.BLOCK:
            _mark(tx, now, thread, verdict)
            questions.move_part(tx, part.id, PartState.DECLINED)
            questions.drop_words(tx, part.id)
            telling.tell_asker(tx, thread, "question-not-posted", f"{part.id}", now, {"reason": reason})
    return Decided(thread, part)


def _mark(tx: Tx, now: datetime, thread: Thread, verdict: Verdict) -> None:
    """With a block, whoever it was may not ask for a while. A refusal leaves a mark as well, of nobody: what
    is stored is the same for both.
    """
    asker = questions.asker(tx, thread.id) if verdict is Verdict.BLOCK else None
    until = rules.blocked_until(now.date())
    if asker is None:
        question_blocks.add_blank(tx, thread.community_id, until)
    else:
        question_blocks.block(tx, thread.community_id, asker, until)


def locked(tx: Tx, part_id: QuestionPartId) -> tuple[Thread | None, Part | None]:
    """The part with its thread, which is locked; nothing where the thread has closed."""
    try:
        question_id = questions.part(tx, part_id).question_id
        thread = questions.find(tx, question_id, lock=True)
        # Read again: whoever held the lock may have decided.
        return thread, questions.part(tx, part_id)
    except questions.NoSuchQuestionError:
        return None, None


def part_posted(tx: Tx, now: datetime, part_id: QuestionPartId, message_id: MessageId) -> None:
    """It stands in the group: the words are needed here no longer, and the asker hears of it."""
    thread, part = locked(tx, part_id)
    if thread is None or part is None or part.state is not PartState.APPROVED:
        return
    if thread.state not in (State.WAITING, State.OPEN):
        return  # It was closed while this was on its way, and stays so.
    questions.move_part(tx, part.id, PartState.POSTED)
    questions.drop_words(tx, part.id, message_id)
    questions.move(tx, thread.id, State.OPEN)
    telling.wait_for_answers(tx, thread, now)
    telling.tell_asker(tx, thread, "question-posted", f"{part.id}", now, {"first": part.first})


def part_refused(tx: Tx, now: datetime, part_id: QuestionPartId) -> None:
    """Telegram did not take it, so nobody can answer there."""
    thread, part = locked(tx, part_id)
    if thread is not None and part is not None and part.state is PartState.APPROVED:
        ending.end(tx, thread, now, "no-group")
