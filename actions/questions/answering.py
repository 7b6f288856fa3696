"""Somebody answers in the group; the asker hears of it."""

from datetime import datetime

from actions.questions import telling
from rules.ids import GroupId, MessageId
from rules.permissions import Actor
from rules.questions.threads import State
from storage import questions
from storage.db import Tx


def note_answer(
    tx: Tx, _actor: Actor, now: datetime, group_id: GroupId, replied_to: MessageId, message_id: MessageId
) -> None:
    """A reply to what stands in the group under a thread's name. Whoever is in the group may answer.

    What was answered is not kept: the asker gets the message itself, or a link to it. Their own reply comes
    to them as well: everybody sees it in the group, so the only one that nothing is owed for would be theirs.
    """
    part = questions.part_at(tx, group_id, replied_to)
    thread = None if part is None else questions.find(tx, part.question_id, lock=True)
    if thread is None or thread.state is not State.OPEN:
        return
    telling.wait_for_answers(tx, thread, now)
    telling.tell_asker(tx, thread, "question-answered", f"{message_id}", now, {"message": message_id})
