"""The title of a case: asked for in private, and shown to those whom its presenter chooses."""

from rules.presenters.slots import Slot
from rules.presenters.titles import Audience, CaseTitle
from screens.home import menu_row
from screens.presenters.presses import AudiencePress, MyAskingPress, RemoveTitlePress, TitlePress
from screens.screen import AnyButton, Screen, Text, button, screen, text
from storage.views.presenters.asking import Asking


def audience_line(case: CaseTitle | None) -> Text | None:
    """For the presenter: the title as it is kept, and who sees it."""
    if case is None:
        return None
    return text("case-mine", title=case.words, audience=text(f"case-audience-{case.audience}"))


def case_line(case: str | None) -> Text | None:
    """For others who may know: what the case is called."""
    return None if case is None else text("case-is-called", title=case)


def title_row(slot: Slot) -> tuple[AnyButton, ...]:
    """To give a title, or to decide about the one there is."""
    if slot.case is None:
        return (button("button-case-title", TitlePress(slot.id)),)
    return (button("button-case-decide", AudiencePress(slot.id, "")),)


def deciding(asking: Asking, first: Text | None = None) -> Screen:
    """The title, who sees it, and the buttons that change either."""
    slot = asking.slot
    case = slot.case
    if case is None:
        return screen(
            first,
            text("case-none"),
            rows=(
                (button("button-case-title", TitlePress(slot.id)),) if slot.presents else (),
                (button("button-back", MyAskingPress(slot.id)),),
                menu_row(),
            ),
        )
    others = [one for one in Audience if one is not case.audience]
    return screen(
        first,
        audience_line(case),
        text("case-who-sees"),
        rows=(
            *((button(f"button-case-{one}", AudiencePress(slot.id, one)),) for one in others),
            (
                *((button("button-case-change", TitlePress(slot.id)),) if slot.presents else ()),
                button("button-case-remove", RemoveTitlePress(slot.id)),
            ),
            (button("button-back", MyAskingPress(slot.id)),),
            menu_row(),
        ),
    )


def refused(reason: str) -> Screen:
    """The title could not be kept."""
    return screen(text(f"presenting-refused-{reason}"), rows=(menu_row(),))


def kept(slot: Slot) -> Screen:
    """After the dialogue: the title as it is kept, and who sees it."""
    return screen(
        text("case-kept"),
        audience_line(slot.case),
        rows=(
            (button("button-case-decide", AudiencePress(slot.id, "")),),
            (button("button-my-part", MyAskingPress(slot.id)),),
            menu_row(),
        ),
    )
