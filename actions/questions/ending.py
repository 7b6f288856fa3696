"""A thread closes: by its asker, by a moderator, by itself. Then nothing leads to anybody."""

from datetime import datetime

from actions.questions import asking, telling
from rules.ids import CommunityId, QuestionId, UserId
from rules.permissions import Actor, Verb, require, require_anywhere
from rules.questions import threads as rules
from rules.questions.threads import Ended, Refused, State, Thread
from storage import audit, communities, due, groups, questions
from storage.db import Tx


def close_own(tx: Tx, actor: Actor, now: datetime, question_id: QuestionId) -> Ended | Refused:
    """The asker wants no more answers, or takes the question back. Nobody is told."""
    thread = asking.own(tx, actor, question_id, lock=True)
    if thread is None:
        return Refused("closed")
    forget(tx, now, question_id)
    return Ended(thread)


def close_for_all(
    tx: Tx, actor: Actor, now: datetime, question_id: QuestionId, *, delete: bool = False
) -> Ended | Refused:
    """A moderator ends a thread; the asker is told, and then the way to them is gone.

    With `delete`, all that stands in the group under its name is taken away.
    """
    require_anywhere(actor, Verb.DECIDE_QUESTION)
    thread = questions.find(tx, question_id, lock=True)
    if thread is None:
        return Refused("closed")
    me = require(actor, Verb.DECIDE_QUESTION, thread.community_id)
    deleted = _take_away(tx, thread, now) if delete else 0
    if thread.state in (State.ENDING, State.CLOSED):
        return Ended(thread, already=True, deleted=deleted)
    detail: dict[str, int | str | None] = {"question": thread.id, "verdict": "close", "reason": ""}
    audit.add(tx, thread.community_id, me.member_id, Verb.DECIDE_QUESTION, now, detail)
    end(tx, thread, now, "moderators-deleted" if deleted else "moderators")
    return Ended(thread, deleted=deleted)


def _take_away(tx: Tx, thread: Thread, now: datetime) -> int:
    """How many messages are to be deleted."""
    group = groups.find(tx, thread.group_id)
    standing = [one.message_id for one in questions.parts(tx, thread.id) if one.message_id is not None]
    if group is None or not standing:
        return 0
    telling.take_away(tx, group, standing, now)
    return len(standing)


def end(tx: Tx, thread: Thread, now: datetime, why: str) -> None:
    """One last word to the asker, `why` it ends, and the way to them goes as soon as it was said."""
    telling.stop_waiting(tx, thread.id)
    questions.move(tx, thread.id, State.ENDING)
    for part in questions.parts(tx, thread.id):
        questions.drop_words(tx, part.id, part.message_id)
    telling.tell_asker(tx, thread, "question-ended", "", now, {"why": why})
    at, about = rules.day_of(now) + rules.LAST_WORD, {"question": thread.id}
    due.put(tx, "question-forgotten", f"question-forgotten:{thread.id}", at, about, out_of_order=True)


def forget(tx: Tx, now: datetime, question_id: QuestionId) -> None:
    """Closed, with everything that could lead to somebody; the key follows once this is committed."""
    thread = questions.find(tx, question_id, lock=True)
    if thread is None or thread.state is State.CLOSED:
        return
    telling.stop_waiting(tx, question_id)
    key = questions.close(tx, question_id)
    due.drop(tx, f"question-forgotten:{question_id}")
    if key is not None:
        _end_key(tx, now, key)


def _end_key(tx: Tx, now: datetime, key: int) -> None:
    # Not at once: were this undone, the way to the asker would be lost and the thread still open.
    at, about = rules.day_of(now), {"key": key}
    due.put(tx, "question-key-ends", f"question-key-ends:{key}", at, about, out_of_order=True)


def end_silent(tx: Tx, now: datetime, question: int) -> None:
    """Nothing was said for a fortnight, by the clock."""
    thread = questions.find(tx, QuestionId(question), lock=True)
    if thread is not None and thread.state in (State.WAITING, State.OPEN):
        end(tx, thread, now, rules.why_silent(thread, questions.parts(tx, thread.id)))


def forget_by_clock(tx: Tx, now: datetime, question: int) -> None:
    """The last word could not be said; the way to the asker goes all the same."""
    forget(tx, now, QuestionId(question))


def destroy_key(tx: Tx, _now: datetime, key: int) -> None:
    """What old copies hold under this key opens no more, and nothing is left of a thread that has closed."""
    questions.destroy_key(tx, key)


def forget_asker(tx: Tx, now: datetime, user_id: UserId, community_id: CommunityId) -> None:
    """Somebody has themselves erased: nothing leads to them any more.

    Their threads go on for everybody to see and end in their time: one that closed in this minute would be
    known as theirs.
    """
    communities.lock(tx, community_id)  # None is added meanwhile.
    for key in questions.reseal(tx, community_id, user_id):
        _end_key(tx, now, key)
