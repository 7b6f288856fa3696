"""A measure: before it is done, as the person is told it, and as moderators see it."""

from datetime import datetime

from actions.dialogues import Finished
from actions.moderation.carrying_out import Lifted
from actions.moderation.deciding import Acted, Proposed
from rules.communities import Community
from rules.groups import Group
from rules.moderation.measures import Act, Appeal, Measure, Reason, State, spanned
from screens import dates
from screens.home import menu_row
from screens.moderation.presses import (
    ActPress,
    AppealMeasurePress,
    BeginPress,
    CasePress,
    DropPress,
    JudgeAppealPress,
    LiftPress,
    MeasurePress,
    ModerationPress,
)
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, text
from storage.views.moderation import MeasureView


def called(name: str) -> Value:
    """What to call somebody; one who is forgotten is somebody."""
    return name or text("moderation-somebody")


def back(community: Community) -> tuple[Button, ...]:
    """To what moderators look at."""
    return button("button-moderation-back", ModerationPress(community.id, 0)), *menu_row()


def why(measure: Measure) -> Text:
    """The reason, in the moderator's own words where there are any."""
    if measure.reason is Reason.OTHER:
        return text("moderation-reason-own", words=measure.words)
    return text(f"moderation-reason-{measure.reason}")


def until(ends_at: datetime | None, community: Community) -> Text:
    """Until when it lasts."""
    if ends_at is None:
        return text("moderation-until-lifted")
    return text("moderation-until", when=dates.when(ends_at, community.zone))


def sure(finished: Finished) -> Screen:
    """Everything is said; one press does it."""
    proposed: Proposed = finished.decision
    measure = proposed.measure
    if measure is None:
        return refused(proposed.refused, proposed.community)
    case = proposed.case
    return screen(
        _about_to(measure),
        text("moderation-sure-reason", reason=why(measure)),
        text("moderation-sure-delete") if measure.delete else None,
        text(f"moderation-sure-means-{measure.act}"),
        rows=(
            (button(f"button-moderation-do-{measure.act}", ActPress(measure.id)),),
            (button("button-moderation-drop", DropPress(measure.id)),),
            (button("button-moderation-case", CasePress(case.id)), *menu_row()),
        ),
    )


def _about_to(measure: Measure) -> Text:
    typed = spanned(measure.span)
    if typed is not None:
        said = f"moderation-sure-{measure.act}-for"
        return text(said, name=called(measure.name), length=dates.length(typed))
    span = f"-{measure.span}" if measure.span else ""
    return text(f"moderation-sure-{measure.act}{span}", name=called(measure.name))


def refused(reason: str, community: Community) -> Screen:
    """Why nothing was done, and what can be."""
    return screen(text(f"moderation-refused-{reason}"), rows=(back(community),))


def acted(done: Acted) -> Screen:
    """It is done: how far it reaches, and where it does not."""
    measure, reach = done.measure, done.reach
    if done.refused:
        return refused(done.refused, done.community)
    return screen(
        text("moderation-done-before") if done.already else None,
        text(f"moderation-done-{measure.act}", name=called(measure.name)),
        until(measure.ends_at, done.community),
        None if done.told else text("moderation-done-untold"),
        text("moderation-done-deleted") if reach.delete else None,
        text(f"moderation-done-kept-{reach.kept}") if reach.kept else None,
        *_left_out("moderation-without-me", reach.without_me),
        *_left_out("moderation-without-bot", reach.without_bot),
        *_left_out("moderation-channels", reach.channels),
        rows=(
            (button("button-moderation-measure", MeasurePress(measure.id)),),
            back(done.community),
        ),
    )


def _left_out(first: str, groups: tuple[Group, ...]) -> tuple[Lines, ...]:
    if not groups:
        return ()
    return (Lines((text(first), *(text("moderation-group-line", title=one.title) for one in groups))),)


def told(view: MeasureView, group: str, *, may_appeal: bool) -> Screen:
    """To the person: what was done, why, until when, and how to ask for another look."""
    measure = view.measure
    return screen(
        text(f"moderation-told-{measure.act}", community=view.community.name),
        text("moderation-told-where", group=group) if group else None,
        text("moderation-told-reason", reason=why(measure)),
        text("moderation-told-deleted") if measure.delete else None,
        _how_long(view),
        text(f"moderation-told-means-{measure.act}"),
        _appeal(measure, may_appeal=may_appeal),
        rows=(
            (button("button-moderation-appeal", AppealMeasurePress(measure.id)),) if may_appeal else (),
            menu_row(),
        ),
    )


