"""What those who organise press and hear: the draw, the turns of a cycle, the members by their turns."""

from telegram import Update

from actions import dialogues as drafts
from actions import presenters as actions
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.presenters.asking import asking_of
from handlers.routes import Dialogue, Routes
from rules.ids import CommunityId, CycleId, SessionId
from rules.permissions import Verb
from screens.home import Entry, Section
from screens.outgoing import Outgoing, Post
from screens.presenters import organising as screens
from screens.presenters import turns
from screens.presenters.presses import DrawPresenterPress, MembersTurnsPress, SearchTurnsPress, TurnsPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views.presenters import organising as views


async def on_draw(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, DrawPresenterPress).session_id)
    decision = await context.do(actions.draw_presenter, session_id)
    await context.show(screens.drawn(decision, await context.look(views.for_staff, session_id)))


async def on_turns(update: Update, context: Context) -> None:
    """The button or the command; who looks after several communities says first which."""
    press = buttons.read(update, TurnsPress) if update.callback_query else TurnsPress(0, 0, 0)
    chosen = CommunityId(press.community_id)
    if chosen == 0:
        communities = await context.look(views.where_turns)
        if len(communities) > 1:
            await context.show(turns.where(communities))
            return
        chosen = communities[0].id
    view = await context.look(views.turns_of, chosen, CycleId(press.cycle_id), press.page)
    await context.show(turns.turns(view))


async def on_members(update: Update, context: Context) -> None:
    press = buttons.read(update, MembersTurnsPress)
    community, cycle = CommunityId(press.community_id), CycleId(press.cycle_id)
    view = await context.look(views.members_by_turns, community, cycle, press.page)
    if view is None:
        await context.show(turns.turns(await context.look(views.turns_of, community, cycle, 0)))
    else:
        await context.show(turns.members(view))


async def on_search(update: Update, context: Context) -> None:
    press = buttons.read(update, SearchTurnsPress)
    community_id, known = CommunityId(press.community_id), {"cycle": press.cycle_id}
    await ask(context, await context.do(drafts.start, "turns", community_id, known))


def found(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = asking_of(tx, owed)
    return Post(screens.found(asking)) if asking.slot.presents else None


def handed_back(tx: Tx, owed: Owed) -> Outgoing:
    known = owed.variables
    backup = bool(known.get("backup"))
    return Post(screens.handed_back(asking_of(tx, owed), others=bool(known["others"]), backup=backup))


def missing(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.presenter_of(tx, SessionId(owed.variables["session"]))
    return Post(screens.missing(view, others=bool(owed.variables["others"]))) if view.is_missing else None


ROUTES = Routes(
    presses={
        DrawPresenterPress: on_draw,
        TurnsPress: on_turns,
        MembersTurnsPress: on_members,
        SearchTurnsPress: on_search,
    },
    commands={"turns": on_turns},
    menu=(Entry(Verb.DRAW_PRESENTER, "button-turns", TurnsPress(0, 0, 0), Section.SESSIONS),),
    dialogues={"turns": Dialogue(turns.found, left=turns.search_left)},
    notices={
        "presenter-found": found,
        "presenter-handed-back": handed_back,
        "presenter-missing": missing,
    },
)
