"""A questionnaire as plain data, to be stored: what was asked can be read for as long as figures are kept."""

from typing import Any

from rules.feedback.surveys import Direction, Item, Purpose, Scale, Survey


def written(survey: Survey) -> dict[str, Any]:
    """The questionnaire as JSON takes it."""
    return {"line": survey.line, "items": [_written(one) for one in survey.items]}


def read(purpose: Purpose, version: int, content: dict[str, Any]) -> Survey:
    """The questionnaire again."""
    return Survey(purpose, version, tuple(_read(one) for one in content["items"]), content["line"])


def _written(one: Item) -> dict[str, Any]:
    return {
        "id": one.id,
        "scale": one.scale,
        "direction": one.direction,
        "words": one.words,
        "options": list(one.own_options),
        "option_words": list(one.own_words),
    }


def _read(content: dict[str, Any]) -> Item:
    return Item(
        content["id"],
        Scale(content["scale"]),
        Direction(content["direction"]),
        tuple(content["options"]),
        content["words"],
        tuple(content["option_words"]),
    )
