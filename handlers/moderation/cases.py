"""What moderators look at: taken, dismissed, or followed by questions before something is done."""

from telegram import Update

from actions.dialogues import Question
from actions.moderation import beginning
from actions.moderation import deciding as actions
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CaseId, CommunityId, MemberId
from rules.moderation.cases import State
from rules.moderation.measures import Act, Refused
from rules.permissions import Verb
from screens.communities import CommunityEntry
from screens.moderation import cases as screens
from screens.moderation import measures as measure_screens
from screens.moderation.presses import (
    BeginPress,
    CasePress,
    ModerationPress,
    NothingPress,
    RemovalPress,
    TakeCasePress,
)
from screens.outgoing import Outgoing, Post
from screens.screen import Value
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views


async def on_overview(update: Update, context: Context) -> None:
    press = buttons.read(update, ModerationPress)
    view = await context.look(views.overview, CommunityId(press.community_id), press.page)
    await context.show(screens.overview(view))


async def on_case(update: Update, context: Context) -> None:
    press = buttons.read(update, CasePress)
    await context.show(screens.card(await context.look(views.case, CaseId(press.case_id))))


async def on_take(update: Update, context: Context) -> None:
    case_id = CaseId(buttons.read(update, TakeCasePress).case_id)
    looked = await context.do(actions.take_case, case_id)
    await context.show(screens.looked(await context.look(views.case, case_id), looked))


async def on_nothing(update: Update, context: Context) -> None:
    case_id = CaseId(buttons.read(update, NothingPress).case_id)
    looked = await context.do(actions.dismiss_case, case_id)
    await context.show(screens.looked(await context.look(views.case, case_id), looked))


async def on_removal(update: Update, context: Context) -> None:
    """Before the questions about a removal: what it deletes, and that a mute may serve."""
    view = await context.look(views.case, CaseId(buttons.read(update, RemovalPress).case_id))
    muted = any(one.in_force and one.act is Act.MUTE for one in view.history)
    await context.show(measure_screens.removal(view.case.id, view.community, view.case.name, muted=muted))


async def on_begin(update: Update, context: Context) -> None:
    press = buttons.read(update, BeginPress)
    act, case_id = buttons.one_of(Act, press.act), CaseId(press.case_id)
    begun = await context.do(beginning.begin_measure, case_id, act)
    if isinstance(begun, Question):
        await ask(context, begun)
        return
    view = await context.look(views.case, case_id)
    if isinstance(begun, Refused):
        await context.show(measure_screens.refused(begun.reason, view.community))
    else:
        await context.show(screens.looked(view, begun))


def card(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    view = views.case_for_notice(tx, CaseId(owed.variables["case"]), MemberId(owed.member_id))
    return None if view is None else Post(screens.card(view))


def outcome(tx: Tx, owed: Owed) -> Outgoing:
    acted = views.case_state(tx, CaseId(owed.variables["case"])) is State.ACTED
    return Post(screens.outcome(acted=acted))


def _variables(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"name": str(draft.answers["name"])}


ROUTES = Routes(
    presses={
        ModerationPress: on_overview,
        CasePress: on_case,
        TakeCasePress: on_take,
        NothingPress: on_nothing,
        RemovalPress: on_removal,
        BeginPress: on_begin,
    },
    staff=(
        CommunityEntry(
            Verb.MODERATE, "button-moderation-back", lambda community_id: ModerationPress(community_id, 0)
        ),
    ),
    dialogues={"moderate": Dialogue(measure_screens.sure, _variables)},
    notices={"moderation-case": card, "moderation-outcome": outcome},
)
