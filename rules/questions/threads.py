"""The way of an anonymous question: to the moderators, into the group, back to the asker, and its end.

Nothing here knows who asks. A thread is what hangs on one question; its parts are the question itself and
what the asker answers back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from rules.groups import Group, Kind
from rules.ids import CommunityId, GroupId, MeasureId, MessageId, QuestionId, QuestionPartId

MOST_OPEN: Final = 3
"""How many questions one person may have open in a community at once."""
SILENCE: Final = timedelta(days=14)
"""After so long without an answer a thread closes by itself."""
REMINDED: Final = timedelta(days=3)
"""After so long the moderators are reminded, once, of what they have not decided on."""
LAST_WORD: Final = timedelta(days=3)
"""For so long the way to the asker stays for a last message that cannot be delivered."""
_BLOCKED_FOR: Final = timedelta(days=90)
_SLOT: Final = timedelta(minutes=30)
_LEAST_WAIT: Final = timedelta(minutes=10)

ALIASES: Final = (
    *("avocet", "bittern", "buzzard", "chaffinch", "cormorant", "crane", "curlew", "dipper", "dunlin"),
    *("egret", "eider", "fieldfare", "firecrest", "fulmar", "gannet", "goldcrest", "goldfinch", "goshawk"),
    *("grebe", "greenfinch", "guillemot", "harrier", "heron", "hoopoe", "kestrel", "kingfisher", "kittiwake"),
    *(
        "lapwing",
        "linnet",
        "magpie",
        "mallard",
        "moorhen",
        "nightingale",
        "nuthatch",
        "osprey",
        "oystercatcher",
    ),
    *("peregrine", "pipit", "plover", "puffin", "razorbill", "redshank", "redstart", "sandpiper", "skylark"),
    *("snipe", "sparrowhawk", "starling", "swallow", "teal", "tern", "treecreeper", "wagtail", "waxwing"),
    *("wheatear", "whimbrel", "wigeon", "woodpecker", "yellowhammer"),
)
"""Names within one thread. None is a name that people have."""


class State(StrEnum):
    """WAITING → OPEN → ENDING → CLOSED; each of the first three may also close at once.

    ENDING is a thread whose asker is still owed the last word; in CLOSED nothing leads to anybody.
    """

    WAITING = "waiting"
    OPEN = "open"
    ENDING = "ending"
    CLOSED = "closed"


class PartState(StrEnum):
    """WAITING ⇄ CHANGING, then APPROVED → POSTED, or DECLINED."""

    WAITING = "waiting"
    CHANGING = "changing"
    APPROVED = "approved"
    POSTED = "posted"
    DECLINED = "declined"


class Verdict(StrEnum):
    """What a moderator may decide."""

    APPROVE = "approve"
    CHANGE = "change"
    DECLINE = "decline"
    BLOCK = "block"


REASONS: Final = {
    Verdict.APPROVE: ("",),
    Verdict.CHANGE: ("asker", "person", "patient", "unclear", "several"),
    Verdict.DECLINE: ("elsewhere", "asked-before", "person", "patient", "unkind"),
    Verdict.BLOCK: ("unkind",),
}
"""Why, by verdict: ids of texts, for whatever a moderator typed could speak of the asker."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What somebody is writing: a question for a group, a part once more, or an answer to a message."""

    group_id: int = 0
    question_id: int = 0
    part_id: int = 0
    about: int = 0
    """The message of the group that is answered back."""


@dataclass(frozen=True, slots=True)
class Thread:
    """One question, without its words and its asker."""

    id: QuestionId
    community_id: CommunityId
    group_id: GroupId
    alias: str
    state: State


