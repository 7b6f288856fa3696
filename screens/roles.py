"""Who holds which role, and the buttons that give and take it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.permissions import Role
from rules.roles import GIVEN, Changed, Refused
from screens.home import menu_row
from screens.interviews import willing_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.roles import People, Person, Taking


@press("rp")
@dataclass(frozen=True, slots=True)
class PeoplePress(Press):
    page: int


@press("rm")
@dataclass(frozen=True, slots=True)
class PersonPress(Press):
    member_id: int


@press("rg")
@dataclass(frozen=True, slots=True)
class GiveRolePress(Press):
    member_id: int
    role: str


@press("rt")
@dataclass(frozen=True, slots=True)
class TakeRolePress(Press):
    """Asks before anything happens."""

    member_id: int
    role: str


@press("ry")
@dataclass(frozen=True, slots=True)
class ConfirmTakePress(Press):
    member_id: int
    role: str


def people(view: People) -> Screen:
    """A page of members, each a button."""
    turn = (
        button("button-people-before", PeoplePress(view.page - 1)) if view.page > 0 else None,
        button("button-people-after", PeoplePress(view.page + 1)) if view.page + 1 < view.pages else None,
    )
    return screen(
        text("people-list", page=view.page + 1, pages=view.pages),
        rows=(
            *((_member(one),) for one in view.people),
            tuple(one for one in turn if one is not None),
            willing_row(),
            menu_row(),
        ),
    )


def person(view: Person, said: Text | None = None) -> Screen:
    """One member with the roles that can be given or taken."""
    return screen(
        said,
        text("person-about", name=view.member.name),
        Lines(tuple(text(f"person-holds-{role}") for role in GIVEN if role in view.held))
        if view.held
        else text("person-holds-none"),
        rows=(
            *((_change(view, role),) for role in GIVEN),
            (button("button-people-back", PeoplePress(0)), *menu_row()),
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
        rows=(
            (button("button-take-yes", ConfirmTakePress(member.id, role)),),
            (button("button-take-no", PersonPress(member.id)),),
        ),
    )


def after(decision: Changed | Refused) -> Screen:
    """The member as they are now, with what happened."""
    now = Person(decision.member, decision.held)
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
