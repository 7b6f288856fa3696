"""Lines of the tables → the people of the report, each with their stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from rules.teams.layouts import Kind, Line, Table
from rules.teams.names import beside, tokens
from rules.teams.report import Person, Stay
from rules.teams.stamps import Order

Who = tuple[str, ...]

_LEFT: Final = "left"
_COMING: Final = frozenset({"joined", "joined before"})
_ROUNDED: Final = 60
"""Seconds by which the two tables may differ, where each length was rounded."""


def people(tables: Sequence[Table], order: Order) -> tuple[Person, ...]:
    """The people of the first table; where a second one tells of each stay, its times are the better ones."""
    first = tables[0]
    if first.kind is Kind.ACTIONS:
        return _from_actions(first.lines, order)
    told_apart = len(tables) > 1 and tables[1].kind is Kind.STAYS
    found = _from_stays(first.lines, order, merged=told_apart or first.kind is Kind.NAMES)
    return _with_stays(found, _from_stays(tables[1].lines, order, merged=False)) if told_apart else found


def _who(one: Line | Person) -> Who:
    """What tells one person of a report from another: the address, or else the name."""
    return one.addresses[:1] or ("", *_called(one))


def _called(one: Line | Person) -> Who:
    """The name with what stands behind it: of two in different departments, each is one."""
    return (*tokens(one.name), *beside(one.name)) if tokens(one.name) else (one.name,)


def _grouped(lines: Iterable[Line]) -> list[list[Line]]:
    groups: dict[Who, list[Line]] = defaultdict(list)
    for line in lines:
        groups[_who(line)].append(line)
    return list(groups.values())


def _from_stays(lines: Iterable[Line], order: Order, *, merged: bool) -> tuple[Person, ...]:
    """`merged`: each line is a person, so a name without an address that comes twice is two people."""
    found: list[Person] = []
    for group in _grouped(lines):
        alone = len(group) == 1 or bool(group[0].addresses)
        if merged and not alone:
            found += [replace(_person([line], order), shared=True) for line in group]
        else:
            person = _person(group, order)
            found.append(replace(person, shared=not alone and _overlap(person.stays)))
    return tuple(found)


def _person(lines: Sequence[Line], order: Order) -> Person:
    addresses = dict.fromkeys(address for line in lines for address in line.addresses)
    role = next((line.role for line in lines if line.role), "")
    return Person(lines[0].name, tuple(addresses), role, tuple(_stay(line, order) for line in lines))


def _stay(line: Line, order: Order) -> Stay:
    joined = line.joined.read_as(order) if line.joined else None
    left = line.left.read_as(order) if line.left else None
    if joined is not None and left is not None and left < joined:
        # The clocks were put back in between, or a cell is wrong: the length is what can be relied on.
        left = None
    if joined is not None and left is None and line.seconds is not None:
        left = joined + timedelta(seconds=line.seconds)
    return Stay(joined, left, line.seconds)


def _overlap(stays: Iterable[Stay]) -> bool:
    """Whether somebody would have been in the meeting twice at once."""
    known = sorted((one.joined, one.left) for one in stays if one.joined and one.left)
    return any(before[1] > after[0] for before, after in pairwise(known))


def _with_stays(found: Sequence[Person], seen: Sequence[Person]) -> tuple[Person, ...]:
    """The people with each of their stays, where the second table tells of them without a doubt."""
    names = Counter(_called(one) for one in found)
    by_who = {_who(one): one for one in seen}
    # Rows of the second table may be short of their addresses.
    by_name = {_called(one): one for one in seen if not one.addresses}
    known: list[Person] = []
    for person in found:
        alone = names[_called(person)] == 1
        stays = by_who.get(_who(person)) or (by_name.get(_called(person)) if alone else None)
        better = stays is not None and not person.shared and not _lacks_some(stays.stays, person.stays)
        known.append(replace(person, stays=stays.stays) if stays and better else person)
    return (*known, *(one for one in seen if _called(one) not in names))


def _lacks_some(stays: Sequence[Stay], merged: Sequence[Stay]) -> bool:
    """Whether the merged line tells of more: a file that was cut off has some of the stays only."""
    ends = [one.left for one in merged if one.left]
    if ends and not any(one.left and one.left >= max(ends) for one in stays):
        return True
    return sum(map(_seconds, stays)) + _ROUNDED < sum(one.seconds or 0 for one in merged)


def _seconds(stay: Stay) -> int:
    """How long it was, as far as it is known."""
    if stay.seconds is not None:
        return stay.seconds
    return round((stay.left - stay.joined).total_seconds()) if stay.joined and stay.left else 0


def _from_actions(lines: Sequence[Line], order: Order) -> tuple[Person, ...]:
    """Comings and goings, put together to stays."""
    groups = [sorted(group, key=lambda line: _moment(line, order)) for group in _grouped(lines)]
    coming = _words_for_coming(groups)
    return tuple(_visitor(group, coming, order) for group in groups)


def _words_for_coming(groups: Iterable[Sequence[Line]]) -> set[str]:
    """Whatever the language: the first that is told of anybody is that they came, then it takes turns."""
    turns: Counter[str] = Counter()
    for group in groups:
        for turn, line in enumerate(group):
            turns[line.action] += -1 if turn % 2 else 1
    return ({word for word, more in turns.items() if more > 0} | _COMING) - {_LEFT}


def _visitor(group: Sequence[Line], coming: Iterable[str], order: Order) -> Person:
    """Who has not gone was still there when the list was taken: for how long, nobody knows."""
    stays: list[Stay] = []
    inside: list[datetime] = []
    twice = False
    for line in group:
        if line.joined is None:
            continue
        at = _moment(line, order)
        if line.action in coming:
            twice = twice or bool(inside)
            inside.append(at)
        elif inside:
            stays.append(Stay(inside.pop(0), at))
    person = _person(group[:1], order)
    return replace(
        person,
        addresses=tuple(dict.fromkeys(address for line in group for address in line.addresses)),
        stays=(*stays, *(Stay(at) for at in inside)) or (Stay(),),
        shared=twice and not person.addresses,
    )


def _moment(line: Line, order: Order) -> datetime:
    return (line.joined and line.joined.read_as(order)) or datetime.min  # noqa: DTZ901  Local, as all of them.
