"""What staff did, by kinds: so that an administrator finds it again."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from rules.permissions import GRANTS, Role, Verb


class Kind(StrEnum):
    """By what the log can be narrowed."""

    ALL = "all"
    ROLES = "roles"
    DATA = "data"
    PEOPLE = "people"
    SESSIONS = "sessions"
    TEXTS = "texts"


NOTED: Final = GRANTS[Role.OWNER] - {Verb.SEE_DIGEST, Verb.SEE_AUDIT, Verb.SEE_BOOKINGS}
"""What may stand in the log: everything that staff do. To look at something leaves no line, but for names."""

_KINDS: Final[Mapping[Kind, frozenset[Verb]]] = {
    Kind.ROLES: frozenset({Verb.GRANT_ROLE, Verb.GRANT_ADMIN}),
    Kind.DATA: frozenset(
        {Verb.EXPORT_ATTENDANCE, Verb.EXPORT_INDICATORS, Verb.EXPORT_REPORT, Verb.SEE_INTERVIEWS}
    ),
    Kind.PEOPLE: frozenset({Verb.ADMIT, Verb.MODERATE, Verb.DECIDE_QUESTION}),
    Kind.TEXTS: frozenset(
        {
            Verb.EDIT_TEXTS,
            Verb.EDIT_PROMPTS,
            Verb.NAME_GROUP,
            Verb.EDIT_TOPICS,
            Verb.EDIT_THEMES,
            Verb.CONFIRM_HELP,
        }
    ),
}


def verbs(kind: Kind) -> frozenset[Verb] | None:
    """The verbs of a kind; None for all. Whatever has no kind of its own is about sessions."""
    if kind is Kind.ALL:
        return None
    if kind is Kind.SESSIONS:
        return frozenset(Verb) - frozenset().union(*_KINDS.values())
    return _KINDS[kind]
