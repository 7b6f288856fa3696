"""Requests to join, as moderators look them up, and what stands in the way of letting people in."""

from dataclasses import dataclass

from rules.groups import Right
from rules.ids import CommunityId
from rules.joining import Asking, Reason, Request, Step
from screens import dates
from screens.communities import community_row
from screens.groups import GroupPress, GroupsPress
from screens.home import Section, menu_row
from screens.joining import came_by, card, reason_text
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from storage.views.admissions import Desk, Stuck

_LONGEST_NAME = 36


@press("jd")
@dataclass(frozen=True, slots=True)
class AdmissionsPress(Press):
    """To a community's requests to join."""

    community_id: int


@press("jq")
@dataclass(frozen=True, slots=True)
class RequestPress(Press):
    """To one request."""

    request_id: int


def desk(view: Desk) -> Screen:
    """Who waits, and what was decided lately, by whom and why."""
    zone = view.community.zone
    return screen(
        text("admissions-title", community=view.community.name),
        text("admissions-waiting", count=len(view.waiting) + view.more),
        text("admissions-decided") if view.decided else None,
        Lines(
            tuple(
                text("admissions-line", day=dates.day_of(one.decided_at, zone), outcome=_outcome(one))
                for one in view.decided
                if one.decided_at is not None
            )
        )
        if view.decided
        else None,
        rows=(
            *(_request(one) for one in view.waiting),
            (*community_row(view.community.id, Section.PEOPLE), *menu_row()),
        ),
    )


def request(asking: Asking) -> Screen:
    """One request: what can be decided, or what was."""
    one = asking.request
    if one.before_moderators:
        found = card(asking)
        return screen(*found.parts, rows=(*found.rows, _back(asking.community.id)))
    said: tuple[Text, ...]
    if one.is_open:
        said = (text("admissions-answers", name=one.name, group=one.group_title),)
    else:
        assert one.decided_at is not None
        day = dates.day_of(one.decided_at, asking.community.zone)
        said = (
            text("admissions-line", day=day, outcome=_outcome(one)),
            *([text("admissions-kept-out")] if one.owed_at_telegram else []),
        )
    return screen(*said, *came_by(one), rows=(_back(asking.community.id),))


def stuck(view: Stuck) -> Screen:
    """To the admins: somebody was let in, and Telegram does not let them in."""
    group = view.group
    if not group.present:
        why = "admissions-stuck-left"
    elif Right.INVITE in group.standing.lacking:
        why = "admissions-stuck-right"
    else:
        why = "admissions-stuck-otherwise"
    return screen(
        text("admissions-stuck", title=group.title, waiting=view.waiting),
        text(why),
        rows=((button("button-group-check", GroupPress(group.id)),) if group.present else (), _groups()),
    )


def delayed(asking: Asking) -> Screen:
    """To somebody who was let in and still waits."""
    return screen(text("admissions-delayed", group=asking.request.group_title), rows=(menu_row(),))


def _request(one: Request) -> tuple[Button, ...]:
    name = shortened(one.name, _LONGEST_NAME)
    return (button("button-admissions-request", RequestPress(one.id), name=name),)


def _outcome(one: Request) -> Text:
    """Who decided what, and why. Of somebody who did not agree no name is kept."""
    if one.step is Step.EXPIRED:
        return text("admissions-expired")
    if one.reason is Reason.NO_CONSENT:
        return text("admissions-not-agreed")
    by = "moderator" if one.decider else "answers"
    known = {"decider": one.decider} if one.decider else {}
    if one.step is Step.ADMITTED:
        return text(f"admissions-admitted-by-{by}", name=one.name, **known)
    assert one.reason is not None
    return text(f"admissions-refused-by-{by}", name=one.name, reason=reason_text(one.reason), **known)


def _back(community_id: CommunityId) -> tuple[Button, ...]:
    return (button("button-back", AdmissionsPress(community_id)), *menu_row())


def _groups() -> tuple[Button, ...]:
    return (button("button-groups", GroupsPress()), *menu_row())
