"""Who holds which role, and the buttons that give and take it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.communities import Community
from rules.permissions import Role
from rules.roles import GIVEN, WEIGHTY, Changed, Refused
from screens.home import menu_row
from screens.interviews import willing_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.roles import Giving, People, Person, Taking


@press("rp")
@dataclass(frozen=True, slots=True)
class PeoplePress(Press):
    """To the members of the only community, or to a choice."""

    page: int


@press("ri")
@dataclass(frozen=True, slots=True)
class PeopleInPress(Press):
    community_id: int
    page: int


@press("rm")
@dataclass(frozen=True, slots=True)
class PersonPress(Press):
    member_id: int


@press("rg")
@dataclass(frozen=True, slots=True)
class GiveRolePress(Press):
    """Asks first where the role opens everything."""

    member_id: int
    role: str


@press("rd")
@dataclass(frozen=True, slots=True)
class ConfirmGivePress(Press):
    """The answer to a question of that day: old ones no longer count. (`rc` named no day.)"""

    member_id: int
    role: str
    asked: int


@press("rt")
@dataclass(frozen=True, slots=True)
class TakeRolePress(Press):
    """Asks before anything happens."""

    member_id: int
    role: str


@press("rz")
@dataclass(frozen=True, slots=True)
class ConfirmTakePress(Press):
    """As for giving. (`ry` named no day.)"""

    member_id: int
    role: str
    asked: int


def people(view: People) -> Screen:
    """A page of members, each a button."""
    here, page = view.community.id, view.page
    turn = (
        button("button-people-before", PeopleInPress(here, page - 1)) if page > 0 else None,
        button("button-people-after", PeopleInPress(here, page + 1)) if page + 1 < view.pages else None,
    )
    return screen(
        text("people-list", community=view.community.name, page=page + 1, pages=view.pages),
        rows=(
            *((_member(one),) for one in view.people),
            tuple(one for one in turn if one is not None),
            willing_row(),
            menu_row(),
        ),
    )


def person(view: Person, said: Text | None = None) -> Screen:
    """One member, what their roles let them do, and the roles that can be given or taken."""
    more = tuple(text(f"person-holds-{role}") for role in view.givable if role not in view.held)
    back = (button("button-people-back", PeopleInPress(view.member.community_id, 0)),) if view.givable else ()
    return screen(
        said,
        text("person-about", name=view.member.name),
        Lines(tuple(text(f"person-holds-{role}") for role in GIVEN if role in view.held))
        if view.held
        else text("person-holds-none"),
        Lines((text("person-may-become", name=view.member.name), *more)) if more else None,
        rows=(
            *((_change(view, role),) for role in view.givable),
            (*back, *menu_row()),
        ),
    )


def which(communities: Iterable[Community]) -> Screen:
    """The choice, for who gives roles in several."""
    return screen(
        text("people-which"),
        rows=(
            *(
                (button("button-community-one", PeopleInPress(one.id, 0), community=one.name),)
                for one in communities
            ),
            menu_row(),
        ),
    )


def sure_to_give(view: Giving) -> Screen:
    """Before a role is given that opens everything; one that is held needs no question."""
    member, role = view.person.member, view.role
    if role in view.person.held or role not in WEIGHTY:
        return person(view.person)
    return screen(
        text(f"give-sure-{role}", name=member.name, community=view.community.name),
        rows=(
            (button("button-give-yes", ConfirmGivePress(member.id, role, view.asked)),),
            (button("button-give-no", PersonPress(member.id)),),
        ),
    )


def sure(view: Taking) -> Screen:
    """Before a role is taken; one that is not held any more needs no question."""
    member, role = view.person.member, view.role
    if role not in view.person.held:
        return person(view.person)
    if view.refused:
        return person(view.person, text(f"person-refused-{view.refused}"))
    organises = role is not Role.MODERATOR and view.sessions > 0
    return screen(
        text(f"take-sure-{role}", name=member.name),
        text("take-sure-sessions", name=member.name, sessions=view.sessions) if organises else None,
        # What the file says is not stored, so this cannot be said of those alone whom it names.
        text("take-sure-configured", name=member.name) if role is Role.OWNER else None,
        rows=(
            (button("button-take-yes", ConfirmTakePress(member.id, role, view.asked)),),
            (button("button-take-no", PersonPress(member.id)),),
        ),
    )


def after(decision: Changed | Refused, now: Person) -> Screen:
    """The member as they are now, with what happened."""
    if isinstance(decision, Refused):
        return person(now, text(f"person-refused-{decision.reason}"))
    said = "person-unchanged" if decision.already else "person-changed"
    return person(now, text(said, name=decision.member.name))


def given(role: Role) -> Screen:
    """To the member whose role it is from now on."""
    return screen(text(f"role-given-{role}"), rows=(menu_row(),))


def taken(role: Role, admins: Sequence[str]) -> Screen:
    """To the member whose role it was; `admins` are those who can be asked."""
    whom = text("role-taken-ask", admins=", ".join(admins)) if admins else None
    return screen(text(f"role-taken-{role}"), whom, rows=(menu_row(),))


def _member(one: Person) -> Button:
    # The highest role is enough to tell people apart in a list.
    highest = next((role for role in reversed(GIVEN) if role in one.held), Role.MEMBER)
    return button(f"button-person-{highest}", PersonPress(one.member.id), name=one.member.name)


def _change(view: Person, role: Role) -> Button:
    if role in view.held:
        return button(f"button-take-{role}", TakeRolePress(view.member.id, role))
    return button(f"button-give-{role}", GiveRolePress(view.member.id, role))
