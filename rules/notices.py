"""What is owed to somebody: which notice, to whom, about what. Words are found when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from rules.ids import ChatId, MemberId, QuestionId
from rules.priority import Priority

Variables = Mapping[str, int | str | bool | None]
"""Ids and figures, never names or anybody's words: the outbox is no place for them."""


@dataclass(frozen=True, slots=True)
class ToMember:
    """To a member's private chat; waits there until the member has opened one."""

    member_id: MemberId


@dataclass(frozen=True, slots=True)
class ToChat:
    """To a chat by its Telegram id: a group, or a person who is no member yet."""

    chat_id: ChatId


NOBODYS: Final = ChatId(0)
"""Stands in the outbox instead of a chat that it must not know."""


@dataclass(frozen=True, slots=True)
class ToAsker:
    """To whoever asked an anonymous question: who that is, is found when it is sent, and kept nowhere."""

    question_id: QuestionId

    @property
    def chat_id(self) -> ChatId:
        return NOBODYS


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing owed. The key is unique for ever: owing it twice is owing it once."""

    kind: str
    key: str
    to: ToMember | ToChat | ToAsker
    not_before: datetime
    variables: Variables = field(default_factory=dict)
    priority: Priority = Priority.NOTICE
    not_after: datetime | None = None
