"""A questionnaire: what it is, its items one at a time, the summary, and the one confirmation."""

from actions.feedback.answering import Confirmed, Kept, Shown
from rules.feedback.questionnaire import Kind, Move
from rules.feedback.rounds import Asking, Refused
from rules.feedback.surveys import Item, Survey, chosen
from rules.polls import Reason
from screens import dates
from screens.facts import topic_shown
from screens.feedback.presses import (
    AnswerPress,
    ConfirmPress,
    KeptAnswerPress,
    KeptConfirmPress,
    KeptPress,
    LinePress,
    RoundPress,
)
from screens.home import menu_row
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, text
from storage.views.feedback import RoundView


def asked(view: RoundView) -> Screen:
    """To everybody who was there: what is asked, in which form and why, before the first answer."""
    return screen(
        _about(view),
        text("feedback-how-to-compare") if view.round.asking is Asking.AFTER else None,
        *_who(view),
        rows=((_begin(view),), menu_row()),
    )


def reminder(view: RoundView) -> Screen:
    """To everybody who was asked, whoever has answered."""
    return screen(
        text(f"feedback-reminder-{view.round.asking}", **_facts(view)),
        text("feedback-how-to-compare") if view.round.asking is Asking.AFTER else None,
        text("feedback-reminder-why"),
        rows=((_begin(view),), menu_row()),
    )


def item(shown: Shown) -> Screen:
    """One item; after the last, what was answered, and the button that sends it."""
    now = shown.place.item(shown.survey)
    if now is None:
        return _summary(shown)
    number, of = shown.place.at + 1, len(shown.survey.items)
    moves = [(move, _move(shown, now, move, token)) for move, token in shown.moves]
    steps = tuple(each for move, each in moves if move.option is None)
    return screen(
        text("feedback-item", number=number, of=of, question=question(shown.survey, now)),
        text("feedback-several") if now.several else None,
        rows=(
            *((each,) for move, each in moves if move.option is not None),
            steps,
            *_ways_out(shown),
        ),
    )


def _ways_out(shown: Shown) -> tuple[tuple[Button, ...], ...]:
    """The menu; where first answers come along, the button that holds them, which must not get lost."""
    if shown.kept is None:
        return (menu_row(),)
    return ((button("button-feedback-kept-again", KeptPress(shown.kept.first_id, shown.kept.token)),),)


def _summary(shown: Shown) -> Screen:
    confirm = ConfirmPress if shown.kept is None else KeptConfirmPress
    lines = tuple(
        text(
            "feedback-line", question=question(shown.survey, each), answer=_answer(shown.survey, each, given)
        )
        for each, given in zip(shown.survey.items, shown.place.answers, strict=True)
    )
    given_any = any(shown.place.answers)
    back = tuple(
        button("button-back", _goes(shown, token)) for move, token in shown.moves if move.kind is Kind.BACK
    )
    return screen(
        text("feedback-summary"),
        Lines(lines),
        None if shown.kept is None else text("feedback-with-kept"),
        text("feedback-final" if given_any else "feedback-summary-empty"),
        rows=(
            (button("button-feedback-send", confirm(shown.round.id, shown.token)),) if given_any else (),
            back,
            *_ways_out(shown),
        ),
    )


def confirmed(decision: Confirmed | Refused) -> Screen:
    """The answers are sealed, or why not."""
    if isinstance(decision, Refused):
        return refused(decision)
    said = text("feedback-already" if decision.already else "feedback-sent")
    if decision.kept is not None:
        return _to_keep(said, decision.kept)
    return screen(
        said,
        text("feedback-told-when", when=dates.when(decision.round.closes_at, decision.community.zone)),
        rows=(
            (button("button-feedback-line", LinePress(decision.round.id)),) if decision.round.lines else (),
            (button("button-feedback-later", RoundPress(decision.round.id)),),
            menu_row(),
        ),
    )


def _to_keep(said: Text, kept: Kept) -> Screen:
    """The only copy of somebody's first answers, in their own chat: nothing else in it may take its place."""
    return screen(
        said,
        text("feedback-keep"),
        text("feedback-keep-or-not"),
        rows=((button("button-feedback-kept", KeptPress(kept.first_id, kept.token)),),),
    )


def toast(refusal: Refused) -> Text:
    """Over the message with the first answers, which stays as it is."""
    return text(f"toast-feedback-{refusal.reason}")


def refused(refusal: Refused) -> Screen:
    told = (
        () if refusal.told is None else (button("button-feedback-what-was-said", RoundPress(refusal.told)),)
    )
    return screen(text(f"feedback-refused-{refusal.reason}"), rows=(told, menu_row()))


def question(survey: Survey, one: Item) -> Value:
    """An item's words: a community's own, else those shipped."""
    return one.words if one.words is not None else text(f"feedback-{survey.purpose}-{one.id}")


def option(survey: Survey, one: Item, number: int) -> Value:
    """An option's words, counted from 0: a community's own, else those shipped."""
    own = one.option_words(number)
    if own is not None:
        return own
    if one.ordered:
        return text(f"feedback-{one.scale}-{one.options[number]}")
    # A community may have reworded the question, which gives it an id of its own; its answers stay.
    return text(f"feedback-{survey.purpose}-{survey.purpose}-{one.options[number]}")


def _answer(survey: Survey, one: Item, given: int) -> Value:
    picked = [option(survey, one, number) for number in chosen(one, given)]
    if not picked:
        return text("feedback-left-out")
    joined: Value = picked[0]
    for each in picked[1:]:
        joined = text("feedback-and", first=joined, second=each)
    return joined


def _goes(shown: Shown, token: str) -> AnswerPress | KeptAnswerPress:
    leads = AnswerPress if shown.kept is None else KeptAnswerPress
    return leads(shown.round.id, token)


def _move(shown: Shown, now: Item, move: Move, token: str) -> Button:
    press = _goes(shown, token)
    if move.option is None:
        labels = {Kind.SKIP: "button-skip", Kind.ON: "button-feedback-on", Kind.BACK: "button-back"}
        return button(labels[move.kind], press)
    label = "button-feedback-taken" if move.kind is Kind.LEAVE else "button-feedback-option"
    return button(label, press, option=option(shown.survey, now, move.option))


def _begin(view: RoundView) -> Button:
    return button("button-feedback-begin", AnswerPress(view.round.id, ""))


def _about(view: RoundView) -> Text:
    return text(f"feedback-asked-{view.round.asking}", **_facts(view), items=len(view.survey.items))


def _who(view: RoundView) -> tuple[Text | Lines, ...]:
    """Which form, who could know what, and when what is told."""
    return (
        text("feedback-why-sealed" if view.no_poll is Reason.TOO_FEW else "feedback-why-private"),
        text("feedback-who"),
        Lines((text("feedback-rule-few"), text("feedback-rule-some"), text("feedback-rule-many"))),
        text("feedback-told-when", when=dates.when(view.round.closes_at, view.community.zone)),
    )


def _facts(view: RoundView) -> dict[str, Value]:
    if view.session is None:
        return {"community": view.community.name}
    return {
        "topic": topic_shown(view.session.topic),
        "day": dates.day_of(view.session.starts_at, view.community.zone),
    }
