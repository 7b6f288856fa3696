"""Presses and notices about chats that are nobody's yet."""

from telegram import Update

from actions import claims as actions
from actions import groups
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.claims import Refused
from rules.ids import ClaimId, CommunityId, MemberId
from screens import claims as screens
from screens import groups as group_screens
from screens.claim_presses import ClaimPress, ClaimQuestionPress, DeclineClaimPress
from screens.outgoing import Leave, Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import claims as views
from storage.views import groups as group_views


async def on_question(update: Update, context: Context) -> None:
    press = buttons.read(update, ClaimQuestionPress)
    question = await context.look(views.one, ClaimId(press.claim_id))
    await context.show(screens.gone("gone") if question is None else screens.asked(question, by_admin=False))


async def on_claim(update: Update, context: Context) -> None:
    """The chat becomes a group, and the next question is what it is for."""
    press = buttons.read(update, ClaimPress)
    decision = await context.do(groups.claim_group, ClaimId(press.claim_id), CommunityId(press.community_id))
    context.house.known_groups.clear()
    if isinstance(decision, Refused):
        await context.show(screens.gone(decision.reason))
    else:
        await context.show(group_screens.about(await context.look(group_views.one, decision.group.id)))


async def on_decline(update: Update, context: Context) -> None:
    press = buttons.read(update, DeclineClaimPress)
    await context.show(screens.declined(await context.do(actions.decline_claim, ClaimId(press.claim_id))))


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    question = views.for_notice(tx, ClaimId(owed.variables["claim"]), MemberId(owed.member_id))
    if question is None:
        return None
    return Post(screens.asked(question, by_admin=owed.variables["by_admin"]))


def leave(tx: Tx, owed: Owed) -> Outgoing | None:
    return Leave() if views.leaving(tx, ClaimId(owed.variables["claim"])) else None


ROUTES = Routes(
    presses={ClaimQuestionPress: on_question, ClaimPress: on_claim, DeclineClaimPress: on_decline},
    notices={"claim-asked": asked, "claim-leave": leave},
)
