"""An appeal: for the person who writes it, and for who decides."""

from actions.moderation.appealing import Appealing, Judged
from rules.communities import Community
from rules.moderation.measures import APPEAL_LIMIT, Appeal, Measure
from screens import dates
from screens.home import menu_row
from screens.moderation.measures import back, called, judging, line, why
from screens.moderation.presses import AppealMeasurePress, MeasurePress, StopAppealPress
from screens.screen import Screen, Text, button, screen, text
from storage.views.moderation import MeasureView


def standing(found: Appealing) -> Screen:
    """Where the person's appeal stands. It names the measure, for there may be several."""
    measure = found.measure
    which = _yours(measure, found.community, found.group)
    if found.refused == "over":
        return screen(text("moderation-appeal-over"), *which, rows=(menu_row(),))
    if measure.appeal is Appeal.WRITING:
        return screen(
            text("moderation-appeal-too-long", limit=APPEAL_LIMIT) if found.refused else None,
            text("moderation-appeal-write", limit=APPEAL_LIMIT),
            *which,
            rows=((button("button-moderation-appeal-stop", StopAppealPress(measure.id)),),),
        )
    if measure.appeal is Appeal.OPEN:
        again = button("button-moderation-appeal", AppealMeasurePress(measure.id))
        return screen(text("moderation-appeal-stopped"), *which, rows=((again,), menu_row()))
    return screen(
        text(f"moderation-appeal-{measure.appeal}"),
        text("moderation-appeal-alone") if found.alone else None,
        text("moderation-appeal-nobody") if found.nobody else None,
        *which,
        rows=(menu_row(),),
    )


def _yours(measure: Measure, community: Community, group: str) -> tuple[Text, ...]:
    """Which measure it is, to the person: what, when, where, why."""
    day = dates.day_of(measure.at, community.zone)
    return (text(f"moderation-appeal-about-{measure.act}", day=day), *_where(group), _reason(measure))


def _where(group: str) -> tuple[Text, ...]:
    """In which group it came up, where that is known."""
    return (text("moderation-told-where", group=group),) if group else ()


def _reason(measure: Measure) -> Text:
    return text("moderation-told-reason", reason=why(measure))


def card(view: MeasureView, group: str, *, alone: bool) -> Screen:
    """For who decides: what was done, by whom, where, why; and what the person says."""
    measure = view.measure
    return screen(
        text("moderation-appeal-card", what=line(measure, view.community), by=measure.by_name),
        *_where(group),
        _reason(measure),
        text("moderation-appeal-says", words=measure.appeal_words),
        text("moderation-appeal-card-alone") if alone else None,
        rows=(
            *judging(measure),
            (button("button-moderation-measure", MeasurePress(measure.id)),),
            back(view.community),
        ),
    )


def judged(done: Judged) -> Screen:
    """What the press has led to."""
    measure = done.measure
    if done.refused:
        return screen(text(f"moderation-appeal-{done.refused}"), rows=(back(done.community),))
    return screen(
        text("moderation-appeal-judged-before") if done.already else None,
        text(f"moderation-appeal-judged-{measure.appeal}", name=called(measure.name)),
        text("moderation-appeal-judged-about", what=line(measure, done.community)),
        *_where(done.group),
        _reason(measure),
        rows=(back(done.community),),
    )


def outcome(view: MeasureView, group: str) -> Screen:
    """To the person: what was decided."""
    return screen(
        text(f"moderation-appeal-{view.measure.appeal}-told", community=view.community.name),
        *_yours(view.measure, view.community, group),
        rows=(menu_row(),),
    )