@dataclass(frozen=True, slots=True)
class Part:
    """The question, or an answer back, on its way into the group."""

    id: QuestionPartId
    question_id: QuestionId
    version: int
    """Up with every change, so that nobody approves other words than they have read."""
    state: PartState
    first: bool
    """Whether it is the question itself."""
    message_id: MessageId | None
    """Where it stands in the group."""
    about: MessageId | None
    """The message of the group that it answers."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Muted(Refused):
    """Somebody who may not write in the groups asks nothing there without a name either."""

    reason: str = "muted"
    ends_at: datetime | None = None
    """None: until a moderator lifts it."""
    zone: ZoneInfo | None = None
    """Of the community whose groups these are."""
    appeal: MeasureId | None = None
    """The mute, where another look at it can still be asked for."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The words are with the moderators; `at` is when they hear of it."""

    thread: Thread
    at: datetime
    already: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a part; with `already`, what somebody had decided before."""

    thread: Thread
    part: Part
    already: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """The thread is closed."""

    thread: Thread
    already: bool = False
    deleted: int = 0
    """How many of its messages are to be deleted in the group."""


def asked_in(group: Group) -> bool:
    """Whether questions can be asked there at all: people can answer, and it belongs to the community."""
    return group.present and group.kind is Kind.GROUP and group.is_ours


def posted_in(thread: Thread, group: Group | None) -> bool:
    """Whether the thread's words may go there: the group may have become another community's."""
    return group is not None and asked_in(group) and group.community_id == thread.community_id


def may_ask(
    blocked_until: date | None, open_now: int, today: date, *, decided: bool = True
) -> Refused | None:
    """Why somebody may not ask just now, if so; `decided` is whether there is anybody who decides on it."""
    if blocked_until is not None and blocked_until > today:
        return Refused("blocked", blocked_until)
    if open_now >= MOST_OPEN:
        return Refused("too-many")
    return None if decided else Refused("nobody-decides")


def may_answer_back(
    thread: Thread | None, waiting: int, blocked_until: date | None, today: date
) -> Refused | None:
    """Why the asker cannot write into the thread just now, if so."""
    if thread is None or thread.state is not State.OPEN:
        return Refused("closed")
    if blocked_until is not None and blocked_until > today:
        return Refused("blocked", blocked_until)
    return Refused("too-many-answers") if waiting >= MOST_OPEN else None


def may_change(thread: Thread | None, part: Part | None) -> Refused | None:
    """Why the words cannot be changed any more, if so."""
    if thread is None or part is None or thread.state not in (State.WAITING, State.OPEN):
        return Refused("closed")
    if part.question_id != thread.id or part.state not in (PartState.WAITING, PartState.CHANGING):
        return Refused("decided")
    return None


def decide(thread: Thread | None, part: Part | None, version: int) -> Decided | Refused | None:
    """Whether somebody was quicker, or the words are others by now; None when it can be decided."""
    if thread is None or part is None or thread.state in (State.ENDING, State.CLOSED):
        return Refused("closed")
    if part.version != version:
        return Refused("newer")
    if part.state is not PartState.WAITING:
        return Decided(thread, part, already=True)
    return None


def why_silent(thread: Thread, parts: Collection[Part]) -> str:
    """Why a thread in which nothing was said ends: what was never posted could not be answered."""
    if thread.state is not State.WAITING:
        return "silence"
    return "unchanged" if any(one.state is PartState.CHANGING for one in parts) else "undecided"


def handed_on(now: datetime) -> datetime:
    """When the moderators hear of it: at a full half hour, ten minutes later or more.

    The moment at which somebody writes would tell who it was, to anybody who sees who is online.
    """
    earliest = now + _LEAST_WAIT
    since_midnight = earliest - datetime.combine(earliest.date(), time(), earliest.tzinfo)
    return earliest + (-since_midnight) % _SLOT


def day_of(now: datetime) -> datetime:
    """The day's beginning in UTC: what is kept about a question has no finer time."""
    return datetime.combine(now.astimezone(UTC).date(), time(), UTC)


def recorded(verdict: Verdict) -> Verdict:
    """What is written down of a verdict: a block as the refusal that it is as well, for whoever sees which
    question was blocked needs only the mark to know whose it was.
    """
    return Verdict.DECLINE if verdict is Verdict.BLOCK else verdict


def blocked_until(today: date) -> date:
    """The first of a month: the day itself would tell which decision it was."""
    ends = today + _BLOCKED_FOR
    return (ends.replace(day=1) + timedelta(days=32)).replace(day=1)


def pick_alias(taken: Collection[str], lot: int) -> str:
    """A name for a thread that no other open one has; `lot` is a large random number."""
    free: Sequence[str] = [one for one in ALIASES if one not in taken] or ALIASES
    return free[lot % len(free)]
