"""The questionnaires that come with the program. Their words are texts; a community may have its own.

Sources: usefulness, barriers and before-and-after of the pilot of the Cultural Integration Groups (2025);
needs of the survey before the resource hub (2025).
"""

from collections.abc import Mapping
from typing import Final

from rules.feedback.surveys import Item, Purpose, Scale, Survey

SESSION: Final = Survey(
    Purpose.SESSION,
    1,
    (
        Item("useful", Scale.USEFULNESS),
        Item("safe", Scale.AGREEMENT),
        Item("again", Scale.AGAIN),
    ),
    line=True,
)
PAIRED: Final = Survey(
    Purpose.PAIRED,
    1,
    (
        Item("speak-up", Scale.CONFIDENCE),
        Item("disagree", Scale.CONFIDENCE),
        Item("ask-help", Scale.CONFIDENCE),
        Item("understand-team", Scale.CONFIDENCE),
        Item("patients-families", Scale.CONFIDENCE),
        Item("feedback", Scale.CONFIDENCE),
        Item("belong", Scale.AGREEMENT),
        Item("people-to-turn-to", Scale.AGREEMENT),
        Item("own-experience-counts", Scale.AGREEMENT),
        Item("stay", Scale.AGREEMENT),
    ),
)
NEEDS: Final = Survey(
    Purpose.NEEDS,
    1,
    (
        Item(
            "needs",
            Scale.SEVERAL_OF,
            own_options=(
                "communication",
                "exams",
                "portfolio",
                "research",
                "law-and-protocols",
                "how-the-nhs-works",
                "life-outside-work",
                "people-to-talk-to",
            ),
        ),
    ),
    line=True,
)
BARRIERS: Final = Survey(
    Purpose.BARRIERS,
    1,
    (
        Item(
            "barriers",
            Scale.SEVERAL_OF,
            own_options=(
                "on-call",
                "clinical-work",
                "not-released",
                "too-late-notice",
                "time-of-day",
                "no-quiet-place",
                "topic",
                "not-for-me",
            ),
        ),
    ),
    line=True,
)
STANDARD: Final[Mapping[Purpose, Survey]] = {one.purpose: one for one in (SESSION, PAIRED, NEEDS, BARRIERS)}
