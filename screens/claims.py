"""The question whose a chat is that the bot was added to. Never shown in that chat."""

from rules.claims import PATIENCE, Declined, Refused
from screens.claim_presses import ClaimPress, DeclineClaimPress
from screens.groups import GroupsPress
from screens.home import menu_row
from screens.screen import Button, Screen, button, screen, text
from storage.views.claims import Question


def asked(question: Question, *, by_admin: bool) -> Screen:
    """Whose the chat is. `by_admin` when it was the reader who has added the bot."""
    claim = question.claim
    several = len(question.communities) > 1
    return screen(
        text("claim-added" if by_admin else "claim-added-by-stranger", title=claim.title),
        text("claim-whose") if several else None,
        text("claim-until", days=PATIENCE.days),
        rows=(
            *(
                (
                    button(
                        "button-claim-one" if several else "button-claim-ours",
                        ClaimPress(claim.id, one.id),
                        **({"community": one.name} if several else {}),
                    ),
                )
                for one in question.communities
            ),
            (
                button(
                    "button-claim-none" if several else "button-claim-not-ours", DeclineClaimPress(claim.id)
                ),
            ),
            _ways(),
        ),
    )


def gone(reason: str) -> Screen:
    """There is nothing to settle any more."""
    return screen(text(f"claim-refused-{reason}"), rows=(_ways(),))


def declined(decision: Declined | Refused) -> Screen:
    """What was said, and what follows."""
    if isinstance(decision, Refused):
        return gone(decision.reason)
    said = "claim-left" if decision.leaves else "claim-declined"
    return screen(text(said, title=decision.claim.title), rows=(_ways(),))


def _ways() -> tuple[Button, ...]:
    return (button("button-groups", GroupsPress()), *menu_row())
