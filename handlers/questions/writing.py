"""Writing anonymously. The words are nowhere but in the chat, above the button that sends them."""

from collections.abc import Sequence

from telegram import Update

from actions.questions import asking, ending
from handlers import buttons, home, quoting
from handlers.context import Context
from handlers.routes import Routes
from rules.dialogue import Problem
from rules.ids import QuestionId
from rules.permissions import Verb
from rules.questions import wording
from rules.questions.threads import Aim, Refused, Sent
from screens.home import Entry
from screens.questions import writing as screens
from screens.questions.presses import (
    AskPress,
    CloseMinePress,
    GiveUpPress,
    MinePress,
    OfferedPress,
    SendPress,
    WhoPress,
    WritePress,
    aim_of,
)
from screens.screen import Button, Text, text
from storage.views import questions as views

_AT_ONCE = 1000
"""How many may be writing at a time; who began first is then asked by a button."""


async def on_ask(_update: Update, context: Context) -> None:
    """What asking means, and where to ask."""
    await context.show(screens.intro(await context.look(views.asking)))


async def on_ask_link(update: Update, context: Context, _argument: str) -> None:
    await on_ask(update, context)


async def on_write(update: Update, context: Context) -> None:
    """The next words are it."""
    aim = aim_of(buttons.read(update, WritePress))
    writing = await context.look(asking.look, aim)
    if isinstance(writing, Refused):
        await context.show(screens.refused(writing))
        return
    waiting = context.house.asking
    while len(waiting) >= _AT_ONCE:
        waiting.pop(next(iter(waiting)))
    waiting[context.user_id] = aim
    await context.show(screens.prompt(writing))


async def on_words(update: Update, context: Context) -> bool:
    """Typed words, where they were asked for: shown once more before they are sent."""
    aim = context.house.asking.get(context.user_id)
    if aim is None:
        return False
    assert update.effective_message is not None
    await _preview(context, aim, update.effective_message.text or "")
    return True


async def _preview(context: Context, aim: Aim, typed: str, *, offered: bool = False) -> None:
    """With `offered`, nobody has told them yet who could know what."""
    writing = await context.look(asking.look, aim)
    words = wording.read(typed)
    if isinstance(writing, Refused):
        context.house.asking.pop(context.user_id, None)
        await context.show(screens.refused(writing))
    elif isinstance(words, Problem):
        await context.show(screens.prompt(writing, words))
    else:
        found = wording.find(words, writing.asker)
        told_first = offered and not aim.question_id
        await context.show(screens.preview(writing, aim, words, found, who=told_first))


async def on_unclaimed(update: Update, context: Context) -> bool:
    """What nobody has asked for. Pictures cannot be asked; words may be a question all the same: this
    process may have begun after it asked for them.
    """
    message = update.effective_message
    assert message is not None
    aim = context.house.asking.get(context.user_id)
    if aim is not None and message.text is None:
        writing = await context.look(asking.look, aim)
        await context.show(
            screens.refused(writing) if isinstance(writing, Refused) else screens.only_words(writing)
        )
        return True
    offered = await offers(context, message.text)
    if not offered:
        return False
    await home.show_menu(
        context, text("home-not-understood"), above=tuple(offered), answers=message.message_id
    )
    return True


async def offers(context: Context, typed: str | None) -> Sequence[tuple[Button, ...]]:
    """The buttons by which words that nobody asked for become a question, if they may be one."""
    if typed is None or typed.startswith("/") or isinstance(wording.read(typed), Problem):
        return ()
    if context.actor is None or not context.actor.may(Verb.ASK_ANONYMOUSLY):
        return ()
    found = await context.look(views.asking)
    return screens.offers(found.own, question=wording.could_be_one(typed))


async def on_offered(update: Update, context: Context) -> None:
    """Those words are a question, or an answer back. Whichever process asked for them need not be this one:
    all that is known stands in the button.
    """
    press = buttons.read(update, OfferedPress)
    message = quoting.message_of(update)
    words = None if message is None or message.reply_to_message is None else message.reply_to_message.text
    found = await context.look(views.asking)
    if words is None:
        await context.show(screens.lost())
    elif press.group_id or press.question_id:
        await _preview(context, aim_of(press), words, offered=True)
    elif len(found.groups) == 1:
        await _preview(context, Aim(group_id=found.groups[0].id), words, offered=True)
    else:
        await context.show(screens.where(found.groups) if found.groups else screens.intro(found))


async def on_who(update: Update, context: Context) -> None:
    """All of who could know what, and back to the words."""
    press = buttons.read(update, WhoPress)
    await context.look(views.asking)
    await context.show(screens.who(Aim(group_id=press.group_id)))


def give_up(context: Context) -> Text | None:
    """Whatever else somebody turns to, what they type next is no longer a question."""
    return None if context.house.asking.pop(context.user_id, None) is None else text("question-given-up")


async def on_give_up(_update: Update, context: Context) -> None:
    """Nothing was kept, so there is nothing to undo."""
    await context.look(views.asking)
    await context.show(screens.given_up())


async def on_send(update: Update, context: Context) -> None:
    """The words of this very message, as they were shown."""
    press = buttons.read(update, SendPress)
    quoted = quoting.quoted_in(quoting.message_of(update))
    words = None if quoted is None else wording.read(quoted)
    if words is None or isinstance(words, Problem):
        await context.look(views.asking)
        await context.show(screens.lost())
        return
    decision = await context.do(asking.send, aim_of(press), words)
    shown = await context.look(views.mine, decision.thread.id) if isinstance(decision, Sent) else None
    await context.show(screens.sent(decision, shown))


async def on_mine(update: Update, context: Context) -> None:
    press = buttons.read(update, MinePress)
    await context.show(screens.mine(await context.look(views.standing, QuestionId(press.question_id))))


async def on_close_mine(update: Update, context: Context) -> None:
    press = buttons.read(update, CloseMinePress)
    question_id = QuestionId(press.question_id)
    if press.sure != 1:
        await context.show(screens.sure(await context.look(views.mine, question_id)))
    else:
        await context.show(screens.closed(await context.do(ending.close_own, question_id)))


ROUTES = Routes(
    presses={
        AskPress: on_ask,
        WritePress: on_write,
        SendPress: on_send,
        OfferedPress: on_offered,
        WhoPress: on_who,
        GiveUpPress: on_give_up,
        MinePress: on_mine,
        CloseMinePress: on_close_mine,
    },
    commands={"ask": on_ask},
    starts={"ask": on_ask_link},
    unclaimed=(on_unclaimed,),
    afresh=(give_up,),
    menu=(Entry(Verb.ASK_ANONYMOUSLY, "button-question-ask", AskPress()),),
)
