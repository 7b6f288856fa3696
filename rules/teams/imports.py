"""An import in progress: what of the reports would count, what is doubtful, what a person has answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from rules.attendance import Established, Mark, Seen, Sheet, Status
from rules.ids import MemberId, SessionId, UserId
from rules.teams import presence as rules
from rules.teams.matching import Known, match
from rules.teams.names import tokens
from rules.teams.presence import Span
from rules.teams.report import Person

LIFETIME: Final = timedelta(hours=24)
"""How long an import waits for its answers; then all of it is deleted."""


class Answer(Enum):
    """What can be said of a doubtful name that is not "it is this member"."""

    NOBODY = 0
    SKIP = -1


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the reports, with what was found of them."""

    name: str
    addresses: tuple[str, ...]
    role: str
    shared: bool
    spans: tuple[Span, ...]
    member_id: MemberId | None = None
    """Who it is for certain."""
    suggested: tuple[MemberId, ...] = ()
    """Who it may be."""
    telephone: bool = False

    @property
    def person(self) -> Person:
        """As the report knew them, but for the times."""
        return Person(self.name, self.addresses, self.role, (), self.shared)


@dataclass(frozen=True, slots=True)
class Import:
    """The reports that one person is about to count for one session; without one, it is asked first."""

    id: int
    user_id: UserId
    session_id: SessionId | None
    files: tuple[str, ...]
    """A hash of each file's content."""
    people: tuple[Participant, ...]
    answers: Mapping[int, MemberId | Answer]
    """What was said of the doubtful, by their number in `people`."""
    take: bool
    """Whether the report wins over marks made by hand."""
    version: int
    """Up with every change, so that a button of an older preview counts nothing unseen."""
    expires_at: datetime

    def member_of(self, number: int) -> MemberId | None:
        """Who this participant is, for certain or by an answer."""
        answer = self.answers.get(number)
        return self.people[number].member_id if answer is None or isinstance(answer, Answer) else answer

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The numbers of those who had to be asked about."""
        return tuple(
            number for number, one in enumerate(self.people) if one.suggested and one.member_id is None
        )

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Those of them of whom nothing was said yet."""
        return tuple(one for one in self.doubtful if one not in self.answers)

    @property
    def left_open(self) -> tuple[int, ...]:
        """Those who stay open if it is counted now: unanswered or skipped."""
        return tuple(one for one in self.doubtful if self.answers.get(one, Answer.SKIP) is Answer.SKIP)


def joined(people: Sequence[Participant], others: Iterable[Participant]) -> tuple[Participant, ...]:
    """The people of several files: who is in both is one, with all their stays."""
    found = list(people)
    known = {key: number for number, one in enumerate(found) if (key := _key(one)) is not None}
    for other in others:
        number = known.get(key) if (key := _key(other)) is not None else None
        if number is None:
            found.append(other)
        else:
            found[number] = replace(found[number], spans=(*found[number].spans, *other.spans))
    return tuple(found)


def _key(one: Participant) -> tuple[str, ...] | None:
    """What tells somebody from the others across files; None where nothing does."""
    if one.addresses:
        return one.addresses[:1]
    return None if one.shared else ("", one.name.casefold(), *tokens(one.name))


def recognised(
    people: Sequence[Participant], members: Iterable[Known], confirmed: Mapping[str, MemberId]
) -> tuple[Participant, ...]:
    """The people with what is found of each among the members."""
    found = match([one.person for one in people], members, confirmed)
    return tuple(
        replace(one, member_id=what.member_id, suggested=what.suggested, telephone=what.telephone)
        for one, what in zip(people, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What the report says of one member, beside what the sheet says."""

    member_id: MemberId
    was: Mark | None
    status: Status
    minutes: int | None
    booked: bool

    @property
    def seen(self) -> Seen:
        """Known from the report; a mark made by hand that only gets its minutes stays one."""
        by_hand = _by_hand(self) and not _differs(self)
        established = Established.SHEET if by_hand else Established.TEAMS
        return Seen(self.member_id, self.status, established, self.minutes)


@dataclass(frozen=True, slots=True)
class Preview:
    """What counts if the import is counted now."""

    people: int
    matched: int
    open: int
    not_ours: int
    telephones: int
    changes: tuple[Change, ...]
    """Other marks than before, and names that are added to the sheet."""
    timed: tuple[Change, ...]
    """Marks of the same status that get their minutes."""
    by_hand: tuple[Change, ...]
    """What was marked by hand and the report sees otherwise; part of `changes` as well if the report wins."""
    missing: tuple[MemberId, ...]
    """On the sheet and in no report: as they are marked they stay."""

    @property
    def seen(self) -> list[Seen]:
        """What is noted on the sheet."""
        return [one.seen for one in (*self.changes, *self.timed)]


def preview(
    imported: Import, sheet: Sheet, before: Mapping[MemberId, Collection[Span]], led_by: MemberId
) -> Preview:
    """What the import changes on the sheet.

    `before` is what earlier reports of the session have counted; `led_by` the facilitator, who is not put on
    the sheet of their own session.
    """
    spans: dict[MemberId, list[Span]] = defaultdict(list)
    for number, one in enumerate(imported.people):
        if (member_id := imported.member_of(number)) is not None:
            spans[member_id] += one.spans
    said: list[Change] = []
    for member_id, now in spans.items():
        line = sheet.line(member_id)
        if line is None and member_id == led_by:
            continue
        there = rules.presence([*before.get(member_id, ()), *now])
        mark, booked = (line.mark, line.booked) if line else (None, False)
        status = rules.status(there, sheet.session.minutes)
        said.append(Change(member_id, mark, status, there.minutes, booked))
    by_hand = tuple(one for one in said if _by_hand(one) and _differs(one))
    changes = tuple(one for one in said if _differs(one) and (imported.take or one not in by_hand))
    timed = tuple(one for one in said if not _differs(one) and _adds(one))
    matched = sum(imported.member_of(number) is not None for number in range(len(imported.people)))
    return Preview(
        people=len(imported.people),
        matched=matched,
        open=len(imported.left_open),
        not_ours=len(imported.people) - len(imported.left_open) - matched,
        telephones=sum(one.telephone for one in imported.people),
        changes=changes,
        timed=timed,
        by_hand=by_hand,
        missing=tuple(
            line.member_id
            for line in sheet.lines
            if line.member_id not in spans and line.member_id not in before
        ),
    )


def _differs(one: Change) -> bool:
    return one.was is None or one.was.status is not one.status


def _by_hand(one: Change) -> bool:
    return one.was is not None and one.was.established is Established.SHEET


def _adds(one: Change) -> bool:
    """Whether the report knows more of a mark of the same status: its minutes, or that it saw it."""
    assert one.was is not None
    known = one.was.minutes == one.minutes or one.minutes is None
    return not known or (one.was.established is not Established.TEAMS and not _by_hand(one))
