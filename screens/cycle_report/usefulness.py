"""What doctors said after sessions: all of them together, and session by session."""

from collections.abc import Iterator, Sequence

from reports.cycle.chart_content import Answered, Chart, Levels, Share, Shares
from reports.cycle.content import Block, Section, Sentences
from reports.cycle.tables import percent
from rules import polls
from rules.analysis.likert import Likert
from rules.analysis.proportions import share
from rules.cycle_report.answers import Asked, together
from rules.feedback.releasing import Figure
from rules.feedback.rounds import State
from rules.feedback.surveys import Scale
from rules.publishing import Band, Form, band
from screens.cycle_report.wording import Wording, day
from screens.feedback.answering import option, question
from storage.views.cycle_report import Held, published
from storage.views.feedback import RoundView


def asked(of: Wording) -> tuple[Asked, ...]:
    """Every question, over all sessions."""
    return together([(one.survey, one.figures) for one in published(_rounds(of))])


def _rounds(of: Wording) -> list[RoundView]:
    return [one.asked for one in of.view.held if one.asked is not None]


def first(of: Wording) -> str:
    """What stands at the top of the report; empty where there is nothing."""
    for one in asked(of):
        if one.item.scale is Scale.USEFULNESS and isinstance(one.figure, Likert):
            found = one.figure.share
            return of.say(
                "report-first-useful",
                answers=one.figure.n,
                share=percent(found.value),
                low=percent(found.low),
                high=percent(found.high),
            )
    return ""


def section(of: Wording) -> Section:
    return Section("usefulness", of.say("report-usefulness"), tuple(_blocks(of)))


def _blocks(of: Wording) -> Iterator[Block]:
    rounds, polled = _rounds(of), [one for one in of.view.held if _release(one) is not None]
    if not rounds and not polled:
        yield of.nothing("report-usefulness-none-asked")
        return
    told = published(rounds)
    if rounds:
        sessions, held = len(rounds), len(of.view.held)
        yield Sentences((of.say("report-usefulness-rounds", sessions=sessions, told=len(told), held=held),))
    if not told and not polled:
        still = any(one.round.state is State.OPEN for one in rounds)
        yield of.nothing("report-usefulness-all-open" if still else "report-usefulness-all-few")
        return
    full = [one for one in asked(of) if one.counts is not None]
    if full:
        yield from _levels(of, full)
        yield _shares(of, full)
    elif told:
        yield of.nothing("report-usefulness-only-roughly")
    yield from _over_time(of)


def _levels(of: Wording, full: Sequence[Asked]) -> Iterator[Chart]:
    """A chart for each scale, of what was told in all detail."""
    scales = list(dict.fromkeys(one.item.scale for one in full))
    for at, scale in enumerate(scales):
        items = [one for one in full if one.item.scale is scale]
        of_first = items[0]
        levels = [
            of.value(option(of_first.survey, of_first.item, level))
            for level in range(len(of_first.counts or ()))
        ]
        shown = tuple(_answered(of, one, levels) for one in items)
        chart = Levels(
            of.about(
                f"usefulness-{scale}",
                of.say(
                    "report-usefulness-levels-title", question=", ".join(_asked(of, one) for one in items)
                ),
                of.say("report-usefulness-levels-more" if at else "report-usefulness-levels-caption"),
                (of.say("report-column-question"), *levels, of.say("report-column-answers")),
                () if at else _notes(of, items),
            ),
            tuple(levels),
            shown,
        )
        yield of.told(chart, [(one.label, _counted(levels, one)) for one in shown])


def _asked(of: Wording, one: Asked) -> str:
    return of.value(question(one.survey, one.item))


def _answered(of: Wording, one: Asked, levels: Sequence[str]) -> Answered:
    label, found = _asked(of, one), one.figure
    if not isinstance(found, Likert):
        return Answered(label, one.counts, of.say("report-answers", number=sum(one.counts or ())))
    quartiles = {
        name: levels[round(at) - 1] if at == int(at) else f"{levels[int(at) - 1]}/{levels[int(at)]}"
        for name, at in (("lower", found.lower), ("median", found.median), ("upper", found.upper))
    }
    return Answered(label, one.counts, of.say("report-answers-middle", number=found.n, **quartiles))


