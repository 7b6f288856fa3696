"""A line in one's own words: asked for, shown once more, sent."""

from collections.abc import Iterable

from actions.feedback.answering import LineSent, MayWrite
from rules.dialogue import Problem
from rules.feedback.rounds import Refused
from rules.questions.wording import Sign
from rules.spans import Span
from screens.facts import topic_shown
from screens.feedback.answering import refused
from screens.feedback.presses import LinePress, OfferedLinePress, SendLinePress
from screens.home import MenuPress, menu_row
from screens.questions.writing import marked
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.feedback_lines import OpenRound

_LONGEST_LABEL = 34


def prompt(line: MayWrite, problem: Problem | None = None) -> Screen:
    """Write it, about what was asked; again with what was wrong with the last one."""
    return screen(
        None if problem is None else Text(problem.id, problem.variables),
        text(f"feedback-line-write-{line.round.asking}"),
        text("feedback-line-write-first"),
        rows=((button("button-cancel", MenuPress()),),),
    )


def only_words(line: MayWrite) -> Screen:
    """What was sent is a picture, a sticker or a file."""
    return prompt(line, Problem("feedback-line-only-words", {}))


def offers(rounds: Iterable[OpenRound]) -> tuple[tuple[Button, ...], ...]:
    """Words that nobody asked for may be a line about one of these."""
    return tuple((_offer(one),) for one in rounds)


def _offer(one: OpenRound) -> Button:
    press = OfferedLinePress(one.round.id)
    if one.session is None:
        return button(f"button-feedback-line-of-{one.round.asking}", press)
    topic = topic_shown(one.session.topic, _LONGEST_LABEL)
    return button("button-feedback-line-of-session", press, topic=topic)


def preview(line: MayWrite, words: str, found: Iterable[Span[Sign]], *, once_more: bool = False) -> Screen:
    """What would be sent, word for word, with what in it may say who wrote it; `once_more` where it was to be
    sent and nobody knows whether these are the last words.
    """
    found = list(found)
    signs = dict.fromkeys(one.kind for one in found)
    return screen(
        text("feedback-line-once-more" if once_more else "feedback-line-preview"),
        text("question-words", words=marked(words, found)),
        text("question-found") if signs else text("question-nothing-found"),
        Lines(tuple(text(f"question-sign-{one}") for one in signs)) if signs else None,
        text("feedback-line-who"),
        text("feedback-line-how", community=line.community.name),
        rows=(
            (button("button-feedback-line-quote", SendLinePress(line.round.id, 1)),),
            (button("button-feedback-line-theme", SendLinePress(line.round.id, 0)),),
            (button("button-question-again", LinePress(line.round.id)), button("button-cancel", MenuPress())),
        ),
    )


def sent(decision: LineSent | Refused) -> Screen:
    if isinstance(decision, Refused):
        return refused(decision)
    said = "feedback-line-already" if decision.already else "feedback-line-sent"
    return screen(text(said), rows=(menu_row(),))


def written_anew() -> Screen:
    """In the place of words that were written anew."""
    return screen(text("feedback-line-written-anew"), rows=(menu_row(),))


def lost() -> Screen:
    """The words cannot be read any more."""
    return screen(text("question-lost"), rows=(menu_row(),))
