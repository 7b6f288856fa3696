"""An appeal: for the person who writes it, and for who decides."""

from actions.moderation.appealing import Appealing, Judged
from rules.moderation.measures import APPEAL_LIMIT, Appeal
from screens.home import menu_row
from screens.moderation.measures import back, called, judging, line, why
from screens.moderation.presses import AppealMeasurePress, MeasurePress, StopAppealPress
from screens.screen import Screen, button, screen, text
from storage.views.moderation import MeasureView


def standing(found: Appealing) -> Screen:
    """Where the person's appeal stands."""
    measure = found.measure
    if found.refused == "over":
        return screen(text("moderation-appeal-over"), rows=(menu_row(),))
    if measure.appeal is Appeal.WRITING:
        return screen(
            text("moderation-appeal-too-long", limit=APPEAL_LIMIT) if found.refused else None,
            text("moderation-appeal-write", limit=APPEAL_LIMIT),
            rows=((button("button-moderation-appeal-stop", StopAppealPress(measure.id)),),),
        )
    if measure.appeal is Appeal.OPEN:
        again = button("button-moderation-appeal", AppealMeasurePress(measure.id))
        return screen(text("moderation-appeal-stopped"), rows=((again,), menu_row()))
    return screen(
        text(f"moderation-appeal-{measure.appeal}"),
        text("moderation-appeal-alone") if found.alone else None,
        text("moderation-appeal-nobody") if found.nobody else None,
        rows=(menu_row(),),
    )


def card(view: MeasureView, *, alone: bool) -> Screen:
    """For who decides: what was done, by whom, why; and what the person says."""
    measure = view.measure
    return screen(
        text("moderation-appeal-card", what=line(measure, view.community), by=measure.by_name),
        text("moderation-told-reason", reason=why(measure)),
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
        rows=(back(done.community),),
    )


def outcome(view: MeasureView) -> Screen:
    """To the person: what was decided."""
    return screen(
        text(f"moderation-appeal-{view.measure.appeal}-told", community=view.community.name),
        rows=(menu_row(),),
    )
