"""PDSA cycles: the log, one cycle, the dialogues that tell its parts."""

from telegram import Update

from actions import dialogues as drafts
from actions.pdsa import cycles as actions
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId
from rules.pdsa.cycles import CHOSEN, PARTS, Day, Field, State
from rules.pdsa.questions import LATER_PARTS
from rules.permissions import Verb
from screens.communities import CommunityEntry
from screens.home import Section
from screens.pdsa import cycles as screens
from screens.pdsa import log as pages
from screens.pdsa.presses import (
    AbandonPress,
    BeginCyclePress,
    ChangeFieldPress,
    CycleOwnersPress,
    FieldsPress,
    GiveCyclePress,
    LogPress,
    MovePress,
    PdsaCyclePress,
    TellPartPress,
)
from screens.screen import Value, text
from storage.views import pdsa as views

_PART = {one: state for state, fields in PARTS.items() for one in fields}


async def on_log(update: Update, context: Context) -> None:
    press = buttons.read(update, LogPress)
    view = await context.look(views.overview, CommunityId(press.community_id), press.page)
    await context.show(pages.log(view))


async def on_cycle(update: Update, context: Context) -> None:
    press = buttons.read(update, PdsaCyclePress)
    part = buttons.one_of(State, press.part)
    await context.show(screens.cycle(await context.look(views.cycle, PdsaCycleId(press.pdsa_id), part)))


async def on_begin(update: Update, context: Context) -> None:
    press = buttons.read(update, BeginCyclePress)
    here, known = CommunityId(press.community_id), {"issue": press.issue_id}
    if press.issue_id:
        here = (await context.look(views.issue, LoggedIssueId(press.issue_id))).community.id
    await dialogues.ask(context, await context.do(drafts.start, "pdsa-plan", here, known))


async def on_tell(update: Update, context: Context) -> None:
    press = buttons.read(update, TellPartPress)
    flow = LATER_PARTS.get(buttons.one_of(State, press.part))
    if flow is None:
        raise buttons.UnknownPressError
    view = await context.look(views.cycle, PdsaCycleId(press.pdsa_id))
    known = {"pdsa": view.cycle.id, "number": view.cycle.number}
    await dialogues.ask(context, await context.do(drafts.start, flow.name, view.community.id, known))


async def on_move(update: Update, context: Context) -> None:
    press = buttons.read(update, MovePress)
    pdsa_id, to = PdsaCycleId(press.pdsa_id), buttons.one_of(State, press.to)
    decision = await context.do(actions.move_cycle, pdsa_id, to)
    await context.show(screens.moved(decision, await context.look(views.cycle, pdsa_id)))


async def on_abandon(update: Update, context: Context) -> None:
    press = buttons.read(update, AbandonPress)
    pdsa_id = PdsaCycleId(press.pdsa_id)
    if press.sure != 1:
        await context.show(screens.abandoning(await context.look(views.cycle, pdsa_id)))
        return
    decision = await context.do(actions.abandon_cycle, pdsa_id)
    await context.show(screens.moved(decision, await context.look(views.cycle, pdsa_id)))


async def on_fields(update: Update, context: Context) -> None:
    pdsa_id = PdsaCycleId(buttons.read(update, FieldsPress).pdsa_id)
    await context.show(screens.fields(await context.look(views.cycle, pdsa_id)))


async def on_change(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangeFieldPress)
    name = press.told if press.told in set(Day) else buttons.one_of(Field, press.told)
    view = await context.look(views.cycle, PdsaCycleId(press.pdsa_id))
    was = "" if name in set(Day) else view.cycle.told.get(Field(name), "")
    known = {"pdsa": view.cycle.id, "number": view.cycle.number, "field": str(name), "was": was}
    await dialogues.ask(context, await context.do(drafts.start, "pdsa-field", view.community.id, known))


async def on_owners(update: Update, context: Context) -> None:
    view = await context.look(views.cycle, PdsaCycleId(buttons.read(update, CycleOwnersPress).pdsa_id))
    await context.show(screens.owners(view, await context.look(views.owners, view.community.id)))


async def on_give(update: Update, context: Context) -> None:
    press = buttons.read(update, GiveCyclePress)
    pdsa_id = PdsaCycleId(press.pdsa_id)
    decision = await context.do(actions.hand_over_cycle, pdsa_id, MemberId(press.member_id))
    await context.show(screens.handed(decision, await context.look(views.cycle, pdsa_id)))


def _number(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"number": draft.answers["number"]}


def _field(draft: Draft, _community: Community) -> dict[str, Value]:
    """Of a field with words: what it is asked in the plan, and what it says now."""
    name, was = draft.answers["field"], draft.answers["was"]
    if name in set(Day) or name in CHOSEN:
        return {}
    question = text(f"pdsa-{_PART[Field(name)]}-{name}-question", number=draft.answers["number"])
    return {"question": question, "was": was or text("pdsa-field-nothing")}


ROUTES = Routes(
    presses={
        LogPress: on_log,
        PdsaCyclePress: on_cycle,
        BeginCyclePress: on_begin,
        TellPartPress: on_tell,
        MovePress: on_move,
        AbandonPress: on_abandon,
        FieldsPress: on_fields,
        ChangeFieldPress: on_change,
        CycleOwnersPress: on_owners,
        GiveCyclePress: on_give,
    },
    staff=(CommunityEntry(Verb.KEEP_PDSA, "button-pdsa", pages.press, Section.SESSIONS),),
    dialogues={
        "pdsa-plan": Dialogue(screens.done),
        "pdsa-field": Dialogue(screens.done, _field),
        **{flow.name: Dialogue(screens.done, _number) for flow in LATER_PARTS.values()},
    },
)
