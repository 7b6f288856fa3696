"""A line in one's own words. It is nowhere but in the chat until the press that sends it."""

from typing import TypeVar

from telegram import Update

from actions.feedback import answering as actions
from handlers import buttons, home, quoting
from handlers.context import Context
from handlers.questions import writing
from handlers.routes import Routes
from rules.dialogue import Problem
from rules.feedback import lines
from rules.feedback.rounds import Refused
from rules.ids import RoundId
from rules.permissions import Verb
from rules.questions import wording
from screens.feedback import lines as screens
from screens.feedback.answering import refused
from screens.feedback.presses import LinePress, OfferedLinePress, SendLinePress
from screens.screen import Text, text
from storage.views import feedback_lines as views

K = TypeVar("K")
V = TypeVar("V")

_AT_ONCE = 1000
"""How many may be writing at a time; who began first presses once more."""


async def on_line(update: Update, context: Context) -> None:
    """The next words are it."""
    round_id = RoundId(buttons.read(update, LinePress).round_id)
    line = await context.look(actions.look_line, round_id)
    if isinstance(line, Refused):
        await context.show(refused(line))
        return
    _ask_for_words(context, round_id)
    await _take_back(context, round_id)
    await context.show(screens.prompt(line))


def _ask_for_words(context: Context, round_id: RoundId) -> None:
    """What this person types next is their line."""
    _make_room(context.house.lines)
    context.house.lines[context.user_id] = round_id


def _make_room(kept: dict[K, V]) -> None:
    while len(kept) >= _AT_ONCE:
        kept.pop(next(iter(kept)))


async def _take_back(context: Context, round_id: RoundId) -> bool:
    """The words are written anew: those shown before can no longer be sent, since they may have been changed
    because they gave the person away. Whether any are known that were shown.
    """
    earlier = context.house.previews.get((context.user_id, round_id))
    if earlier is None:
        return False
    await context.take_back(earlier, screens.written_anew())
    context.house.previews.pop((context.user_id, round_id), None)
    return True


async def on_words(update: Update, context: Context) -> bool:
    """Typed words, where they were asked for: shown once more before they are sent."""
    round_id = context.house.lines.get(context.user_id)
    if round_id is None:
        return False
    assert update.effective_message is not None
    await _preview(context, round_id, update.effective_message.text or "")
    return True


async def _preview(context: Context, round_id: RoundId, typed: str, *, offered: bool = False) -> None:
    """With `offered`, another process may have shown them a line before, and this one does not know where."""
    line = await context.look(actions.look_line, round_id)
    words = lines.read(typed)
    if isinstance(line, Refused):
        context.house.lines.pop(context.user_id, None)
        await context.show(refused(line))
        return
    # Also after a button: whoever types again means these words anew.
    _ask_for_words(context, round_id)
    known = await _take_back(context, round_id)
    if isinstance(words, Problem):
        await context.show(screens.prompt(line, words))
        return
    found = wording.find(words, line.member)
    await context.show(screens.preview(line, words, found, earlier=offered and not known))
    if context.shown is not None:
        _make_room(context.house.previews)
        context.house.previews[context.user_id, round_id] = context.shown


async def on_unclaimed(update: Update, context: Context) -> bool:
    """What nobody has asked for. A picture is no line; words may be one all the same: this process may have
    begun after it asked for them.
    """
    message = update.effective_message
    assert message is not None
    if message.text is None:
        return await _only_words(context)
    if message.text.startswith("/") or isinstance(lines.read(message.text), Problem):
        return False
    if context.actor is None or not context.actor.may(Verb.GIVE_FEEDBACK):
        return False
    rounds = await context.look(views.open_to)
    if not rounds:
        return False
    above = (*screens.offers(rounds), *await writing.offers(context, message.text))
    await home.show_menu(context, text("home-not-understood"), above=above, answers=message.message_id)
    return True


async def _only_words(context: Context) -> bool:
    round_id = context.house.lines.get(context.user_id)
    if round_id is None:
        return False
    line = await context.look(actions.look_line, round_id)
    await context.show(refused(line) if isinstance(line, Refused) else screens.only_words(line))
    return True


async def on_offered(update: Update, context: Context) -> None:
    """Those words are the line: all that is known of it stands in the button and above it."""
    press = buttons.read(update, OfferedLinePress)
    message = quoting.message_of(update)
    words = None if message is None or message.reply_to_message is None else message.reply_to_message.text
    if words is None:
        await context.look(actions.look_line, RoundId(press.round_id))
        await context.show(screens.lost())
        return
    await _preview(context, RoundId(press.round_id), words, offered=True)


def give_up(context: Context) -> Text | None:
    """Whatever else somebody turns to, what they type next is no longer the line. A preview whose button was
    pressed is none any more: something else will stand there.
    """
    query, previews = context.incoming.callback_query, context.house.previews
    message = None if query is None or context.in_group else query.message
    pressed = None if message is None else message.message_id
    for key in [key for key, shown in previews.items() if key[0] == context.user_id and shown == pressed]:
        del previews[key]
    return None if context.house.lines.pop(context.user_id, None) is None else text("feedback-line-given-up")


async def on_send(update: Update, context: Context) -> None:
    """The words of this very message, as they were shown."""
    press = buttons.read(update, SendLinePress)
    quoted = quoting.quoted_in(quoting.message_of(update))
    words = None if quoted is None else lines.read(quoted)
    round_id = RoundId(press.round_id)
    if (context.user_id, round_id) in context.house.previews:
        # Another message is the last one: this press was on its way when they were written anew.
        await context.look(actions.look_line, round_id)
        await context.show(screens.written_anew())
        return
    if words is None or isinstance(words, Problem):
        await context.look(actions.look_line, round_id)
        await context.show(screens.lost())
        return
    quotable = press.quotable == 1
    decision = await context.do_unnoted(actions.send_line, round_id, words, quotable=quotable)
    await context.show(screens.sent(decision))


WORDS = Routes(typed=(on_words,))
ROUTES = Routes(
    presses={LinePress: on_line, OfferedLinePress: on_offered, SendLinePress: on_send},
    unclaimed=(on_unclaimed,),
    afresh=(give_up,),
)
