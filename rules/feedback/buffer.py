"""What a round holds while it is open: all answers together, sealed as one piece of one size.

No answers of one person stand side by side in it: per item there is only how often each option was chosen.
Tags keep anybody from answering twice; they are made with keys that end with the release.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Final

from rules import sealing
from rules.feedback import pairs as pairing
from rules.feedback.pairs import Pairs
from rules.feedback.surveys import Answers, Survey, check, chosen
from rules.ids import UserId

TAG_BYTES: Final = 16
POOL_BYTES: Final = 32
LONGEST_LINE: Final = 300
"""Characters of a line."""
_PER_PERSON: Final = 3 * TAG_BYTES * 4 // 3
_PER_LINE: Final = 400
_MOST_LINES: Final = 500
_MORE_PEOPLE: Final = 40
_MORE_LINES: Final = 8
_AROUND: Final = 512
_PER_COUNT: Final = 8


class FullError(ValueError):
    """Nothing more fits."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line in somebody's own words."""

    words: str
    quotable: bool
    """Whether it may be quoted; if not, only what it is about is told."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """A round's answers, together with those of earlier rounds that were too few to be told.

    `counts` is per item and option how often it was chosen, `answered` per item how many answers it has.
    """

    pool: bytes
    """A key of its own that goes along when the answers do: by it people are counted over several rounds."""
    counts: tuple[tuple[int, ...], ...]
    answered: tuple[int, ...]
    finished: int = 0
    """How many questionnaires are in here."""
    spent: frozenset[bytes] = frozenset()
    """Who has answered in this round."""
    said: frozenset[bytes] = frozenset()
    """Who has sent a line in this round."""
    people: frozenset[bytes] = frozenset()
    """Whose answers are in here."""
    lines: tuple[Line, ...] = ()
    pairs: Pairs | None = None
    """Of a second questionnaire: the differences to the first, of those who had kept their answers."""
    pooled: bool = False
    """Whether some of it comes from an earlier round."""
    until: str = ""
    """When what comes from an earlier round ends at the latest, as an ISO moment."""


def empty(survey: Survey, pool: bytes, *, paired: bool = False) -> Buffer:
    nothing = tuple((0,) * len(one.options) for one in survey.items)
    return Buffer(pool, nothing, (0,) * len(survey.items), pairs=pairing.empty(survey) if paired else None)


def add(
    buffer: Buffer,
    survey: Survey,
    answers: Answers,
    spent: bytes,
    person: bytes,
    before: Answers | None = None,
) -> Buffer:
    """The buffer with these answers in it; the same one when this person's are. `before` is what the person
    had answered to the first questionnaire: of both only the differences go in.
    """
    check(survey, answers)
    if spent in buffer.spent:
        return buffer
    picked = [chosen(item, one) for item, one in zip(survey.items, answers, strict=True)]
    return replace(
        buffer,
        counts=tuple(
            tuple(number + (option in mine) for option, number in enumerate(row))
            for row, mine in zip(buffer.counts, picked, strict=True)
        ),
        answered=tuple(number + bool(mine) for number, mine in zip(buffer.answered, picked, strict=True)),
        finished=buffer.finished + 1,
        spent=buffer.spent | {spent},
        people=buffer.people | {person},
        pairs=_paired(buffer.pairs, survey, before, answers),
    )


def _paired(pairs: Pairs | None, survey: Survey, before: Answers | None, after: Answers) -> Pairs | None:
    return pairs if pairs is None or before is None else pairing.add(pairs, survey, before, after)


def tag_of(key: bytes, user_id: UserId, what: str) -> bytes:
    """Under which it is known in a round that somebody has done that."""
    return bytes.fromhex(sealing.tag(key, f"{what}:{user_id}"))[:TAG_BYTES]


def add_line(buffer: Buffer, line: Line, said: bytes) -> Buffer:
    """The buffer with this line in it; the same one when this person has sent one."""
    if said in buffer.said:
        return buffer
    # In the order of their words: none tells when it came.
    return replace(buffer, lines=tuple(sorted((*buffer.lines, line))), said=buffer.said | {said})


def carried(buffer: Buffer) -> Buffer:
    """What goes into the next round: that somebody answered in this one is forgotten."""
    return replace(buffer, spent=frozenset(), said=frozenset(), pooled=True)


def size_for(survey: Survey, asked: int) -> int:
    """How many bytes a round takes in which so many are asked, however many answer. Half as many again may
    be asked later, and what an earlier round left comes along: that of four people, or a few.
    """
    later = asked + asked // 2
    people = later + _MORE_PEOPLE
    # Both margins and the differences of a pair take four times as many numbers as its levels.
    counts = sum(5 * len(one.options) + 8 for one in survey.items)
    lines = min(later + _MORE_LINES, _MOST_LINES) if survey.line else 0
    needed = _AROUND + people * _PER_PERSON + counts * _PER_COUNT + lines * _PER_LINE
    return 1 << (needed - 1).bit_length()


def encode(buffer: Buffer, size: int) -> bytes:
    """The buffer as bytes, the same whatever order it was filled in; FullError past `size` bytes."""
    parts = {
        "pool": _text(buffer.pool),
        "counts": buffer.counts,
        "answered": buffer.answered,
        "finished": buffer.finished,
        "spent": _tags(buffer.spent),
        "said": _tags(buffer.said),
        "people": _tags(buffer.people),
        "lines": [[one.words, one.quotable] for one in buffer.lines],
        "pairs": None if buffer.pairs is None else asdict(buffer.pairs),
        "pooled": buffer.pooled,
        "until": buffer.until,
    }
    encoded = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    if len(encoded) > size:
        raise FullError
    return encoded


def decode(encoded: bytes) -> Buffer:
    """The buffer again."""
    parts = json.loads(encoded)
    return Buffer(
        pool=base64.b64decode(parts["pool"]),
        counts=tuple(tuple(row) for row in parts["counts"]),
        answered=tuple(parts["answered"]),
        finished=parts["finished"],
        spent=_read_tags(parts["spent"]),
        said=_read_tags(parts["said"]),
        people=_read_tags(parts["people"]),
        lines=tuple(Line(words, quotable) for words, quotable in parts["lines"]),
        pairs=None if parts["pairs"] is None else _read_pairs(parts["pairs"]),
        pooled=parts["pooled"],
        until=parts["until"],
    )


def _read_pairs(parts: dict[str, list[list[int]]]) -> Pairs:
    return Pairs(**{name: tuple(tuple(row) for row in rows) for name, rows in parts.items()})


def _tags(tags: Iterable[bytes]) -> str:
    return _text(b"".join(sorted(tags)))


def _read_tags(text: str) -> frozenset[bytes]:
    tags = base64.b64decode(text)
    return frozenset(tags[at : at + TAG_BYTES] for at in range(0, len(tags), TAG_BYTES))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
