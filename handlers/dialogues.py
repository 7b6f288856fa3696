"""Replies to the open dialogue, typed or pressed; each noun says only what its dialogue ends in."""

from telegram import Update

from actions import dialogues as actions
from actions.dialogues import Finished, Gone, Question, Turn, present
from handlers import buttons
from handlers.context import Context
from rules.dialogue import Chosen, Move, Reply, Typed
from screens import dialogues as screens
from screens.dialogues import BACK, LEAVE, SKIP, DialoguePress
from screens.screen import Screen

_MOVES: dict[str, Reply] = {SKIP: Move.SKIP, BACK: Move.BACK}


async def on_press(update: Update, context: Context) -> None:
    press = buttons.read(update, DialoguePress)
    if press.move == LEAVE:
        await leave(context)
        return
    reply = _MOVES.get(press.move)
    if reply is None:
        reply = Chosen(_index(press.move))
    turn = await context.do(actions.answer, reply, press.serial, press.step)
    await context.show(shown(context, turn))


async def on_typed(update: Update, context: Context) -> Gone | None:
    """Typed words: an answer to the open question. Without one, Gone: the menu answers."""
    assert update.effective_message is not None
    turn = await context.do(actions.answer, Typed(update.effective_message.text or ""))
    if isinstance(turn, Gone) and not turn.expired:
        return turn
    await context.show(shown(context, turn))
    return None


async def leave(context: Context) -> None:
    """Cancel, from a button or a command."""
    was = await context.look(present)
    turn = await context.do(actions.leave)
    await context.show(screens.left(turn, there_was_one=isinstance(was, Question)))


async def ask(context: Context, question: Question) -> None:
    """Show the first question of a dialogue that has just begun."""
    await context.show(shown(context, question))


def shown(context: Context, turn: Turn) -> Screen:
    """The screen a turn of the dialogue leads to."""
    match turn:
        case Question(draft=draft, community=community):
            conduct = context.routes.dialogues[turn.flow.name]
            return screens.question(turn, conduct.variables(draft, community))
        case Finished(flow=flow):
            return context.routes.dialogues[flow].done(turn)
        case Gone():
            return screens.gone(turn)


def _index(move: str) -> int:
    if not (move.isascii() and move.isdigit() and len(move) <= 3):
        raise buttons.UnknownPressError
    return int(move)
