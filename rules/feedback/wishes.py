"""Wishes for topics: a questionnaire made of a community's own list."""

from collections.abc import Sequence
from typing import Final

from rules.feedback.surveys import MOST_OPTIONS, Item, Purpose, Scale, Survey
from rules.topics import Topic

FEWEST: Final = 2


def survey(topics: Sequence[Topic]) -> Survey | None:
    """Which of the first twelve topics somebody would like; None where there are not two to choose from."""
    offered = topics[:MOST_OPTIONS]
    if len(offered) < FEWEST:
        return None
    item = Item(
        "topics",
        Scale.SEVERAL_OF,
        own_options=tuple(str(one.id) for one in offered),
        own_words=tuple(one.name for one in offered),
    )
    return Survey(Purpose.TOPICS, 1, (item,), line=True)
