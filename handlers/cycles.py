"""A year's plan: the list, the dialogue with its dates, the cycle that runs, what others are told of it."""

from datetime import UTC, datetime

from telegram import Update

from actions import announcing as actions
from actions import dialogues as drafts
from actions.cycles import turning
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.group_topics import announced
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, CycleId, GroupId, MemberId
from rules.permissions import Verb
from screens.cycles import plans, running
from screens.cycles.presses import (
    AddDatePress,
    CyclePress,
    CyclesPagePress,
    CyclesPress,
    PlanCyclePress,
    PlanDatePress,
    RenameCyclePress,
    ShiftCyclePress,
)
from screens.home import Entry, Section
from screens.outgoing import Edit, Outgoing, Post, Receipt
from screens.screen import Value
from storage.db import Tx
from storage.outbox import Owed
from storage.views import cycles as views
from storage.views.cycles import CyclePage


async def on_cycles(_update: Update, context: Context) -> None:
    await context.show(running.cycles(await context.look(views.all_cycles)))


async def on_cycles_page(update: Update, context: Context) -> None:
    page = buttons.read(update, CyclesPagePress).page
    await context.show(running.cycles(await context.look(views.all_cycles, page)))


async def on_plan(update: Update, context: Context) -> None:
    """Who plans in several communities says first for which."""
    chosen = CommunityId(buttons.read(update, PlanCyclePress).community_id)
    communities = await context.look(views.to_plan, chosen)
    if len(communities) > 1:
        await context.show(plans.where(communities))
        return
    await dialogues.ask(context, await context.do(drafts.start, "cycle", communities[0].id))


async def on_date(update: Update, context: Context) -> None:
    press = buttons.read(update, PlanDatePress)
    turn = await context.do(turning.turn_date, press.serial, press.number, press.move)
    await dialogues.show_unless_gone(context, turn, dialogues.shown(context, turn))


async def on_cycle(update: Update, context: Context) -> None:
    press = buttons.read(update, CyclePress)
    view = await context.look(views.cycle_page, CycleId(press.cycle_id), press.page)
    await context.show(running.page(view))


async def on_add(update: Update, context: Context) -> None:
    view = await _cycle(context, buttons.read(update, AddDatePress).cycle_id)
    await _ask(context, "schedule", view, {})


async def on_shift(update: Update, context: Context) -> None:
    view = await _cycle(context, buttons.read(update, ShiftCyclePress).cycle_id)
    if view.to_come:
        await _ask(context, "cycle-shift", view, {})
    else:
        await context.show(running.page(view))


async def on_rename(update: Update, context: Context) -> None:
    view = await _cycle(context, buttons.read(update, RenameCyclePress).cycle_id)
    await _ask(context, "cycle-rename", view, {"was": view.cycle.name})


async def _cycle(context: Context, cycle_id: int) -> CyclePage:
    return await context.look(views.cycle_page, CycleId(cycle_id))


async def _ask(context: Context, flow: str, view: CyclePage, known: dict[str, str]) -> None:
    about = {"cycle": view.cycle.id, **known}
    await dialogues.ask(context, await context.do(drafts.start, flow, view.community.id, about))


def cycle_announced(tx: Tx, owed: Owed) -> Outgoing | None:
    """The plan as it stands; nothing when every session of it was called off before it was told."""
    view = views.told(tx, *_which(owed), datetime.fromtimestamp(owed.variables["at"], UTC))
    if view is None or not view.sessions:
        return None
    shown = running.announced(view)
    return Post(shown) if view.message_id is None else Edit(view.message_id, shown)


def plan_posted(tx: Tx, owed: Owed, receipt: Receipt, _now: datetime) -> None:
    if receipt.message_id is not None:
        actions.plan_posted(tx, *_which(owed), receipt.message_id)


def _which(owed: Owed) -> tuple[CycleId, GroupId]:
    return CycleId(owed.variables["cycle"]), GroupId(owed.variables["group"])


def cycle_shifted(tx: Tx, owed: Owed) -> Outgoing | None:
    """What still holds of it, unless nothing does."""
    assert owed.member_id is not None
    moves = views.shifted(tx, owed.variables["moves"], MemberId(owed.member_id))
    return Post(running.shifted(moves)) if moves else None


def _was(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"was": draft.answers["was"]}


ROUTES = Routes(
    presses={
        CyclesPress: on_cycles,
        CyclesPagePress: on_cycles_page,
        PlanCyclePress: on_plan,
        PlanDatePress: on_date,
        CyclePress: on_cycle,
        AddDatePress: on_add,
        ShiftCyclePress: on_shift,
        RenameCyclePress: on_rename,
    },
    commands={"cycle": on_cycles},
    menu=(Entry(Verb.PLAN_CYCLE, "button-cycles-menu", CyclesPress(), Section.SESSIONS),),
    dialogues={
        "cycle": Dialogue(plans.done, plans.of_draft, question=plans.question),
        "cycle-shift": Dialogue(running.after_shift, question=running.shift_question),
        "cycle-rename": Dialogue(running.after_rename, _was),
    },
    notices={"cycle-announced": announced(cycle_announced), "cycle-shifted": cycle_shifted},
    sent={"cycle-announced": plan_posted},
)