def _counted(levels: Sequence[str], one: Answered) -> str:
    return ", ".join(f"{level} {count}" for level, count in zip(levels, one.counts or (), strict=True))


def _notes(of: Wording, items: Sequence[Asked]) -> Iterator[str]:
    yield of.say("report-usefulness-several")
    if roughly := max(one.roughly for one in items):
        yield of.say("report-usefulness-roughly", rounds=roughly)
    if nothing := max(one.nothing for one in items):
        yield of.say("report-usefulness-too-few", rounds=nothing)


def _shares(of: Wording, full: Sequence[Asked]) -> Chart:
    items = tuple(
        Share(
            _asked(of, one),
            one.figure.share.value,
            (one.figure.share.low, one.figure.share.high),
            of.say("report-of", number=one.figure.favourable, of=one.figure.n),
        )
        for one in full
        if isinstance(one.figure, Likert)
    )
    chart = Shares(
        of.about(
            "usefulness-shares",
            of.say("report-usefulness-shares-title"),
            of.say("report-usefulness-shares-caption"),
            of.all("column", "question", "share", "low", "high", "answers"),
        ),
        items,
    )
    return of.told(chart, [(one.label, of_share(one)) for one in items])


def of_share(one: Share) -> str:
    return one.said if one.share is None else f"{percent(one.share)}, {one.said}"


def _over_time(of: Wording) -> Iterator[Chart]:
    """For the question on usefulness: each session by itself, the group's poll among them."""
    items = tuple(item for held in of.view.held for item in _of_session(of, held))
    known = [one for one in asked(of) if one.item.scale is Scale.USEFULNESS]
    if not items:
        return
    named = _asked(of, known[0]) if known else of.say("report-usefulness-poll")
    chart = Shares(
        of.about(
            "usefulness-time",
            of.say("report-usefulness-time-title", question=named),
            of.say("report-usefulness-time-caption"),
            of.all("column", "session", "share", "low", "high", "answers"),
        ),
        items,
    )
    yield of.told(chart, [(one.label, of_share(one)) for one in items])


def _of_session(of: Wording, held: Held) -> Iterator[Share]:
    label = day(held.session.starts_at, of.view.community.zone)
    release = _release(held)
    if release is not None:
        poll = of.say("report-in-poll", question=label)
        yield _share(of, poll, Form(release.form), release.votes, release.favourable)
    view = held.asked
    if view is None:
        return
    item = next((one for one in view.survey.items if one.scale is Scale.USEFULNESS), None)
    if item is None:
        return
    if view.round.state is State.OPEN:
        yield Share(label, None, None, of.say("report-usefulness-open"))
        return
    figure = view.figures.get(item.id) or Figure(item.id, Form.NOTHING)
    yield _share(of, label, figure.form, figure.answered, figure.favourable, figure.margin)


def _release(held: Held) -> polls.Release | None:
    """What was told of the group's poll; None where there was none, or it could not be read."""
    release = None if held.poll is None else held.poll.release
    return None if release is None or release.form is polls.Form.UNREAD else release


def _share(
    of: Wording, label: str, form: Form, answered: int | None, favourable: int | None, margin: int = 1
) -> Share:
    if form is Form.NOTHING or answered is None or favourable is None:
        return Share(label, None, None, of.say("report-band-nothing"))
    if form is Form.FULL:
        found = share(favourable, answered)
        said = of.say("report-of", number=favourable, of=answered)
        return Share(label, found.value, (found.low, found.high), said)
    return Share(label, None, None, roughly(of, "report-band", favourable, answered, margin=margin))


def roughly(of: Wording, text_id: str, favourable: int, answered: int, **margin: int) -> str:
    """A banded figure; with its `margin` where the text says that."""
    match band(favourable, answered):
        case Band.FEW:
            return of.say(f"{text_id}-few", of=answered, **margin)
        case Band.MOST:
            return of.say(f"{text_id}-most", of=answered, **margin)
        case Band.SOME:
            return of.say(f"{text_id}-some", number=favourable, of=answered)
