"""What a moderator is asked before something is done: why, for how long, and whether the message goes."""

from collections.abc import Mapping
from typing import Any, Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.moderation.measures import MUTES, REASON_LIMIT, REMOVALS, Act, Reason
from rules.names import clean

_YES, _NO = "yes", "no"


def read_words(typed: str, _given: Given) -> str | Problem:
    """A reason in one's own words, on one line, at most REASON_LIMIT characters."""
    words = clean(typed)
    if not any(letter.isalpha() for letter in words):
        return Problem("moderation-words-none", {})
    if len(words) > REASON_LIMIT:
        return Problem("moderation-words-too-long", {"limit": REASON_LIMIT, "length": len(words)})
    return words


def _pick(_typed: str, _given: Given) -> Problem:
    return Problem("moderation-pick-one", {})


def _not_typed(answers: Mapping[str, Any]) -> bool:
    return not answers.get("typed")


def _own_words(answers: Mapping[str, Any]) -> bool:
    return answers.get("reason") == Reason.OTHER


def _act(act: Act) -> Any:
    return lambda answers: answers.get("act") == act and not answers.get("span")


def _of_a_message(answers: Mapping[str, Any]) -> bool:
    # A removal takes everything the person wrote in the group with it.
    return bool(answers.get("message")) and answers.get("act") != Act.REMOVE


MODERATE: Final = Flow(
    "moderate",
    (
        Step("reason", _pick, tuple(map(str, Reason)), wanted=_not_typed),
        Step("words", read_words, wanted=_own_words),
        Step("mute", _pick, tuple(MUTES), wanted=_act(Act.MUTE)),
        Step("remove", _pick, tuple(REMOVALS), wanted=_act(Act.REMOVE)),
        Step("delete", _pick, (_YES, _NO), wanted=_of_a_message),
    ),
)
"""Starts out knowing the `case`, the `act`, the reason that was `typed` with a command, the `span` that was
typed in front of it, and `message`: whether there is one to delete."""


def reason_of(answers: Mapping[str, Any]) -> tuple[Reason, str]:
    """The reason, and the moderator's own words for it."""
    if typed := answers.get("typed"):
        return Reason.OTHER, str(typed)
    reason = Reason(answers["reason"])
    return reason, str(answers["words"]) if reason is Reason.OTHER else ""


def span_of(answers: Mapping[str, Any]) -> str:
    """Which span was typed or chosen; empty for a warning."""
    act = Act(answers["act"])
    return "" if act is Act.WARN else str(answers.get("span") or answers[act])


def deletes(answers: Mapping[str, Any]) -> bool:
    """Whether the message is to be deleted."""
    return _of_a_message(answers) and answers.get("delete") == _YES
