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
from screens.screen import Screen, Text, text
from storage.views import feedback_lines as views

K = TypeVar("K")
V = TypeVar("V")

_AT_ONCE = 1000
"""How many may be writing at a time; who began first presses once more."""
_SENT = 0
"""Stands where the preview's message would: it is sent, and a second press of it hears so."""


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


async def _take_back(context: Context, round_id: RoundId) -> None:
    """The words are written anew: those shown before can no longer be sent, since they may have been changed
    because they gave the person away.
    """
    earlier = context.house.previews.get((context.user_id, round_id))
    if earlier:
        await context.take_back(earlier, screens.written_anew())
        context.house.previews.pop((context.user_id, round_id), None)


async def on_words(update: Update, context: Context) -> bool:
    """Typed words, where they were asked for: shown once more before they are sent."""
    round_id = context.house.lines.get(context.user_id)
    if round_id is None:
        return False
    assert update.effective_message is not None
    await _preview(context, round_id, update.effective_message.text or "")
    return True


async def _preview(context: Context, round_id: RoundId, typed: str, *, once_more: bool = False) -> None:
    line = await context.look(actions.look_line, round_id)
    words = lines.read(typed)
    if isinstance(line, Refused):
        context.house.lines.pop(context.user_id, None)
        await context.show(refused(line))
        return
    # Also after a button: whoever types again means these words anew.
    _ask_for_words(context, round_id)
    await _take_back(context, round_id)
    if isinstance(words, Problem):
        await context.show(screens.prompt(line, words))
        return
    found = wording.find(words, line.member)
    await context.show(screens.preview(line, words, found, once_more=once_more))
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
        await _show_unsent(context, RoundId(press.round_id), screens.lost())
        return
    await _preview(context, RoundId(press.round_id), words)


def give_up(context: Context) -> Text | None:
    """Whatever else somebody turns to, what they type next is no longer the line. A preview whose button was
    pressed is none any more: something else will stand there. That of sending needs to know of it.
    """
    query, previews = context.incoming.callback_query, context.house.previews
    if query is not None and not (query.data or "").startswith(f"{SendLinePress.code}:"):
        pressed = _pressed(context)
        for key in [key for key, shown in previews.items() if key[0] == context.user_id and shown == pressed]:
            del previews[key]
    return None if context.house.lines.pop(context.user_id, None) is None else text("feedback-line-given-up")


def _pressed(context: Context) -> int | None:
    """The message whose button was pressed, in the private chat."""
    query = context.incoming.callback_query
    message = None if query is None or context.in_group else query.message
    return None if message is None else message.message_id


async def on_send(update: Update, context: Context) -> None:
    """The words of this very message, if they are the last that this person was shown."""
    press = buttons.read(update, SendLinePress)
    quoted = quoting.quoted_in(quoting.message_of(update))
    words = None if quoted is None else lines.read(quoted)
    round_id = RoundId(press.round_id)
    last = context.house.previews.get((context.user_id, round_id))
    if last not in (None, _SENT, _pressed(context)):
        # This press was on its way when they were written anew.
        await _show_unsent(context, round_id, screens.written_anew())
        return
    if words is None or isinstance(words, Problem):
        await _show_unsent(context, round_id, screens.lost())
        return
    if last is None:
        # Another process has shown them. They may have been written anew since, so they are shown once more.
        await _preview(context, round_id, words, once_more=True)
        return
    quotable = press.quotable == 1
    decision = await context.do_unnoted(actions.send_line, round_id, words, quotable=quotable)
    # Only now: had it failed, an older message would pass for one that is sent already.
    context.house.previews[context.user_id, round_id] = _SENT
    await context.show(screens.sent(decision))


async def _show_unsent(context: Context, round_id: RoundId, otherwise: Screen) -> None:
    """Why nothing was sent; where no line can be written at all, that."""
    line = await context.look(actions.look_line, round_id)
    await context.show(refused(line) if isinstance(line, Refused) else otherwise)


WORDS = Routes(typed=(on_words,))
ROUTES = Routes(
    presses={LinePress: on_line, OfferedLinePress: on_offered, SendLinePress: on_send},
    unclaimed=(on_unclaimed,),
    afresh=(give_up,),
)
