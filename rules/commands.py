"""The commands that Telegram offers behind its menu button: to each person those that are open to them."""

from dataclasses import dataclass
from typing import Final

from rules.permissions import GRANTS, Actor, Role, Verb


@dataclass(frozen=True, slots=True)
class Command:
    """A word typed after a slash; `verb` is what somebody must be allowed to do, None for nothing."""

    name: str
    verb: Verb | None = None

    @property
    def usual(self) -> bool:
        """Whether it is offered to everybody: it is open to every member, and tells others how to come in."""
        return self.verb is None or self.verb in GRANTS[Role.MEMBER]


PRIVATE: Final = (
    Command("menu"),
    Command("urgent"),
    Command("sessions", Verb.BOOK),
    Command("calendar", Verb.KEEP_CALENDAR),
    Command("certificates", Verb.HAVE_CERTIFICATE),
    Command("find", Verb.FIND_GROUP),
    Command("ask", Verb.ASK_ANONYMOUSLY),
    Command("about", Verb.EDIT_PROFILE),
    Command("schedule", Verb.SCHEDULE),
    Command("cycle", Verb.PLAN_CYCLE),
    Command("attendance", Verb.MARK_ATTENDANCE),
    Command("turns", Verb.DRAW_PRESENTER),
    Command("teams", Verb.IMPORT_REPORT),
    Command("export", Verb.EXPORT_ATTENDANCE),
    Command("interviews", Verb.SEE_INTERVIEWS),
    Command("groups", Verb.NAME_GROUP),
    Command("members", Verb.GRANT_ROLE),
    Command("rules"),
    Command("privacy"),
    Command("mydata", Verb.SEE_OWN_DATA),
    Command("forgetme", Verb.SEE_OWN_DATA),
    Command("cancel"),
    Command("help"),
)
"""In the private chat, in the order in which they are offered."""

UNLISTED: Final = frozenset({"here", "verify", "report", "warn", "mute", "remove"})
"""Answered and not offered: these need something after them, or a message in a group to be a reply to."""

GROUP: Final = ("report", "rules", "urgent")
"""In a group, to everybody."""
GROUP_STAFF: Final = ("warn", "mute", "remove")
"""In a group, to its administrators on top of these."""


def open_to(actor: Actor) -> tuple[Command, ...]:
    """What this person can do, in whichever community; a stranger only what needs nothing."""
    return tuple(one for one in PRIVATE if one.verb is None or actor.may(one.verb))


def usual() -> tuple[Command, ...]:
    """What is offered to everybody of whom nothing more is known."""
    return tuple(one for one in PRIVATE if one.usual)


def own_list(actor: Actor) -> tuple[Command, ...]:
    """What is offered to this person instead of the usual; nothing for whom the usual is right."""
    found = open_to(actor)
    return found if any(not one.usual for one in found) else ()
