"""Who presents, as those see it who organise the session."""

from rules.ids import SessionId
from rules.presenters.slots import Refused, Slot, SlotState
from rules.presenters.times import wanted
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters.presses import DrawPresenterPress
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, text
from screens.ways import organiser_row
from storage.views.presenters import Asking, PresenterView

PROMPTS = 4
"""How many prompt cards there are for an open discussion."""


def presenter_line(view: PresenterView) -> Lines:
    """Who presents, and who would if they cannot, in a line or two."""
    more = _more(view)
    return Lines((_presenter(view),) if more is None else (_presenter(view), more))


def _presenter(view: PresenterView) -> Text:
    if not wanted(view.session):
        return text("presenter-line-no-case")
    if view.over and view.state in (None, SlotState.ASKED):
        return text("presenter-line-nobody-presented")
    if view.state is None or view.name is None or view.answer_by is None:
        return text("presenter-line-nobody", asked=view.asked)
    until = dates.when(view.answer_by, view.community.zone)
    if view.state is SlotState.ASKED:
        return text("presenter-line-asked", name=view.name, until=until)
    return text(f"presenter-line-{view.state}", name=view.name)


def _more(view: PresenterView) -> Text | None:
    if view.over or view.state in (SlotState.PRESENTED, SlotState.MISSED):
        return None
    if view.backup is not None:
        return text("presenter-line-backup", name=view.backup)
    if view.volunteers:
        return text("presenter-line-volunteers", names=", ".join(view.volunteers))
    return None


def draw_row(view: PresenterView) -> tuple[Button, ...]:
    """The facilitator's button, where it would not be refused."""
    if not view.may_draw:
        return ()
    return (button("button-draw-presenter", DrawPresenterPress(view.session.id)),)


def drawn(decision: Slot | Refused, view: PresenterView) -> Screen:
    """After "Draw a presenter"."""
    if not isinstance(decision, Refused):
        return screen(_session_line(view), presenter_line(view), rows=_organiser(view.session.id))
    alone = decision.reason in ("nobody-to-ask", "too-late")
    known = decision.reason in ("already-asked", "already-found")
    return screen(
        _session_line(view),
        text(f"presenter-refused-{decision.reason}"),
        presenter_line(view) if known else None,
        _prompt_card(view.session.id) if alone else None,
        rows=_organiser(view.session.id),
    )


def found(asking: Asking) -> Screen:
    """To the facilitator: somebody has agreed."""
    return screen(
        text("presenter-found", name=asking.name, **facts_of(asking.session, asking.community)),
        rows=_organiser(asking.session.id),
    )


def handed_back(asking: Asking, *, others: bool, backup: bool) -> Screen:
    """To the facilitator: who had agreed cannot present; `backup` if there is one, who is asked now."""
    following = "presenter-backup-is-asked" if backup else "presenter-next-is-asked"
    return screen(
        text("presenter-handed-back", name=asking.name, **facts_of(asking.session, asking.community)),
        text(following if others else "presenter-nobody-any-more"),
        None if others else _prompt_card(asking.session.id),
        rows=_organiser(asking.session.id),
    )


def missing(view: PresenterView, *, others: bool) -> Screen:
    """To the facilitator, three days before: nobody has agreed; `others` if members can still be asked."""
    return screen(
        text("presenter-missing", **facts_of(view.session, view.community)),
        presenter_line(view) if others else None,
        text("presenter-still-asking" if others else "presenter-nobody-any-more"),
        _prompt_card(view.session.id),
        rows=(draw_row(view) if others else (), *_organiser(view.session.id)),
    )


def _organiser(session_id: SessionId) -> tuple[tuple[AnyButton, ...], ...]:
    return organiser_row(session_id), menu_row()


def _prompt_card(session_id: SessionId) -> Text:
    return text("presenter-prompt", card=text(f"presenter-prompt-{session_id % PROMPTS + 1}"))


def _session_line(view: PresenterView) -> Text:
    return text("presenter-session", **facts_of(view.session, view.community))
