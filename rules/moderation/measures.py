"""Measures: what a moderator does about a person. Each has a reason, an end, and can be looked at again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.groups import Group, Kind, Right
from rules.ids import CaseId, CommunityId, GroupId, MeasureId, MemberId, UserId
from rules.permissions import Role


class Act(StrEnum):
    """What is done. Muting is preferred: a removal deletes what the person wrote."""

    WARN = "warn"
    MUTE = "mute"
    REMOVE = "remove"


class Reason(StrEnum):
    """Why."""

    UNKIND = "unkind"
    OFF_TOPIC = "off-topic"
    PATIENT_DATA = "patient-data"
    CONFIDENTIALITY = "confidentiality"
    OTHER = "other"
    """In the moderator's own words."""


class State(StrEnum):
    """PROPOSED → IN_FORCE → LAPSED by its time, LIFTED by a moderator, OVERTURNED by an appeal, REPLACED."""

    PROPOSED = "proposed"
    IN_FORCE = "in-force"
    LAPSED = "lapsed"
    LIFTED = "lifted"
    OVERTURNED = "overturned"
    REPLACED = "replaced"


class Appeal(StrEnum):
    """OPEN ⇄ WRITING → USED → UPHELD (the measure stays) or GRANTED."""

    OPEN = "open"
    WRITING = "writing"
    USED = "used"
    UPHELD = "upheld"
    GRANTED = "granted"


WARNED_FOR: Final = timedelta(days=90)
"""How long a warning counts."""
WARNINGS: Final = 3
"""How many of them propose a mute."""
MUTES: Final[Mapping[str, timedelta]] = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(weeks=4),
}
"""Far from under 30 seconds and over 366 days, which mean for ever at Telegram."""
REMOVALS: Final[Mapping[str, timedelta | None]] = {"half-year": timedelta(days=183), "until-lifted": None}
SHORTEST: Final = timedelta(minutes=10)
"""The shortest that can be typed."""
LONGEST: Final[Mapping[Act, timedelta]] = {Act.MUTE: MUTES["month"], Act.REMOVE: timedelta(days=183)}
"""The longest that can be typed; what is not here has no length of its own."""
REASON_LIMIT: Final = 200
"""The longest reason in one's own words, in characters."""
APPEAL_LIMIT: Final = 500
"""The longest appeal, in characters."""
APPEALED_FOR: Final = timedelta(days=28)
"""How long after it was done something can be appealed."""
DELETABLE: Final = timedelta(hours=48)
"""How long Telegram lets the bot delete a message."""
PROPOSED_FOR: Final = timedelta(days=1)
"""How long a measure waits for its last press."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure about one person."""

    id: MeasureId
    case_id: CaseId
    community_id: CommunityId
    user_id: UserId
    member_id: MemberId | None
    """The person as a member; None for somebody who is in a group and no member."""
    name: str
    """What to call the person."""
    act: Act
    reason: Reason
    words: str
    """The reason in the moderator's own words, for OTHER."""
    by: MemberId
    by_name: str
    state: State
    span: str
    """Which of MUTES or REMOVALS, or a length that was typed (`2d`); empty for a warning."""
    delete: bool
    """Whether the message it is about is deleted with it."""
    at: datetime
    ends_at: datetime | None
    """None: until a moderator lifts it."""
    told: bool = False
    """Whether the person was told."""
    carried_out: bool = False
    """Whether Telegram was asked to do it."""
    appeal: Appeal = Appeal.OPEN
    appeal_words: str = ""
    appealed_at: datetime | None = None

    @property
    def in_force(self) -> bool:
        return self.state is State.IN_FORCE

    def may_appeal(self, now: datetime) -> bool:
        """Whether the person may ask for another look, or is about to write why."""
        return self.in_force and self.appeal in (Appeal.OPEN, Appeal.WRITING) and now < self.at + APPEALED_FOR


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str


def length(act: Act, span: str) -> timedelta | None:
    """How long it lasts; None until it is lifted. KeyError for a span that this act does not have."""
    if act is Act.WARN:
        return WARNED_FOR
    if (typed := spanned(span)) is not None:
        return typed
    return MUTES[span] if act is Act.MUTE else REMOVALS[span]


_SPAN: Final = re.compile(r"(\d{1,5})(min|h|d|w)")
_UNITS: Final = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def spanned(span: str) -> timedelta | None:
    """A length that was typed, in its one form: `10min`, `12h`, `2d`, `3w`; None for anything else."""
    found = _SPAN.fullmatch(span)
    return None if found is None else timedelta(**{_UNITS[found[2]]: int(found[1])})


def begin(measure: Measure, now: datetime) -> Measure:
    """In force from now on."""
    span = length(measure.act, measure.span)
    return replace(measure, state=State.IN_FORCE, at=now, ends_at=None if span is None else now + span)