def _how_long(view: MeasureView) -> Text:
    if view.measure.in_force:
        return until(view.measure.ends_at, view.community)
    return text("moderation-told-over")


def _appeal(measure: Measure, *, may_appeal: bool) -> Text | None:
    if may_appeal:
        return text("moderation-told-appeal")
    return text(f"moderation-appeal-{measure.appeal}") if measure.appeal is not Appeal.OPEN else None


def ended(view: MeasureView, *, lifted: bool, elsewhere: bool) -> Screen:
    """To the person: it is over; `elsewhere`: not in every group."""
    how = "lifted" if lifted else "lapsed"
    return screen(
        text(f"moderation-ended-{view.measure.act}-{how}", community=view.community.name),
        text("moderation-ended-elsewhere") if elsewhere else None,
        rows=(menu_row(),),
    )


def barred(view: MeasureView, *, may_appeal: bool) -> Screen:
    """To somebody who was removed and used an invite link."""
    measure = view.measure
    return screen(
        text("moderation-barred", community=view.community.name),
        until(measure.ends_at, view.community),
        rows=(
            (button("button-moderation-appeal", AppealMeasurePress(measure.id)),) if may_appeal else (),
            menu_row(),
        ),
    )


def about(view: MeasureView) -> Screen:
    """A measure, for moderators."""
    measure = view.measure
    return screen(
        text("moderation-about", what=line(measure, view.community), reason=why(measure), by=measure.by_name),
        _state(view),
        text(f"moderation-appeal-for-staff-{measure.appeal}"),
        text("moderation-appeal-says", words=measure.appeal_words) if measure.appeal is Appeal.USED else None,
        *history(view.history, view.community),
        rows=(
            *(judging(measure) if measure.appeal is Appeal.USED else ()),
            (button("button-moderation-lift", LiftPress(measure.id)),) if measure.in_force else (),
            back(view.community),
        ),
    )


def judging(measure: Measure) -> tuple[tuple[Button, ...], ...]:
    """What can be decided on an appeal."""
    return (
        (button("button-moderation-grant", JudgeAppealPress(measure.id, 1)),),
        (button("button-moderation-uphold", JudgeAppealPress(measure.id, 0)),),
    )


def _state(view: MeasureView) -> Text:
    measure = view.measure
    if measure.state is State.IN_FORCE:
        return until(measure.ends_at, view.community)
    return text(f"moderation-state-{measure.state}")


def line(measure: Measure, community: Community) -> Text:
    """One measure on one line."""
    return text(
        f"moderation-line-{measure.act}",
        name=called(measure.name),
        day=dates.day_of(measure.at, community.zone),
    )


def history(measures: tuple[Measure, ...], community: Community) -> tuple[Lines, ...]:
    """What was done about this person before."""
    if not measures:
        return ()
    lines = tuple(
        text(
            "moderation-history-line",
            what=text(f"moderation-act-{one.act}"),
            day=dates.day_of(one.at, community.zone),
            reason=why(one),
            state=text(f"moderation-short-{one.state}"),
        )
        for one in measures
    )
    return (Lines((text("moderation-history"), *lines)),)


def lifted(done: Lifted) -> Screen:
    """A moderator has ended it."""
    if done.refused:
        return refused(done.refused, done.community)
    said = "moderation-lifted-before" if done.already else f"moderation-lifted-{done.measure.act}"
    return screen(
        text(said, name=called(done.measure.name)),
        *_left_out("moderation-lifted-without-me", done.without_me),
        rows=(back(done.community),),
    )


def untold(view: MeasureView) -> Screen:
    """To the moderator: the person could not be told."""
    return screen(
        text("moderation-untold", name=called(view.measure.name)),
        rows=((button("button-moderation-measure", MeasurePress(view.measure.id)),), back(view.community)),
    )


def failed(view: MeasureView, title: str, what: str) -> Screen:
    """To the moderator: Telegram has not done it there."""
    return screen(
        text(f"moderation-failed-{what}", name=called(view.measure.name), group=title),
        text("moderation-failed-how"),
        rows=((button("button-moderation-measure", MeasurePress(view.measure.id)),), back(view.community)),
    )


def removal(case_id: int, community: Community, name: str, *, muted: bool) -> Screen:
    """What a removal means, and that a mute may serve."""
    return screen(
        text("moderation-removal", name=called(name)),
        rows=(
            () if muted else (button("button-moderation-mute-instead", BeginPress(case_id, Act.MUTE)),),
            (button("button-moderation-remove-still", BeginPress(case_id, Act.REMOVE)),),
            (button("button-moderation-case", CasePress(case_id)),),
            back(community),
        ),
    )
