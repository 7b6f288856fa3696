"""Cases: what moderators are to look at. One of them takes it, and decides once."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import CaseId, ChatId, CommunityId, GroupId, MemberId, MessageId, UserId
from rules.moderation.measures import Act, Refused


class Origin(StrEnum):
    """What brought it up."""

    COMMAND = "command"
    """A moderator's own command in the group."""
    REPORT = "report"
    FORWARD = "forward"
    """A message that somebody sent on to the bot."""
    FLOOD = "flood"
    WARNINGS = "warnings"
    """Three warnings in force."""
    QUESTION = "question"
    """An anonymous question in a group was reported: it is about its words, and about nobody."""


class State(StrEnum):
    """ASKED (which group?) → OPEN → TAKEN → ACTED or NOTHING. TAKEN goes back to OPEN after a day."""

    ASKED = "asked"
    OPEN = "open"
    TAKEN = "taken"
    ACTED = "acted"
    NOTHING = "nothing"


TAKEN_FOR: Final = timedelta(days=1)
"""How long somebody who took a case may leave it before the others see it again."""
ASKED_FOR: Final = timedelta(days=1)
"""How long a message that was sent on waits for the answer where it was said."""
MOST_REPORTS: Final = 10
"""How many reports one person may make in a day."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to look at."""

    id: CaseId
    community_id: CommunityId
    origin: Origin
    state: State
    group_id: GroupId | None
    """Where it was said; None for what concerns no message."""
    group_chat_id: ChatId | None
    group_title: str
    message_id: MessageId | None
    said_at: datetime | None
    user_id: UserId | None
    """Whom it is about; None where Telegram hides who wrote a message that was sent on."""
    member_id: MemberId | None
    name: str
    """What to call them."""
    wanted: Act | None
    """What the command asked for."""
    words: str
    """What was typed behind a command: a length, perhaps, and the reason (`rules.moderation.lengths`)."""
    opened_at: datetime
    taken_by: MemberId | None = None
    taker: str = ""
    """The name of who took it."""
    taken_at: datetime | None = None

    @property
    def decided(self) -> bool:
        return self.state in (State.ACTED, State.NOTHING)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a moderator's press has led to; `already` when it had been so before."""

    case: Case
    already: bool = False
    refused: str = ""
    """Why the press did not count: `taken` or `decided`."""


def take(case: Case, by: MemberId, now: datetime) -> Looked:
    """A moderator looks after it. Who presses first has it."""
    if case.decided or case.state is State.ASKED:
        return Looked(case, refused="decided")
    if case.state is State.TAKEN:
        mine = case.taken_by == by
        return Looked(case, already=mine, refused="" if mine else "taken")
    return Looked(replace(case, state=State.TAKEN, taken_by=by, taken_at=now))


def close(case: Case, by: MemberId, now: datetime, *, acted: bool) -> Looked:
    """Decided: something was done, or there is nothing to do."""
    wanted = State.ACTED if acted else State.NOTHING
    if case.state is wanted and case.taken_by == by:
        return Looked(case, already=True)
    taken = take(case, by, now)
    if taken.refused:
        return taken
    return Looked(replace(taken.case, state=wanted))


def give_back(case: Case, now: datetime) -> Case:
    """Who took it has not decided for a day: the others see it again."""
    if case.state is not State.TAKEN or case.taken_at is None or now < case.taken_at + TAKEN_FOR:
        return case
    return replace(case, state=State.OPEN, taken_by=None, taken_at=None, taker="")


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a command in a group, or a message that was sent on, points at. No words of it."""

    message_id: MessageId | None
    """The message that was answered; None where none was, or it is unknown."""
    at: datetime | None
    user_id: UserId | None
    account_name: str
    refused: str = ""
    """Why nothing can be done about it: `no-reply`, `bot`, `channel` or `hidden`; else empty."""
    question: bool = False
    """Whether it looks like an anonymous question that the bot has posted."""


def pointed_at(found: Pointed) -> Refused | None:
    """Why there is nobody to act on, if so."""
    return Refused(found.refused) if found.refused else None
