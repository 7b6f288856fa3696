"""What a member tells about themselves: the hello form, and "About me"."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.dialogues import Finished
from rules.members import About, Field
from screens.arrivals import about_line, arrival_row, is_asked
from screens.certificates.presses import CertificatesPress
from screens.home import menu_row
from screens.interviews import interview_line, interview_row
from screens.presenters import willingness_line, willingness_row
from screens.presses import Press, press
from screens.reminders import RemindersPress
from screens.screen import Button, Lines, Screen, Text, button, screen, shortened, text
from screens.sessions.presses import SessionsPress


@press("ho")
@dataclass(frozen=True, slots=True)
class HelloPress(Press):
    """Begin the hello form."""

    community_id: int


@press("am")
@dataclass(frozen=True, slots=True)
class AboutPress(Press):
    """To what is held, in one community."""

    community_id: int


@press("aa")
@dataclass(frozen=True, slots=True)
class AboutMePress(Press):
    """To what is held, from the menu."""


@press("ac")
@dataclass(frozen=True, slots=True)
class ChangePress(Press):
    """Change one thing."""

    community_id: int
    field: str


_NOT_SAID = text("about-not-said")


def after_hello(finished: Finished) -> Screen:
    """The hello form is done."""
    one: About = finished.decision
    return screen(
        text("hello-done", name=one.member.name),
        _held(one),
        text("hello-change-later"),
        rows=(
            (button("button-sessions-menu", SessionsPress()),),
            (button("button-about", AboutPress(one.community.id)), *menu_row()),
        ),
    )


def hello_left() -> Screen:
    """The hello form was cancelled."""
    return screen(text("hello-left"), rows=((button("button-about", AboutMePress()), *menu_row()),))


def after_change(finished: Finished) -> Screen:
    """One thing is changed."""
    return _about(finished.decision, text("about-changed"))


def about_me(everywhere: Sequence[About]) -> Screen:
    """What is held; somebody in several communities chooses one of them first."""
    if len(everywhere) == 1:
        return about(everywhere[0])
    return screen(
        text("about-which") if everywhere else text("about-stranger"),
        rows=(
            *(
                (
                    button(
                        "button-about-in",
                        AboutPress(one.community.id),
                        community=shortened(one.community.name, 40),
                    ),
                )
                for one in everywhere
            ),
            menu_row(),
        ),
    )


def about(one: About) -> Screen:
    """What is held in one community, and a button for each thing to change it."""
    return _about(one, None)


def _about(one: About, first: Text | None) -> Screen:
    def change(field: Field) -> Button:
        return button(f"button-change-{field}", ChangePress(one.community.id, field))

    return screen(
        first,
        text("about-me", community=one.community.name),
        _held(one),
        interview_line(one.interview),
        text("about-who-sees"),
        rows=(
            (change(Field.NAME), change(Field.GRADE)),
            (change(Field.SPECIALTY), change(Field.SITE)),
            (change(Field.EXPERIENCE), change(Field.EMAIL)),
            arrival_row(one.community.id) if is_asked(one) else (),
            willingness_row(one.willingness, one.community.id),
            (
                button("button-reminders", RemindersPress()),
                button("button-certificates", CertificatesPress(0)),
            ),
            interview_row(one.interview, one.community.id),
            menu_row(),
        ),
    )


def _held(one: About) -> Lines:
    member = one.member
    grade = text(f"grade-{member.grade}") if member.grade else _NOT_SAID
    experience = text(f"experience-{member.experience}") if member.experience else _NOT_SAID
    return Lines(
        (
            text("about-name", value=member.name),
            text("about-grade", value=grade),
            text("about-specialty", value=member.specialty or _NOT_SAID),
            text("about-site", value=member.site or _NOT_SAID),
            text("about-experience", value=experience),
            text("about-email", value=member.email or _NOT_SAID),
            *((about_line(one),) if is_asked(one) else ()),
            willingness_line(one.willingness),
        )
    )
