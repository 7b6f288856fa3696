"""What an admin sees of the community's groups. Never shown in a group."""

from collections.abc import Collection
from dataclasses import dataclass

from rules.groups import Group, Kind, Named, Purpose, Refused, Right
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from storage.views.groups import Groups

_LONGEST_TITLE = 36


@press("gl")
@dataclass(frozen=True, slots=True)
class GroupsPress(Press):
    """To the list of groups."""


@press("gp")
@dataclass(frozen=True, slots=True)
class GroupPress(Press):
    """To one group: what the bot lacks there, what it is for."""

    group_id: int


@press("gn")
@dataclass(frozen=True, slots=True)
class NameGroupPress(Press):
    group_id: int
    purpose: str


def added(group: Group, *, by_admin: bool) -> Screen:
    """The bot is in a group: what it lacks, and the question what the group is for."""
    if group.purpose is not None:
        return screen(
            text("group-back-again", title=group.title, purpose=_purpose(group.purpose)),
            *_lacking(group),
            rows=(*_again(group), menu_row()),
        )
    if not by_admin:
        return screen(
            text("group-added-by-stranger", title=group.title),
            rows=(
                (button("button-group-take", GroupPress(group.id)),),
                (button("button-group-leave", NameGroupPress(group.id, Purpose.NOT_OURS)),),
            ),
        )
    return screen(
        text("group-added", title=group.title),
        *_lacking(group),
        text("group-what-for"),
        rows=_purposes(group),
    )


def about(group: Group | None) -> Screen:
    """One group, with everything an admin can settle about it."""
    if group is None or not group.present:
        return after(Refused("group-gone" if group is None else "bot-left"))
    named = group.purpose is not None and group.purpose is not Purpose.NOT_OURS
    return screen(
        text("group-about", title=group.title, purpose=_purpose(group.purpose)),
        *_lacking(group),
        text("group-all-rights") if not group.standing.lacking else None,
        text("group-what-for-now" if named else "group-what-for"),
        rows=(*_purposes(group), *_again(group), (button("button-groups", GroupsPress()), *menu_row())),
    )


def groups(found: Groups) -> Screen:
    """Every group, the ones that still need something named as such."""
    if not found.groups:
        return screen(text("group-none"), rows=(menu_row(),))
    return screen(
        text("group-list"),
        Lines(tuple(_line(one) for one in found.groups)),
        rows=(
            *(
                (button("button-group", GroupPress(one.id), title=shortened(one.title, _LONGEST_TITLE)),)
                for one in found.groups
            ),
            menu_row(),
        ),
    )


def after(decision: Named | Refused) -> Screen:
    """What the purpose means from now on."""
    if isinstance(decision, Refused):
        return screen(
            text(f"group-refused-{decision.reason}"),
            rows=((button("button-groups", GroupsPress()), *menu_row()),),
        )
    group = decision.group
    if group.purpose is Purpose.NOT_OURS:
        return screen(text("group-named-not-ours", title=group.title), rows=(menu_row(),))
    announcements = group.purpose is Purpose.ANNOUNCEMENTS
    return screen(
        text("group-named", title=group.title, purpose=_purpose(group.purpose)),
        text("group-announces", count=decision.announced) if announcements else None,
        *_lacking(group),
        text("group-invite-link") if group.kind is Kind.GROUP else None,
        rows=(
            (button("button-group-other-purpose", GroupPress(group.id)),),
            (button("button-groups", GroupsPress()), *menu_row()),
        ),
    )


def rights_changed(group: Group, gained: Collection[Right], lost: Collection[Right]) -> Screen:
    """What works again, and what has stopped working and how to mend it."""
    return screen(
        text("group-rights-gained", title=group.title) if gained else None,
        _rights(gained) if gained else None,
        text("group-rights-lost", title=group.title) if lost else None,
        _rights(lost) if lost else None,
        _how(group) if lost else None,
        text("group-all-rights") if not group.standing.lacking else None,
        rows=(*_again(group), menu_row()),
    )


def left(group: Group) -> Screen:
    """The bot was removed."""
    return screen(text("group-left", title=group.title), rows=(menu_row(),))


def _purposes(group: Group) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (button(f"button-group-{purpose}", NameGroupPress(group.id, purpose)),) for purpose in Purpose
    )


def _again(group: Group) -> tuple[tuple[Button, ...], ...]:
    """After giving a right an admin looks whether it has arrived."""
    return ((button("button-group-check", GroupPress(group.id)),),) if group.standing.lacking else ()


def _lacking(group: Group) -> tuple[Text | Lines, ...]:
    if not group.standing.lacking:
        return ()
    return (text("group-lacking"), _rights(group.standing.lacking), _how(group))


def _rights(rights: Collection[Right]) -> Lines:
    # In the order in which Telegram lists them, which is the order of Right.
    return Lines(tuple(text(f"group-right-{_DASHED[one]}") for one in Right if one in rights))


_DASHED = {one: one.value.replace("_", "-") for one in Right}


def _how(group: Group) -> Text:
    return text("group-how-channel" if group.kind is Kind.CHANNEL else "group-how")


def _purpose(purpose: Purpose | None) -> Text:
    return text(f"group-purpose-{purpose or 'none'}")


def _line(group: Group) -> Text:
    return text(
        "group-line", title=group.title, purpose=_purpose(group.purpose), lacking=len(group.standing.lacking)
    )
