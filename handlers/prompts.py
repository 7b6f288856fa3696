"""Conversation starters: what is heard in the groups, taps, the page of the deck, notices."""

from datetime import datetime

from telegram import Update

from actions import dialogues as drafts
from actions import prompt_deck
from actions import prompts as actions
from actions.prompt_deck import Kept, NoSuchCardError
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.hearing import Heard, Todo
from handlers.house import House
from handlers.routes import Dialogue, Routes
from rules.ids import CommunityId, GroupId
from rules.permissions import Verb
from rules.prompts import has_lulls
from screens import prompts as screens
from screens.communities import CommunityEntry
from screens.outgoing import Outgoing, Post
from screens.prompts import (
    AddCardPress,
    CardPress,
    ChangeCardPress,
    DeckPress,
    LeaveOutPress,
    NoMorePress,
    PromptDaysPress,
    PromptGroupPress,
    PromptsOffPress,
    PromptsPress,
    RestorePress,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views import prompts as views
from storage.views.prompts import OneCard


def hear(house: House, heard: Heard) -> Todo | None:
    """Note that something was said, at most once an hour for each group, and never by whom."""
    group = heard.group
    hour = heard.at.replace(minute=0, second=0, microsecond=0)
    if house.heard_in.get(group.id) == hour or heard.edited or not has_lulls(group):
        return None
    house.heard_in[group.id] = hour
    return lambda tx, actor, now: actions.note_heard(tx, actor, now, group.id, hour)


async def on_no_more(update: Update, context: Context) -> None:
    """Under a prompt, in the group: it is answered there and then, to the one who tapped."""
    press = buttons.read(update, NoMorePress)
    decision = await context.do(actions.stop_in_group, GroupId(press.group_id))
    await context.toast(screens.toast(decision), alert=True)


async def on_group(update: Update, context: Context) -> None:
    press = buttons.read(update, PromptGroupPress)
    stopped = press.stopped != 0
    decision = await context.do(actions.set_in_group, GroupId(press.group_id), stopped=stopped)
    here = decision.group.community_id
    me = context.actor.within(here) if context.actor is not None else None
    if me is not None and me.may(Verb.EDIT_PROMPTS):
        await _show_overview(context, here)
    else:
        await context.show(screens.stopped(decision))


async def on_overview(update: Update, context: Context) -> None:
    await _show_overview(context, CommunityId(buttons.read(update, PromptsPress).community_id))


async def on_days(update: Update, context: Context) -> None:
    press = buttons.read(update, PromptDaysPress)
    here = CommunityId(press.community_id)
    await context.do(actions.set_days, here, press.days)
    await _show_overview(context, here)


async def on_off(update: Update, context: Context) -> None:
    press = buttons.read(update, PromptsOffPress)
    here = CommunityId(press.community_id)
    await context.do(actions.set_off, here, off=press.off != 0)
    await _show_overview(context, here)


async def _show_overview(context: Context, community_id: CommunityId) -> None:
    await context.show(screens.overview(await context.look(views.overview, community_id)))


async def on_deck(update: Update, context: Context) -> None:
    press = buttons.read(update, DeckPress)
    view = await context.look(views.deck, CommunityId(press.community_id), press.page)
    await context.show(screens.deck(view))


async def on_card(update: Update, context: Context) -> None:
    press = buttons.read(update, CardPress)
    await context.show(screens.card(await _card(context, CommunityId(press.community_id), press.card)))


async def on_add(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, AddCardPress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "prompt-add", here))


async def on_change(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangeCardPress)
    view = await _card(context, CommunityId(press.community_id), press.card)
    question = await context.do(drafts.start, "prompt-change", view.community.id, {"card": view.card.key})
    await dialogues.ask(context, question)


async def on_leave_out(update: Update, context: Context) -> None:
    press = buttons.read(update, LeaveOutPress)
    here, left_out = CommunityId(press.community_id), press.left_out != 0
    kept = await context.do(prompt_deck.leave_out_card, here, press.card, left_out=left_out)
    await _after(context, kept)


async def on_restore(update: Update, context: Context) -> None:
    press = buttons.read(update, RestorePress)
    here = CommunityId(press.community_id)
    await _after(context, await context.do(prompt_deck.restore_card, here, press.card))


async def _after(context: Context, kept: Kept) -> None:
    await context.show(screens.after(kept, await _card(context, kept.community_id, kept.card.key)))


async def _card(context: Context, community_id: CommunityId, key: str) -> OneCard:
    view = await context.look(views.card, community_id, key)
    if view is None:
        raise NoSuchCardError
    return view


def prompt(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless somebody has written meanwhile, or it was stopped."""
    group_id, heard = GroupId(owed.variables["group"]), datetime.fromisoformat(owed.variables["heard"])
    found = views.to_post(tx, group_id, owed.variables["card"], heard)
    return None if found is None else Post(screens.prompt(*found))


def unwanted(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.unwanted(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.unwanted(group))


def groups_silent(tx: Tx, owed: Owed) -> Outgoing | None:
    community_id = CommunityId(owed.variables["community"])
    found = views.set_aside(tx, community_id, datetime.fromisoformat(owed.variables["at"]))
    return Post(screens.groups_silent(community_id, found)) if found else None


ROUTES = Routes(
    presses={
        NoMorePress: on_no_more,
        PromptGroupPress: on_group,
        PromptsPress: on_overview,
        PromptDaysPress: on_days,
        PromptsOffPress: on_off,
        DeckPress: on_deck,
        CardPress: on_card,
        AddCardPress: on_add,
        ChangeCardPress: on_change,
        LeaveOutPress: on_leave_out,
        RestorePress: on_restore,
    },
    staff=(CommunityEntry(Verb.EDIT_PROMPTS, "button-prompts", PromptsPress),),
    ears=(hear,),
    dialogues={"prompt-add": Dialogue(screens.done), "prompt-change": Dialogue(screens.done)},
    notices={"prompt": prompt, "prompt-unwanted": unwanted, "groups-silent": groups_silent},
)
