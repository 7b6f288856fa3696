"""A PDSA cycle: one part of it at a time, and what can be done with it."""

from actions.dialogues import Finished
from rules.pdsa.cycles import CHOSEN, PARTS, Changed, Day, Field, PdsaCycle, Refused, State
from screens import dates
from screens.home import menu_row
from screens.pdsa.log import back_row, label, state_of
from screens.pdsa.presses import (
    AbandonPress,
    ChangeFieldPress,
    CycleOwnersPress,
    FieldsPress,
    GiveCyclePress,
    IssuePress,
    PdsaCyclePress,
)
from screens.pdsa.writing import step_back, step_on, unwritten, wanting, writes
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from storage.views.pdsa import Aged, CyclePage, Owners

_LONGEST_LABEL = 34
_MOST_ISSUES = 5


def cycle(view: CyclePage, said: Text | None = None) -> Screen:
    """One cycle, at one of its parts."""
    one, part = view.cycle, view.part
    lacking = wanting(one)
    return screen(
        said,
        text("pdsa-cycle", number=one.number, state=state_of(one), owner=view.owner),
        Lines(_days(one)) if one.started else None,
        text(f"pdsa-part-{part}"),
        Lines(tuple(_told(one, field) for field in PARTS[part] if field in one.told))
        if any(field in one.told for field in PARTS[part])
        else text("pdsa-part-empty"),
        *unwritten(one, lacking),
        Lines(tuple(map(_issue_line, view.issues[:_MOST_ISSUES]))) if view.issues else None,
        rows=(
            *writes(one, lacking),
            (*(() if lacking else step_on(one)), *step_back(one)),
            tuple(
                button(f"button-pdsa-part-{other}", PdsaCyclePress(one.id, other))
                for other in PARTS
                if other is not part
            ),
            *((_issue_button(aged),) for aged in view.issues[:_MOST_ISSUES]),
            (
                button("button-pdsa-change", FieldsPress(one.id)),
                button("button-pdsa-hand", CycleOwnersPress(one.id)),
            ),
            (button("button-pdsa-abandon", AbandonPress(one.id, 0)),) if one.state is not State.ENDED else (),
            back_row(one.community_id),
        ),
    )


def _days(one: PdsaCycle) -> tuple[Text, ...]:
    assert one.started is not None
    if one.ended is None:
        return (text("pdsa-started", day=dates.day(one.started)),)
    return (text("pdsa-lasted", day=dates.day(one.started), ended=dates.day(one.ended)),)


def _told(one: PdsaCycle, field: Field) -> Text:
    value = one.told[field]
    return text(f"pdsa-told-{field}", words=text(f"pdsa-{field}-{value}") if field in CHOSEN else value)


def _issue_line(aged: Aged) -> Text:
    return text("pdsa-cycle-issue", number=aged.issue.number, words=shortened(aged.issue.words, 120))


def _issue_button(aged: Aged) -> AnyButton:
    return button("button-issue", IssuePress(aged.issue.id), number=aged.issue.number)


def fields(view: CyclePage) -> Screen:
    """Which field or date is to be changed."""
    one = view.cycle
    days = (Day.STARTED, Day.ENDED) if one.state is State.ENDED else (Day.STARTED,)
    names = tuple(
        button(f"button-pdsa-field-{name}", ChangeFieldPress(one.id, name)) for name in (*Field, *days)
    )
    return screen(
        text("pdsa-fields", number=one.number),
        rows=(
            *(names[at : at + 2] for at in range(0, len(names), 2)),
            (_opens(one), *menu_row()),
        ),
    )


def owners(view: CyclePage, found: Owners) -> Screen:
    """To whom it can be handed over."""
    one = view.cycle
    return screen(
        text("pdsa-owners", number=one.number, owner=view.owner),
        rows=(
            *(
                (button("button-pdsa-owner", GiveCyclePress(one.id, member_id), name=_short(name)),)
                for member_id, name in found.people
                if member_id != one.owner_id
            ),
            (_opens(one), *menu_row()),
        ),
    )


def _short(name: str) -> str:
    return shortened(name, _LONGEST_LABEL)


def _opens(one: PdsaCycle) -> AnyButton:
    return button("button-pdsa-cycle", PdsaCyclePress(one.id, State.ENDED), number=one.number)


def moved(decision: Changed | Refused, view: CyclePage) -> Screen:
    """After a step on or back."""
    return cycle(view, said(decision))


def handed(decision: Changed, view: CyclePage) -> Screen:
    """After it was handed over."""
    return cycle(view, text("pdsa-unchanged") if decision.already else text("pdsa-handed", owner=view.owner))


def said(decision: Changed | Refused) -> Text | None:
    """What came of it, beside what the page shows."""
    if isinstance(decision, Refused):
        return text(f"pdsa-refused-{decision.reason}")
    return text("pdsa-unchanged") if decision.already else None


def abandoning(view: CyclePage) -> Screen:
    """Asked before a change is abandoned."""
    one = view.cycle
    return screen(
        text("pdsa-abandon", number=one.number, objective=label(one, 120)),
        rows=(
            (button("button-pdsa-abandon-sure", AbandonPress(one.id, 1)),),
            (_opens(one), *menu_row()),
        ),
    )


def done(finished: Finished) -> Screen:
    """After a dialogue: what was kept, what is still missing, and the ways on."""
    decision: Changed | Refused = finished.decision
    one = decision.cycle
    # Where it has just gone on to, nothing can be written yet.
    gone_on = isinstance(decision, Changed) and decision.gone_on
    lacking = () if gone_on else wanting(one)
    if isinstance(decision, Refused) and decision.lacking:
        lacking = decision.lacking
    kept = text(
        "pdsa-kept-on" if gone_on else "pdsa-kept",
        number=one.number,
        objective=label(one, 120),
        state=state_of(one),
    )
    return screen(
        said(decision) or kept,
        *unwritten(one, lacking),
        rows=(
            *(writes(one, lacking) if lacking else ()),
            () if gone_on or lacking else step_on(one),
            step_back(one) if lacking and one.state is State.ENDED else (),
            (_opens(one),),
            back_row(one.community_id),
        ),
    )


def yours(one: PdsaCycle) -> Screen:
    """To somebody whom a cycle was handed over to."""
    return screen(
        text("pdsa-yours", number=one.number, objective=label(one, 120)),
        rows=((_opens(one),), menu_row()),
    )
