"""What moderators see of anonymous questions: the words, and never who wrote them."""

from rules.ids import CommunityId
from rules.questions.threads import REASONS, Decided, Ended, PartState, Refused, Verdict
from screens.communities import community_row
from screens.home import menu_row
from screens.questions.presses import CardPress, CloseForAllPress, DecidePress, QuestionsPress, VerdictPress
from screens.questions.writing import alias
from screens.screen import Button, Screen, button, screen, shortened, text
from storage.views.questions import Card, Shown, Staffed

_LONGEST_WORDS = 34


def card(found: Card | None, *, again: bool = False) -> Screen:
    """What is to be decided; once it is, what was decided. `again` when it has waited for days."""
    if found is None:
        return gone()
    if found.part.state is not PartState.WAITING or found.words is None:
        return _settled(found.part.state, found.shown.thread.community_id)
    kind = "question-card" if found.part.first else "question-card-back"
    return screen(
        text("question-card-again") if again else None,
        text(kind, group=found.shown.group.title, alias=alias(found.shown.thread.alias)),
        text("question-words", words=found.words),
        text("question-card-how"),
        rows=(
            (_verdict(found, Verdict.APPROVE),),
            (_verdict(found, Verdict.CHANGE), _verdict(found, Verdict.DECLINE)),
            (_verdict(found, Verdict.BLOCK),),
            _back(found.shown.thread.community_id),
        ),
    )


def _verdict(found: Card, verdict: Verdict) -> Button:
    """At once where nothing is asked first."""
    part = found.part
    action = (
        DecidePress(part.id, part.version, verdict, "")
        if verdict is Verdict.APPROVE
        else VerdictPress(part.id, part.version, verdict)
    )
    return button(f"button-question-{verdict}", action)


def reasons(found: Card | None, verdict: Verdict) -> Screen:
    """Why? One of a few reasons, which the asker is told; before a block, whether that is meant."""
    if found is None:
        return gone()
    part = found.part
    return screen(
        text(f"question-why-{verdict}"),
        rows=(
            *(
                (
                    button(
                        f"button-question-{verdict}-{reason}",
                        DecidePress(part.id, part.version, verdict, reason),
                    ),
                )
                for reason in REASONS[verdict]
            ),
            (button("button-back", CardPress(part.id)),),
        ),
    )


def decided(decision: Decided | Refused, verdict: Verdict) -> Screen:
    """What has happened; to whoever came second, what was decided before."""
    if isinstance(decision, Refused):
        return screen(text(f"question-undecided-{decision.reason}"), rows=(menu_row(),))
    community_id = decision.thread.community_id
    if decision.already:
        return _settled(decision.part.state, community_id)
    kind = "question-decided-block-back" if _stays_open(decision, verdict) else f"question-decided-{verdict}"
    return screen(text(kind), rows=(_back(community_id),))


def _stays_open(decision: Decided, verdict: Verdict) -> bool:
    return verdict is Verdict.BLOCK and not decision.part.first


def _settled(state: PartState, community_id: CommunityId) -> Screen:
    return screen(text(f"question-settled-{state}"), rows=(_back(community_id),))


def gone() -> Screen:
    """The thread has closed meanwhile."""
    return screen(text("question-undecided-closed"), rows=(menu_row(),))


def listed(found: Staffed) -> Screen:
    """A community's questions: what waits, and what is open."""
    return screen(
        text(
            "question-list", community=found.community.name, waiting=len(found.waiting), open=len(found.open)
        ),
        rows=(
            *(
                (
                    button(
                        "button-question-card",
                        CardPress(one.part.id),
                        words=shortened(" ".join((one.words or "").split()), _LONGEST_WORDS),
                    ),
                )
                for one in found.waiting
            ),
            *(
                (
                    button(
                        "button-question-close",
                        CloseForAllPress(one.thread.id, 0),
                        alias=alias(one.thread.alias),
                        group=shortened(one.group.title, 18),
                    ),
                )
                for one in found.open
            ),
            (*community_row(found.community.id), *menu_row()),
        ),
    )


def sure(shown: Shown) -> Screen:
    """Before a moderator closes a thread for everybody."""
    return screen(
        text("question-close-for-all-sure", alias=alias(shown.thread.alias), group=shown.group.title),
        rows=(
            (button("button-question-close-yes", CloseForAllPress(shown.thread.id, 1)),),
            (button("button-question-close-delete", CloseForAllPress(shown.thread.id, 2)),),
            (button("button-back", QuestionsPress(shown.thread.community_id)),),
        ),
    )


def closed(decision: Ended | Refused) -> Screen:
    """It is closed; the asker is told."""
    if isinstance(decision, Refused):
        return gone()
    kind = "question-closed-before" if decision.already else "question-closed-for-all"
    if decision.deleted:
        kind = f"{kind}-deleted"
    return screen(text(kind), rows=(_back(decision.thread.community_id),))


def _back(community_id: CommunityId) -> tuple[Button, ...]:
    return (button("button-questions", QuestionsPress(community_id)), *menu_row())
