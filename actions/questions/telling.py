"""Who hears what of an anonymous question. The outbox knows the question, and never the asker.

Work that waits is put out of order: its number would stand beside what else was done in the minute in which
somebody wrote.
"""

from collections.abc import Iterable
from datetime import datetime

from rules.groups import Group
from rules.ids import MessageId, QuestionId
from rules.notices import Notice, ToAsker, ToChat, ToMember, Variables
from rules.permissions import Role
from rules.priority import Priority
from rules.questions import threads as rules
from rules.questions.threads import Part, Thread
from storage import communities, due, groups, outbox, questions, roles
from storage.db import Tx


def hand_on(tx: Tx, thread: Thread, part: Part, now: datetime) -> datetime:
    """The moderators hear of it at a half hour; when. Until then nothing is owed to anybody.

    What is owed is numbered in the order in which it came, so it would stand beside what else was done in
    the minute in which somebody asked.
    """
    at = heard_at(tx, thread, now)
    about = {"part": part.id, "version": part.version}
    due.put(tx, "question-heard", _hearing(part), at, about, out_of_order=True)
    return at


def heard_at(tx: Tx, thread: Thread, now: datetime) -> datetime:
    """When the moderators hear of what is written now."""
    return communities.load(tx, thread.community_id).decent(rules.handed_on(now))


def remind_later(tx: Tx, thread: Thread, part: Part, now: datetime) -> None:
    """The moderators are reminded of it, should none have decided."""
    at = communities.load(tx, thread.community_id).decent(rules.day_of(now) + rules.REMINDED)
    about = {"part": part.id, "version": part.version}
    due.put(tx, "question-waits", _waiting(part), at, about, out_of_order=True)


def stop_reminding(tx: Tx, part: Part) -> None:
    """It is decided."""
    due.drop(tx, _waiting(part))


def tell_moderators(tx: Tx, thread: Thread, part: Part, now: datetime, *, again: bool = False) -> None:
    """Every moderator gets the words to decide on, the asker too if they are one.

    A moderator without a card would be known as the asker.
    """
    _owe(
        tx,
        now,
        *(
            Notice(
                "question-card",
                f"question-card:{part.id}:{part.version}:{member_id}" + (":again" if again else ""),
                ToMember(member_id),
                _from(tx, thread, now),
                {"part": part.id, "version": part.version, "again": again},
            )
            for member_id in roles.holders(tx, thread.community_id, Role.MODERATOR, Role.ADMIN)
        ),
    )


def tell_asker(tx: Tx, thread: Thread, kind: str, key: str, now: datetime, variables: Variables) -> None:
    """A word to the asker at a decent hour; `key` tells it from others of this thread and kind."""
    _owe(
        tx,
        now,
        Notice(
            kind,
            f"{kind}:{thread.id}:{key}",
            ToAsker(thread.id),
            _from(tx, thread, now),
            {"question": thread.id, **variables},
        ),
    )


def post(tx: Tx, thread: Thread, part: Part, now: datetime) -> None:
    """Into the group with it."""
    group = groups.find(tx, thread.group_id)
    assert group is not None
    _owe(
        tx,
        now,
        Notice(
            "question-post",
            f"question-post:{part.id}",
            ToChat(group.chat_id),
            _from(tx, thread, now),
            {"part": part.id},
        ),
    )


def take_away(tx: Tx, group: Group, message_ids: Iterable[MessageId], now: datetime) -> None:
    """Have our own messages deleted in the group. The thread is not named: once closed it leads nowhere.

    With the chat, for a group that becomes a supergroup has other messages under these numbers.
    """
    _owe(
        tx,
        now,
        *(
            Notice(
                "question-delete",
                f"question-delete:{group.chat_id}:{message_id}",
                ToChat(group.chat_id),
                rules.day_of(now),
                {"group": group.id, "chat": group.chat_id, "message": message_id},
                Priority.ANSWER,
            )
            for message_id in message_ids
        ),
    )


def wait_for_answers(tx: Tx, thread: Thread, now: datetime) -> None:
    """The thread closes by itself after so many days in which nothing is said."""
    at = communities.load(tx, thread.community_id).decent(rules.day_of(now) + rules.SILENCE)
    due.put(tx, "question-silent", _silence(thread.id), at, {"question": thread.id}, out_of_order=True)


def stop_waiting(tx: Tx, question_id: QuestionId) -> None:
    """Nothing of the thread waits for its time any more."""
    found = questions.parts(tx, question_id)
    due.drop(tx, _silence(question_id), *map(_hearing, found), *map(_waiting, found))


def _hearing(part: Part) -> str:
    return f"question-heard:{part.id}:{part.version}"


def _waiting(part: Part) -> str:
    return f"question-waits:{part.id}:{part.version}"


def _silence(question_id: QuestionId) -> str:
    return f"question-silent:{question_id}"


def _from(tx: Tx, thread: Thread, now: datetime) -> datetime:
    """From when it may go out. At a decent hour that is the day's beginning, which tells no moment."""
    decent = communities.load(tx, thread.community_id).decent(now)
    return rules.day_of(now) if decent == now else decent


def _owe(tx: Tx, now: datetime, *notices: Notice) -> None:
    outbox.add(tx, notices, rules.day_of(now))
