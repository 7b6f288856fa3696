"""What moderators look at: the list, the card of a case, and what becomes of a report."""

from actions.moderation.reporting import Reported, SentOn
from rules.ids import ChatId
from rules.moderation import lengths
from rules.moderation.cases import Case, Looked, Origin, State
from rules.moderation.measures import Act, spanned
from screens import dates
from screens.communities import community_row
from screens.home import menu_row
from screens.moderation.measures import back, called, history
from screens.moderation.presses import (
    BeginPress,
    CasePress,
    MeasurePress,
    ModerationPress,
    NothingPress,
    RemovalPress,
    SaidInPress,
    TakeCasePress,
)
from screens.questions import reported as reported_question
from screens.screen import AnyButton, Button, LinkButton, Screen, Text, Value, button, screen, shortened, text
from storage.views.moderation import CaseView, Overview

_LONGEST = 30
_SUPERGROUP = "-100"


def overview(view: Overview) -> Screen:
    """What is to be looked at, and what is in force."""
    community = view.community
    return screen(
        text("moderation-overview", community=community.name),
        text("moderation-cases", count=len(view.cases)),
        text("moderation-in-force") if view.measures else text("moderation-none-in-force"),
        rows=(
            *(
                (button(f"button-moderation-open-{one.state}", CasePress(one.id), name=_whose(one)),)
                for one in view.cases
            ),
            *(
                (
                    Button(
                        text(f"button-moderation-did-{one.act}", name=_short(one.name)),
                        MeasurePress(one.id),
                    ),
                )
                for one in view.measures
            ),
            _pages(view),
            (*community_row(community.id), *menu_row()),
        ),
    )


def _whose(case: Case) -> Value:
    return text("question-reported-name") if case.origin is Origin.QUESTION else _short(case.name)


def _short(name: str) -> Value:
    return called(shortened(name, _LONGEST))


def _pages(view: Overview) -> tuple[Button, ...]:
    community_id = view.community.id
    before = (
        button("button-moderation-newer", ModerationPress(community_id, view.page - 1)) if view.page else None
    )
    more = view.page + 1 < view.pages
    after = button("button-moderation-older", ModerationPress(community_id, view.page + 1)) if more else None
    return tuple(one for one in (before, after) if one is not None)


def card(view: CaseView) -> Screen:
    """One case: who, where, since when, and what can be done."""
    case = view.case
    zone = view.community.zone
    question = case.origin is Origin.QUESTION
    return screen(
        reported_question.what(view)
        if question
        else text(f"moderation-card-{case.origin}", name=called(case.name), group=case.group_title),
        text("moderation-card-said", when=dates.when(case.said_at, zone)) if case.said_at else None,
        text("moderation-card-by", names=", ".join(view.reporters)) if view.reporters else None,
        *_typed(case),
        text("moderation-card-hidden") if case.user_id is None and not question else None,
        reported_question.how(view) if question else None,
        *history(view.history, view.community),
        _standing(view),
        rows=(
            _link(case),
            *(reported_question.ways(view) if question else _ways(view)),
            back(view.community),
        ),
    )


def _typed(case: Case) -> tuple[Text, ...]:
    """For how long and why, as far as it was typed behind the command."""
    typed = lengths.kept(case.wanted, case.words)
    length = spanned(typed.span)
    return (
        *(() if length is None else (text("moderation-card-length", length=dates.length(length)),)),
        *((text("moderation-card-typed", words=typed.reason),) if typed.reason else ()),
    )


def _standing(view: CaseView) -> Text | None:
    case = view.case
    if case.state is State.TAKEN and not view.mine:
        return text("moderation-card-taken", taker=case.taker)
    if case.decided:
        return text(f"moderation-card-{case.state}", taker=case.taker)
    if case.state is State.TAKEN and case.user_id is not None:
        return text("moderation-card-what")
    return None


def _link(case: Case) -> tuple[AnyButton, ...]:
    if case.group_chat_id is None or case.message_id is None:
        return ()
    url = message_url(case.group_chat_id, case.message_id)
    return (LinkButton(text("button-moderation-message"), url),) if url else ()


def message_url(chat_id: ChatId, message_id: int) -> str:
    """Where a message of a supergroup stands; empty in a plain group, whose messages have no address."""
    chat = str(chat_id)
    if not chat.startswith(_SUPERGROUP):
        return ""
    return f"https://t.me/c/{chat.removeprefix(_SUPERGROUP)}/{message_id}"


def _ways(view: CaseView) -> tuple[tuple[Button, ...], ...]:
    case = view.case
    nothing = (button("button-moderation-nothing", NothingPress(case.id)),)
    if case.state is State.OPEN:
        return (button("button-moderation-take", TakeCasePress(case.id)),), nothing
    if case.state is not State.TAKEN or not view.mine:
        return ()
    if case.user_id is None:
        return (nothing,)
    acts = sorted(Act, key=lambda act: act is not case.wanted)
    return (*((_way(case, act),) for act in acts), nothing)


def _way(case: Case, act: Act) -> Button:
    if act is Act.REMOVE:
        return button("button-moderation-remove", RemovalPress(case.id))
    return button(f"button-moderation-{act}", BeginPress(case.id, act))


def looked(view: CaseView, outcome: Looked) -> Screen:
    """After a moderator's press: the case as it is now, and why the press did not count, if so."""
    shown = card(view)
    if not outcome.refused:
        return shown
    return screen(_late(view), *shown.parts, rows=shown.rows)


def _late(view: CaseView) -> Text:
    """Why the press changed nothing: another looks after it, or it was decided, perhaps by this person."""
    case = view.case
    if not case.decided:
        return text("moderation-card-late-taken")
    whose = "yours" if view.mine else "decided"
    return text(f"moderation-card-late-{whose}", what=_what(view))


def _what(view: CaseView) -> Text:
    if view.case.state is State.NOTHING:
        return text("moderation-decided-nothing")
    act = next((one.act for one in view.history if one.case_id == view.case.id), None)
    return text("moderation-decided-acted" if act is None else f"moderation-act-{act}")


def said(word: str, title: str) -> Screen:
    """What became of a command in the group, to the one who typed it."""
    return screen(text(f"moderation-said-{word}", group=title), rows=(menu_row(),))


def how() -> Screen:
    """The commands were typed in private, where they point at nothing."""
    return screen(text("moderation-how"), rows=(menu_row(),))


def outcome(*, acted: bool) -> Screen:
    """To whoever reported: it was looked at. No detail."""
    return screen(
        text("moderation-outcome-acted" if acted else "moderation-outcome-nothing"), rows=(menu_row(),)
    )


def where_said(found: SentOn) -> Screen:
    """A message was sent on: in which group was it?"""
    if found.refused:
        return screen(text(f"moderation-forward-{found.refused}"), rows=(menu_row(),))
    assert found.case is not None
    case_id = found.case.id
    return screen(
        text("moderation-forward-hidden" if found.hidden else "moderation-forward-where"),
        rows=(
            *(
                (
                    button(
                        "button-moderation-said-in",
                        SaidInPress(case_id, one.id),
                        title=shortened(one.title, 36),
                    ),
                )
                for one in found.groups
            ),
            menu_row(),
        ),
    )


def reported(outcome: Reported) -> Screen:
    """A message that was sent on is reported."""
    if outcome.refused:
        return screen(text(f"moderation-forward-{outcome.refused}"), rows=(menu_row(),))
    name = "nobody" if outcome.nobody else "thanks"
    return screen(text(f"moderation-forward-{name}"), rows=(menu_row(),))
