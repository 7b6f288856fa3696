"""What is asked for the improvement log, one question at a time."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.names import clean
from rules.patient_data import find
from rules.pdsa.cycles import CHOSEN, PARTS, Day, Field, State
from rules.typed_dates import read_day

SHORTEST: Final = 3
LONGEST: Final = 350
"""The longest answer, in characters: the nine of a plan fit one message."""
LATER: Final = "later"
"""The choice that leaves the rest of the plan empty for now."""
REMOVE: Final = "remove"
"""The choice that takes away what a field holds."""
TODAY: Final = "today"
_WORDS: Final = "words"
_DAY: Final = "day"


def read_words(typed: str, _given: Given) -> str | Problem:
    """An answer: words on one line, in which nothing may identify a patient."""
    if find(typed):
        return Problem("pdsa-patient", {})
    words = clean(typed)
    if not SHORTEST <= len(words) <= LONGEST or not any(map(str.isalnum, words)):
        return Problem("pdsa-words-length", {"shortest": SHORTEST, "longest": LONGEST})
    return words


def _read_date(typed: str, given: Given) -> str | Problem:
    day = read_day(typed, given.now, given.zone)
    return day if isinstance(day, Problem) else day.isoformat()


def _choose(_typed: str, _given: Given) -> Problem:
    return Problem("pdsa-choose", {})


def _keep(name: str) -> Callable[[Given, Any], Mapping[str, Any]]:
    """The answer under its name, and whether the rest is left for later."""

    def kept(given: Given, answer: Any) -> Mapping[str, Any]:
        later = answer == LATER
        return {**given.answers, name: None if later else answer, LATER: later}

    return kept


def _not_later(answers: Mapping[str, Any]) -> bool:
    return not answers.get(LATER)


def _planned(one: Field) -> Step:
    if one is Field.OBJECTIVE:
        return Step(str(one), read_words)
    return Step(str(one), read_words, (LATER,), may_skip=True, wanted=_not_later, keep=_keep(str(one)))


def _told(one: Field) -> Step:
    """A question of a later part: its choices, or words."""
    if one in CHOSEN:
        return _chosen(one, may_skip=one is not Field.DECISION)
    return Step(str(one), read_words, may_skip=True)


def _chosen(
    one: Field, wanted: Callable[[Mapping[str, Any]], bool] = lambda _answers: True, *, may_skip: bool = False
) -> Step:
    return Step(str(one), _choose, tuple(map(str, CHOSEN[one])), may_skip=may_skip, wanted=wanted)


def _is(*names: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda answers: answers["field"] in names


_EMPTIED: Final = tuple(one for one in Field if one is not Field.OBJECTIVE and one not in CHOSEN)

PLAN: Final = Flow("pdsa-plan", tuple(map(_planned, PARTS[State.PLAN])))
"""Starts out knowing the `issue` by its id, 0 for none."""
LATER_PARTS: Final[Mapping[State, Flow]] = {
    state: Flow(f"pdsa-{state}", tuple(map(_told, PARTS[state])))
    for state in (State.DO, State.STUDY, State.ACT)
}
"""Each starts out knowing the `pdsa` cycle by its id, and its `number`."""
FIELD: Final = Flow(
    "pdsa-field",
    (
        # No cycle is without an objective, so there is nothing to press that takes it away.
        Step(str(Field.OBJECTIVE), read_words, wanted=_is(Field.OBJECTIVE)),
        Step(_WORDS, read_words, (REMOVE,), wanted=_is(*_EMPTIED)),
        *(_chosen(one, _is(one)) for one in CHOSEN),
        Step(_DAY, _read_date, (TODAY,), wanted=_is(*Day)),
    ),
)
"""Starts out knowing the `pdsa` cycle by its id, its `number`, and the `field`."""
ISSUE: Final = Flow("issue-log", (Step(_WORDS, read_words),))
REWORD: Final = Flow("issue-words", (Step(_WORDS, read_words),))
"""Starts out knowing the `issue` by its id, and `was`, its words."""


def told_in(answers: Mapping[str, Any], fields: tuple[Field, ...]) -> Mapping[Field, str | None]:
    """What a part's answers tell; None for what was skipped or not asked."""
    return {one: answers.get(one) for one in fields}


def words_of(answers: Mapping[str, Any]) -> str:
    """What the field of a FIELD dialogue is to hold: words, a choice, or nothing."""
    answer = answers.get(_WORDS, answers.get(answers["field"]))
    return "" if answer in (None, REMOVE) else str(answer)