def end(measure: Measure, state: State) -> Measure:
    """No longer in force; what has ended stays as it ended."""
    return replace(measure, state=state) if measure.in_force else measure


def lapse(measure: Measure, now: datetime) -> Measure:
    """Its time is over, if it is."""
    if measure.ends_at is None or now < measure.ends_at:
        return measure
    return end(measure, State.LAPSED)


def proposes_mute(warnings: int) -> bool:
    """Whether so many warnings in force have a mute proposed. A person decides on it."""
    return warnings >= WARNINGS


_RANKS: Final = {Role.FACILITATOR: 1, Role.MODERATOR: 2, Role.ADMIN: 3, Role.OWNER: 4}


def rank(roles: Collection[Role]) -> int:
    """How high somebody stands: nobody acts against who stands as high, or higher."""
    return max((_RANKS.get(one, 0) for one in roles), default=0)


def against(
    user_id: UserId, me: UserId, my_roles: Collection[Role], their_roles: Collection[Role]
) -> Refused | None:
    """Why nothing can be done about this person by this moderator, if so."""
    if user_id == me:
        return Refused("yourself")
    if rank(their_roles) >= max(rank(my_roles), rank({Role.FACILITATOR})) and their_roles:
        return Refused("staff")
    return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What Telegram says of one group: the rights of the moderator there, and whether the person runs it."""

    rights: frozenset[Right]
    runs_it: bool = False
    known: bool = True
    """False when Telegram would not say."""


@dataclass(frozen=True, slots=True)
class Reach:
    """In which groups a measure is carried out, and where it is not, and why."""

    groups: tuple[Group, ...] = ()
    without_me: tuple[Group, ...] = ()
    """The moderator has no right to do it there."""
    without_bot: tuple[Group, ...] = ()
    """The bot has no right to do it there."""
    channels: tuple[Group, ...] = ()
    """Channels have nobody to mute; somebody is removed from them by hand."""
    delete: bool = False
    kept: str = ""
    """Why the message is not deleted though it was to be: `old`, `no-right` or `bot-lacks`; else empty."""


NOWHERE: Final = Reach()


def counts(group: Group) -> bool:
    """Whether the group is one of the community's, and the bot is in it."""
    return group.present and group.is_ours


def reach(
    measure: Measure,
    groups: Collection[Group],
    seen: Mapping[GroupId, Seen],
    said_in: GroupId | None,
    said_at: datetime | None,
    now: datetime,
) -> Reach | Refused:
    """How far the measure reaches; a command does no more than the caller's own rights at Telegram allow.

    `said_in` and `said_at` are of the message it is about, where there is one.
    """
    ours = [one for one in groups if counts(one)]
    talking = [one for one in ours if one.kind is Kind.GROUP]
    if any(seen[one.id].runs_it for one in talking if one.id in seen) and measure.act is not Act.WARN:
        return Refused("runs-the-group")
    delete, kept = _deletion(measure, talking, seen, said_in, said_at, now)
    if measure.act is Act.WARN:
        return Reach(delete=delete, kept=kept)
    able = [one for one in talking if Right.RESTRICT in _rights(seen, one)]
    if not able or (said_in is not None and said_in not in {one.id for one in able}):
        return Refused("no-right")
    acted = tuple(one for one in able if Right.RESTRICT not in one.standing.lacking)
    if not acted:
        return Refused("bot-lacks")
    return Reach(
        groups=acted,
        without_me=tuple(one for one in talking if one not in able),
        without_bot=tuple(one for one in able if one not in acted),
        channels=tuple(one for one in ours if one.kind is Kind.CHANNEL) if measure.act is Act.REMOVE else (),
        delete=delete,
        kept=kept,
    )


def undoing(
    done_in: Collection[Group], seen: Mapping[GroupId, Seen]
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Where a moderator may have it undone, and where they have no right to."""
    able = tuple(one for one in done_in if Right.RESTRICT in _rights(seen, one))
    return able, tuple(one for one in done_in if one not in able)


def _deletion(
    measure: Measure,
    groups: Collection[Group],
    seen: Mapping[GroupId, Seen],
    said_in: GroupId | None,
    said_at: datetime | None,
    now: datetime,
) -> tuple[bool, str]:
    group = next((one for one in groups if one.id == said_in), None)
    if not measure.delete or group is None:
        return False, ""
    if said_at is not None and now - said_at >= DELETABLE:
        return False, "old"
    if Right.DELETE not in _rights(seen, group):
        return False, "no-right"
    if Right.DELETE in group.standing.lacking:
        return False, "bot-lacks"
    return True, ""


def _rights(seen: Mapping[GroupId, Seen], group: Group) -> frozenset[Right]:
    return seen[group.id].rights if group.id in seen else frozenset()
