"""Who of the report is which member of ours: certain, doubtful, or none of them.

Certain is an address that one member has given, what a person has confirmed before, and a name that one
member and one participant have, with the same behind it in brackets. Everything else that comes near is
asked: likeness alone matches nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rules.ids import MemberId
from rules.teams.names import beside, is_telephone, tokens, typed_in
from rules.teams.report import Person

MOST_SUGGESTED: Final = 3
_MOST_COMPARED: Final = 300
"""How many names of one report are compared with the members' for likeness; a session has no more."""
_ALIKE: Final = 82.0
"""Out of 100. "Mohammed Ali" and "Muhammad Ali" have 83, "Ben Adeyemi" and "Ben Adebayo" 73."""


@dataclass(frozen=True, slots=True)
class Known:
    """A member, as far as matching goes."""

    id: MemberId
    name: str
    address: str | None = None
    on_sheet: bool = False
    listed: bool = True
    """Whether those who import may be shown the name before it is certain; others only match for certain."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was found of one participant."""

    member_id: MemberId | None = None
    """Who it is for certain."""
    suggested: tuple[MemberId, ...] = ()
    """Who it may be; a person is asked."""
    telephone: bool = False


def remembered_as(person: Person) -> tuple[str, ...]:
    """Under what a confirmed match is kept: the addresses, or else the name. A telephone is not kept."""
    if person.addresses:
        return person.addresses
    words = tokens(person.name)
    if not words or is_telephone(person.name):
        return ()
    return (" ".join(("name:", *words, *(f"({one})" for one in beside(person.name)))),)


def match(
    people: Sequence[Person], members: Iterable[Known], confirmed: Mapping[str, MemberId]
) -> tuple[Match, ...]:
    """One match for each of the people, in their order."""
    finder = _Finder(members, confirmed)
    certain = [finder.for_certain(one) for one in people]
    open_names = Counter(
        tokens(one.name) for one, found in zip(people, certain, strict=True) if found is None
    )
    taken = {found.member_id for found in certain if found is not None}
    return tuple(
        found if found is not None else finder.by_name(one, taken, alone=open_names[tokens(one.name)] == 1)
        for one, found in zip(people, certain, strict=True)
    )


class _Finder:
    """The members, found by what the report may know of them."""

    def __init__(self, members: Iterable[Known], confirmed: Mapping[str, MemberId]) -> None:
        self._by_id = {one.id: one for one in members}
        self._confirmed = confirmed
        self._by_address: dict[str, list[MemberId]] = defaultdict(list)
        self._by_tokens: dict[tuple[str, ...], list[MemberId]] = defaultdict(list)
        self._by_word: dict[str, list[MemberId]] = defaultdict(list)
        self._spoken: dict[tuple[str, ...], str] = {}
        for one in self._by_id.values():
            if one.address:
                self._by_address[one.address.lower()].append(one.id)
            words = tokens(one.name)
            self._by_tokens[words].append(one.id)
            if one.listed:
                self._spoken[words] = " ".join(sorted(words))
                for word in words:
                    self._by_word[word].append(one.id)
        self._compared = 0

    def for_certain(self, person: Person) -> Match | None:
        """By an address, or by what was confirmed before; None when neither tells."""
        ids = {one for address in person.addresses for one in self._by_address.get(address, ())}
        if len(ids) > 1:
            return Match(suggested=self._best_first(ids))
        if ids:
            return Match(ids.pop())
        if person.shared:
            return None
        before = {self._confirmed.get(key) for key in remembered_as(person)} & self._by_id.keys()
        return Match(before.pop()) if len(before) == 1 else None

    def by_name(self, person: Person, taken: Iterable[MemberId | None], *, alone: bool) -> Match:
        """By the name; doubtful unless it is one participant's and one member's, and no guest's."""
        if is_telephone(person.name):
            return Match(telephone=True)
        words = tokens(person.name)
        ids = self._by_tokens.get(words, []) if words else []
        sure = len(ids) == 1 and alone and not person.shared and not typed_in(person.name)
        if sure and ids[0] not in taken and beside(person.name) == beside(self._by_id[ids[0]].name):
            return Match(ids[0])
        return Match(suggested=self._best_first(ids) or self._best_first(self._near(words)))

    def _best_first(self, ids: Iterable[MemberId]) -> tuple[MemberId, ...]:
        """Those who are listed, those on the sheet before the others, the rest as it was."""
        listed = (one for one in ids if self._by_id[one].listed)
        return tuple(sorted(listed, key=lambda one: not self._by_id[one].on_sheet)[:MOST_SUGGESTED])

    def _near(self, words: tuple[str, ...]) -> list[MemberId]:
        """Members whose name is like it, the most alike first."""
        self._compared += 1
        if not words or self._compared > _MOST_COMPARED:
            return []
        near = self._alike(words)
        # "Amara" and "Amara O" for "Amara Okafor"; "A. Okafor" for "Amara" only if she is expected.
        sharing = dict.fromkeys(one for word in words for one in self._by_word.get(word, ()))
        expected = [one.id for one in self._by_id.values() if one.on_sheet]
        near += [one for one in (*sharing, *expected) if _shortened(words, tokens(self._by_id[one].name))]
        return list(dict.fromkeys(near))

    def _alike(self, words: tuple[str, ...]) -> list[MemberId]:
        # Loading it takes time that most starts of the program do not need.
        from rapidfuzz import fuzz, process

        found = process.extract(
            " ".join(sorted(words)),
            self._spoken,
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            limit=MOST_SUGGESTED,
        )
        return [one for _, _, known in found for one in self._by_tokens[known]]


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words of the shorter name are among those of the longer one."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


def _shortened(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word of the shorter name is in the longer one, or the one's initial is."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and all(any(_same(word, known) for known in longer) for word in shorter)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
