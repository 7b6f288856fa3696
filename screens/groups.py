"""What an admin sees of the community's groups. Never shown in a group."""

from collections.abc import Collection
from dataclasses import dataclass

from actions.dialogues import Finished
from rules.groups import Group, Kind, Named, Purpose, Refused, Right, ToConfirm
from screens.claim_presses import ClaimQuestionPress
from screens.home import menu_row
from screens.moderation.presses import PinRulesPress
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, shortened, text
from storage.views.groups import GroupPage, Groups

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


@press("gq")
@dataclass(frozen=True, slots=True)
class LeaveGroupPress(Press):
    """The admin was asked whether the bot is to leave, and is sure."""

    group_id: int


@press("gd")
@dataclass(frozen=True, slots=True)
class DescribePress(Press):
    """To the question what is said of a group to those who look for one."""

    group_id: int


@press("gt")
@dataclass(frozen=True, slots=True)
class TopicsPress(Press):
    """To the topics of a forum."""

    group_id: int


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


def about(page: GroupPage | None) -> Screen:
    """One group, with everything an admin can settle about it."""
    if page is None or not page.group.present:
        return after(Refused("group-gone" if page is None else "bot-left"))
    group = page.group
    named = group.is_ours
    return screen(
        text("group-about", title=group.title, purpose=_purpose(group.purpose)),
        _facts(page) if named else None,
        *_lacking(group),
        text("group-all-rights") if not group.standing.lacking else None,
        text("group-invite-link") if named and group.kind is Kind.GROUP else None,
        text("group-what-for-now" if named else "group-what-for"),
        rows=(
            *_purposes(group),
            *_settled(group, named=named),
            *_rules(group, named=named),
            *_again(group),
            (button("button-groups", GroupsPress()), *menu_row()),
        ),
    )


def _facts(page: GroupPage) -> Lines:
    group = page.group
    return Lines(
        (
            text("group-description", description=group.description)
            if group.description
            else text("group-description-none"),
            text("group-members", count=page.members),
            *((text("group-topic-count", count=page.topics),) if group.forum else ()),
        )
    )


def _settled(group: Group, *, named: bool) -> tuple[tuple[Button, ...], ...]:
    """What else can be settled about a group that has a purpose."""
    if not named or group.kind is Kind.CHANNEL:
        return ()
    describe = button("button-group-describe", DescribePress(group.id))
    topics = button("button-group-topics", TopicsPress(group.id))
    return ((describe, topics) if group.forum else (describe,),)


def _rules(group: Group, *, named: bool) -> tuple[tuple[Button, ...], ...]:
    """The rules can be pinned where people talk."""
    if not named or group.kind is Kind.CHANNEL:
        return ()
    return ((button("button-group-pin-rules", PinRulesPress(group.id)),),)


def described(finished: Finished) -> Screen:
    """The description is changed."""
    decision: Group | Refused = finished.decision
    if isinstance(decision, Refused):
        return after(decision)
    return screen(
        text("group-described", title=decision.title, description=decision.description)
        if decision.description
        else text("group-described-not", title=decision.title),
        rows=((button("button-back", GroupPress(decision.id)), *menu_row()),),
    )


def groups(found: Groups) -> Screen:
    """Every group, the ones that still need something named as such."""
    if not found.groups and not found.claims:
        return screen(text("group-none"), rows=(menu_row(),))
    return screen(
        text("group-list") if found.groups else None,
        Lines(tuple(_line(one, found.names.get(one.community_id)) for one in found.groups))
        if found.groups
        else None,
        text("group-claims", count=len(found.claims)) if found.claims else None,
        rows=(
            *(
                (
                    button(
                        "button-claim", ClaimQuestionPress(one.id), title=shortened(one.title, _LONGEST_TITLE)
                    ),
                )
                for one in found.claims
            ),
            *(
                (button("button-group", GroupPress(one.id), title=shortened(one.title, _LONGEST_TITLE)),)
                for one in found.groups
            ),
            menu_row(),
        ),
    )


def after(decision: Named | ToConfirm | Refused) -> Screen:
    """What the purpose means from now on."""
    if isinstance(decision, ToConfirm):
        return _sure(decision.group)
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


def _sure(group: Group) -> Screen:
    return screen(
        text("group-leave-sure", title=group.title, purpose=_purpose(group.purpose)),
        rows=(
            (button("button-group-leave-sure", LeaveGroupPress(group.id)),),
            (button("button-back", GroupPress(group.id)), *menu_row()),
        ),
    )


def rights_changed(
    group: Group, gained: Collection[Right], lost: Collection[Right], waiting: int = 0
) -> Screen:
    """What works again, and what has stopped working and how to mend it; `waiting` people ask to come in."""
    return screen(
        text("group-rights-gained", title=group.title) if gained else None,
        _rights(gained) if gained else None,
        text("group-again-admits") if Right.INVITE in gained else None,
        text("group-rights-lost", title=group.title) if lost else None,
        _rights(lost) if lost else None,
        text("group-waiting", count=waiting) if Right.INVITE in lost and waiting else None,
        _how(group) if lost else None,
        text("group-all-rights") if not group.standing.lacking else None,
        rows=(*_again(group), menu_row()),
    )


def left(group: Group, waiting: int = 0) -> Screen:
    """The bot was removed; `waiting` people ask to come in."""
    return screen(
        text("group-left", title=group.title),
        text("group-waiting", count=waiting) if waiting else None,
        rows=(menu_row(),),
    )


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


def _line(group: Group, community: str | None) -> Text:
    known: dict[str, Value] = {
        "title": group.title,
        "purpose": _purpose(group.purpose),
        "lacking": len(group.standing.lacking),
    }
    return (
        text("group-line", **known)
        if community is None
        else text("group-line-in", community=community, **known)
    )
