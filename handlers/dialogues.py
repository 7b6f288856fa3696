"""Replies to the open dialogue, typed or pressed; each noun says only what its dialogue ends in."""

from telegram import Update

from actions import dialogues as actions
from actions.dialogues import Finished, Gone, Left, Question, Turn
from handlers import buttons
from handlers.context import Context
from rules.dialogue import Chosen, Move, Reply, Typed
from screens import dialogues as screens
from screens.dialogues import BACK, LEAVE, LIKELY, SKIP, DialoguePress
from screens.screen import Screen, text

_MOVES: dict[str, Reply] = {SKIP: Move.SKIP, BACK: Move.BACK}


async def on_press(update: Update, context: Context) -> None:
    press = buttons.read(update, DialoguePress)
    if press.move == LEAVE:
        left = await context.do(actions.leave, press.serial)
        await show_unless_gone(context, left, _left(context, left))
        return
    turn = await context.do(actions.answer, _reply(press.move), press.serial, press.step)
    await show_unless_gone(context, turn, shown(context, turn))


async def show_unless_gone(context: Context, turn: Turn | Left, screen: Screen) -> None:
    """The screen; a toast instead where the button belongs to what is over."""
    if isinstance(turn, Gone) and turn.passed:
        await context.toast(text("toast-dialogue-passed"))
    elif isinstance(turn, Gone) and not turn.expired:
        # Most likely it was pressed twice, so what the first press has led to stays.
        await context.toast(text("toast-dialogue-gone"), alert=True)
    else:
        await context.show(screen)


async def on_typed(update: Update, context: Context) -> Gone | None:
    """Typed words: an answer to the open question. Without one, Gone: the menu answers."""
    assert update.effective_message is not None
    turn = await context.do(actions.answer, Typed(update.effective_message.text or ""))
    if isinstance(turn, Gone) and not turn.expired:
        return turn
    await context.show(shown(context, turn))
    return None


async def leave(context: Context) -> None:
    """The command: whatever is open."""
    await context.show(_left(context, await context.do(actions.leave)))


async def ask(context: Context, question: Question) -> None:
    """Show the first question of a dialogue that has just begun."""
    await context.show(shown(context, question))


def shown(context: Context, turn: Turn) -> Screen:
    """The screen a turn of the dialogue leads to."""
    match turn:
        case Question(draft=draft, community=community):
            context.about = community.id
            conduct = context.routes.dialogues[turn.flow.name]
            own = conduct.question(turn)
            return own or screens.question(turn, conduct.variables(draft, community))
        case Finished(flow=flow, community=community):
            context.about = community.id
            ended = context.routes.dialogues[flow]
            ended.after(context.house)
            return ended.done(turn)
        case Gone():
            return screens.gone(turn)


def _left(context: Context, turn: Left | Gone) -> Screen:
    """The screen after the person has cancelled."""
    if isinstance(turn, Left):
        return context.routes.dialogues[turn.flow].left()
    return screens.nothing_left(turn)


def _reply(move: str) -> Reply:
    if move in _MOVES:
        return _MOVES[move]
    if move.startswith(LIKELY):
        return Typed(move.removeprefix(LIKELY))
    if not (move.isascii() and move.isdigit() and len(move) <= 3):
        raise buttons.UnknownPressError
    return Chosen(int(move))
