"""How a changed questionnaire is kept: one that was put to somebody stays as it was asked."""

from dataclasses import dataclass, replace
from typing import Final

from rules.feedback import notation
from rules.feedback.surveys import Survey

_FIRST_OWN: Final = 2
"""Version 1 is the one that comes with the program, whether it was ever opened or not."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The latest version says it already."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class PutBack:
    """It is again what was asked last, so no draft is left."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """The latest version, which was put to nobody yet, says this from now on."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class NewVersion:
    """It is the next version, a draft."""

    survey: Survey


Keeping = Unchanged | PutBack | ChangeDraft | NewVersion
"""What is done, with the questionnaire in the version that it then has."""


def keep(wanted: Survey, latest: Survey | None, asked_last: Survey | None, *, opened: bool) -> Keeping:
    """How a community's next questionnaire of a purpose is kept.

    Args:
        wanted: what is to be asked next. Its version says nothing.
        latest: the community's latest version; None where it has none.
        asked_last: the latest that was put to somebody, else the one that comes with the program.
        opened: whether the latest was put to somebody.
    """
    if latest is not None and _same(wanted, latest):
        return Unchanged(latest)
    if asked_last is not None and _same(wanted, asked_last):
        return PutBack(asked_last)
    if latest is None:
        return NewVersion(replace(wanted, version=_FIRST_OWN))
    if opened:
        return NewVersion(replace(wanted, version=latest.version + 1))
    return ChangeDraft(replace(wanted, version=latest.version))


def _same(one: Survey, other: Survey) -> bool:
    """Whether they ask the same, whatever their versions."""
    return notation.written(one) == notation.written(other)
