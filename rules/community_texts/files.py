"""The words of a community as a file, in Fluent's own form. A file counts as a whole or not at all."""

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fluent.syntax import FluentParser, ast

from rules.community_texts import patterns
from rules.community_texts.checking import Original, faults_of
from rules.community_texts.faults import Fault

MOST_BYTES: Final = 1_000_000
"""Several times as much as all texts together."""
MOST_PROBLEMS: Final = 200
_COMMUNITY: Final = "community: "
"""Opens the line by which a file says whose words it holds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a file; `text_id` is empty where no text could be made out."""

    line: int
    text_id: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: `words` by the ids of their texts, None where they are those of the original."""

    words: Mapping[str, str | None]
    problems: tuple[Problem, ...]
    community: str = ""
    """The key of the community it was written for; empty where it does not say."""


def read(content: bytes, originals: Mapping[str, Original]) -> Read:
    """Everything a file says, and everything that is wrong with it."""
    if len(content) > MOST_BYTES:
        return _unread("file-too-large", most=MOST_BYTES // 1000)
    try:
        source = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return _unread("file-not-utf8")
    source = patterns.visible(source)
    try:
        body = FluentParser().parse(source).body
    except RecursionError:
        return _unread("choice")
    return _taken(body, _Lines(source), originals)


def _unread(reason: str, **variables: int) -> Read:
    return Read({}, (Problem(1, "", Fault(reason, variables)),))


class _Lines:
    """Where in a source which line is, counted from 1."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(at + 1 for at, letter in enumerate(source) if letter == "\n")]

    def at(self, node: ast.SyntaxNode) -> int:
        return bisect_right(self._starts, node.span.start if node.span else 0)


def _taken(body: Iterable[ast.EntryType], lines: _Lines, originals: Mapping[str, Original]) -> Read:
    words: dict[str, str | None] = {}
    problems: list[Problem] = []
    community = ""
    for item in body:
        if isinstance(item, ast.BaseComment):
            community = community or _community_in(item.content or "")
        elif isinstance(item, ast.Message) and item.id.name in originals and item.id.name not in words:
            original = originals[item.id.name]
            line = lines.at(item.id)
            said = _words_of(item, original)
            if isinstance(said, str):
                words[original.id] = None if said == original.source else said
            else:
                problems.extend(Problem(line, original.id, one) for one in said)
                words[original.id] = None
        else:
            problems.append(_odd(item, lines, words))
    if not words and not problems:
        problems.append(Problem(1, "", Fault("file-empty")))
    return Read(words, tuple(problems[:MOST_PROBLEMS]), community)


def _words_of(message: ast.Message, original: Original) -> str | list[Fault]:
    """The words in the form in which they are kept, or what is wrong with them."""
    if message.value is None or message.attributes:
        return [Fault("beyond", {"names": "", "count": 0})]
    source = patterns.written(message.value)
    if source == original.source:
        return source  # Whatever may be changed there: this changes nothing.
    # One that several forms of the text have is said once.
    faults = {one.reason: one for one in faults_of(original, message.value)}
    return list(faults.values()) or source


def _odd(item: ast.EntryType, lines: _Lines, known: Mapping[str, str | None]) -> Problem:
    """What stands there is no text of ours."""
    if isinstance(item, ast.Message):
        twice = item.id.name in known
        fault = Fault("twice" if twice else "unknown-text", {"text": item.id.name})
        return Problem(lines.at(item.id), item.id.name, fault)
    return Problem(lines.at(item), "", Fault("not-fluent"))


def _community_in(comment: str) -> str:
    found = (line for line in comment.split("\n") if line.startswith(_COMMUNITY))
    return next(found, "").removeprefix(_COMMUNITY).strip()


def write(
    community: str, intro: str, originals: Iterable[Original], changed: Mapping[str, str], mark: str
) -> str:
    """Every text that can be changed, with the community's own words where it has some.

    `intro` explains the file, and `mark` stands above what was changed.
    """
    return "\n".join(_lines(community, intro, originals, changed, mark)) + "\n"


def _lines(
    community: str, intro: str, originals: Iterable[Original], changed: Mapping[str, str], mark: str
) -> Iterator[str]:
    yield f"### {_COMMUNITY}{community}"
    yield from (f"### {line}" for line in intro.split("\n"))
    file = ""
    for one in originals:
        if one.fixed is not None:
            continue
        if one.file != file:
            file = one.file
            yield from ("", f"## {file}")
        yield ""
        if one.id in changed:
            yield f"# {mark}"
        yield from (f"# ${name} = {value}" for name, value in one.samples.items())
        yield _entry(one.id, changed.get(one.id, one.source))


def _entry(text_id: str, source: str) -> str:
    if "\n" not in source:
        return f"{text_id} = {source}"
    return "\n".join((f"{text_id} =", *(f"    {line}" if line else "" for line in source.split("\n"))))
