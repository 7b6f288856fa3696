"""An anonymous question that was reported, as moderators see it, and one that would not be deleted."""

from rules.groups import Group
from rules.ids import CommunityId
from rules.moderation.cases import State
from rules.questions.reported import WAYS, Place, Removal
from screens.home import menu_row
from screens.moderation.presses import ModerationPress, NothingPress
from screens.questions.presses import QuestionsPress, RemovePress
from screens.questions.telling import opened
from screens.questions.writing import alias
from screens.screen import Button, Screen, Text, button, screen, text
from storage.views.moderation import CaseView


def what(view: CaseView) -> Text:
    """What was reported: the name it has, and never whose it is."""
    place, group = _place(view), view.case.group_title
    if view.question is None or view.question.thread is None or place in (Place.OVER, Place.LOST):
        return text(f"question-reported-{place}", group=group)
    return text(f"question-reported-{place}", group=group, alias=alias(view.question.thread.alias))


def how(view: CaseView) -> Text | None:
    """What can be done, while something can."""
    if view.case.decided or _place(view) is Place.LOST:
        return None
    return text(f"question-reported-how-{_place(view)}")


def ways(view: CaseView) -> tuple[tuple[Button, ...], ...]:
    """Delete it, close its question, leave it. Nobody needs to take it first: each is one press."""
    case = view.case
    if case.decided or (case.state is State.TAKEN and not view.mine):
        return ()
    removals = WAYS[_place(view)]
    return (
        *((button(f"button-question-remove-{one}", RemovePress(case.id, one)),) for one in removals),
        (button("button-question-leave", NothingPress(case.id)),),
    )


def _place(view: CaseView) -> Place:
    return Place.LOST if view.question is None else view.question.place


def removed(view: CaseView, wanted: Removal) -> Screen:
    """It is done."""
    return screen(text(f"question-removed-{wanted}"), rows=(_back(view.community.id),))


def stuck(group: Group, message_id: int) -> Screen:
    """Telegram did not let the bot delete one of its own messages."""
    return screen(
        text("question-stuck", group=group.title),
        rows=(
            opened(group, message_id),
            (button("button-questions", QuestionsPress(group.community_id)), *menu_row()),
        ),
    )


def _back(community_id: CommunityId) -> tuple[Button, ...]:
    return (button("button-moderation-back", ModerationPress(community_id, 0)), *menu_row())
