"""Who holds which role, and the buttons that give and take it."""

from dataclasses import dataclass

from rules.permissions import Role
from rules.roles import GIVEN, Changed, Refused
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.roles import People, Person


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


def after(decision: Changed | Refused) -> Screen:
    """The member as they are now, with what happened."""
    said = text(f"person-refused-{decision.reason}") if isinstance(decision, Refused) else None
    return person(Person(decision.member, decision.held), said)


def changed(role: Role, *, given: bool) -> Screen:
    """To the member whose role it is."""
    return screen(text(f"role-{'given' if given else 'taken'}-{role}"), rows=(menu_row(),))


def _member(one: Person) -> Button:
    # The highest role is enough to tell people apart in a list.
    highest = next((role for role in reversed(GIVEN) if role in one.held), Role.MEMBER)
    return button(f"button-person-{highest}", PersonPress(one.member.id), name=one.member.name)


def _change(view: Person, role: Role) -> Button:
    if role in view.held:
        return button(f"button-take-{role}", TakeRolePress(view.member.id, role))
    return button(f"button-give-{role}", GiveRolePress(view.member.id, role))
