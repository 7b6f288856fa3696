"""A line in somebody's own words: tidied and measured."""

from rules.dialogue import Problem
from rules.feedback.buffer import LONGEST_LINE
from rules.patient_data import find
from rules.questions.wording import tidy


def read(typed: str) -> str | Problem:
    """The line as it would be sent, or why it cannot be."""
    words = " ".join(tidy(typed).split())
    if not any(letter.isalpha() for letter in words):
        return Problem("feedback-line-no-words", {})
    if len(words) > LONGEST_LINE:
        return Problem("feedback-line-too-long", {"length": len(words), "limit": LONGEST_LINE})
    if find(words):
        return Problem("feedback-line-patient", {})
    return words
