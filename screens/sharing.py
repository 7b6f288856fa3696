"""A session that several communities come to: invited, answered, withdrawn."""

from dataclasses import dataclass

from actions.sharing import Done
from rules.sharing import Refused, State
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, text
from screens.ways import session_row
from storage.views.sharing import Invitation, Other, Others


@press("zo")
@dataclass(frozen=True, slots=True)
class OthersPress(Press):
    """To the other communities of the installation."""

    session_id: int


@press("zi")
@dataclass(frozen=True, slots=True)
class InvitePress(Press):
    session_id: int
    community_id: int


@press("za")
@dataclass(frozen=True, slots=True)
class AnswerInvitationPress(Press):
    session_id: int
    community_id: int
    agreed: int
    """1 or 0."""


@press("zx")
@dataclass(frozen=True, slots=True)
class WithdrawSharingPress(Press):
    session_id: int
    community_id: int


def others_row(session_id: int) -> tuple[Button, ...]:
    """On a session's page, for those who organise it."""
    return (button("button-others", OthersPress(session_id)),)


def others(view: Others) -> Screen:
    """Every other community, and where it stands."""
    return screen(
        text("sharing-others", **facts_of(view.session, view.host)),
        Lines(tuple(_line(one) for one in view.others)),
        rows=(
            *(_change(view, one) for one in view.others),
            session_row(view.session.id),
            menu_row(),
        ),
    )


def _line(one: Other) -> Text:
    return text(f"sharing-line-{one.state or 'not-invited'}", community=one.community.name)


def _change(view: Others, one: Other) -> tuple[AnyButton, ...]:
    session_id, name = view.session.id, one.community.name
    if one.may_invite:
        return (button("button-invite", InvitePress(session_id, one.community.id), community=name),)
    if one.state in (State.INVITED, State.ACCEPTED):
        action = WithdrawSharingPress(session_id, one.community.id)
        return (button("button-withdraw-sharing", action, community=name),)
    return ()


def invited(view: Invitation) -> Screen:
    """To the staff of the community that is invited."""
    session_id, other = view.session.id, view.other
    facts = facts_of(view.session, view.host)
    return screen(
        text("sharing-invited", host=view.host.name, facilitator=view.facilitator, **facts),
        text("sharing-what-it-means", host=view.host.name, other=other.name),
        rows=(
            (button("button-agree", AnswerInvitationPress(session_id, other.id, 1)),),
            (button("button-disagree", AnswerInvitationPress(session_id, other.id, 0)),),
            menu_row(),
        ),
    )


def after(done: Done) -> Screen:
    """What was decided, for the one who did it."""
    decision, session = done.decision, done.decision.session
    names = {"host": done.host.name, "other": done.other.name}
    if isinstance(decision, Refused):
        said = text(f"sharing-refused-{decision.reason}", **names)
    else:
        said = text(f"sharing-done-{decision.guest.state}", **names, **facts_of(session, done.host))
    return screen(said, rows=(*_next(done), session_row(session.id), menu_row()))


def _next(done: Done) -> tuple[tuple[AnyButton, ...], ...]:
    """Whoever has said yes may think better of it."""
    decision = done.decision
    if isinstance(decision, Refused) or decision.guest.state is not State.ACCEPTED:
        return ()
    action = WithdrawSharingPress(decision.session.id, done.other.id)
    return ((button("button-withdraw-sharing", action, community=done.other.name),),)


def answered(view: Invitation, state: State) -> Screen:
    """To the facilitator of the session: what the other community said."""
    said = text(f"sharing-answered-{state}", other=view.other.name, **facts_of(view.session, view.host))
    return screen(said, rows=(others_row(view.session.id), session_row(view.session.id), menu_row()))


def withdrawn(view: Invitation) -> Screen:
    """To the staff of the other community: the session is closed to its members again."""
    said = text("sharing-withdrawn", host=view.host.name, **facts_of(view.session, view.host))
    return screen(said, rows=(menu_row(),))
