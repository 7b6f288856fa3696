"""What a handler works with: the person, the moment, one action, one screen."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from telegram import CallbackQuery, LinkPreviewOptions, Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackContext, ExtBot

from actions.once import looking, once
from handlers import rendering
from handlers.house import House
from rules.ids import ChatId, CommunityId, UserId
from rules.permissions import Actor
from screens.screen import Screen, Text
from screens.texts import Texts
from storage.db import Tx

if TYPE_CHECKING:
    from handlers.routes import Routes

P = ParamSpec("P")
T = TypeVar("T")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_HARMLESS = ("message is not modified", "query is too old", "query_id_invalid")
"""The screen shows this already, or the press is so old that nobody waits for its answer."""
_LOST = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")
"""The screen was deleted in between, Telegram keeps it no longer, or a file stands where it was."""
UNDER_A_FILE = "cigbot_under_a_file"
"""Marks the message of a press whose button stands under a file; the library keeps unknown fields."""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Any]]):
    """One update on its way through the house."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.incoming: Update
        self.actor: Actor | None = None
        """Who it is in storage, known once something was done or looked at."""
        self.answered = False
        self.cared = False
        """Whether the help card was sent for what this person wrote."""
        self.given_up: Text | None = None
        """What is said of what this press or command has put an end to, where that is the answer."""
        self.about: CommunityId | None = None
        """The community that the update is about, where a press or a dialogue names one."""
        self.shown: int | None = None
        """The message in which the last screen stands."""
        self._meanwhile: int | None = None
        """The message that says that the answer takes a moment; the answer takes its place."""

    @classmethod
    def from_update(cls, update: object, application: Any) -> "Context":
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.incoming = update
        return context

    @property
    def house(self) -> House:
        house: House = self.bot_data["house"]
        return house

    @property
    def routes(self) -> "Routes":
        """What every noun answers."""
        routes: Routes = self.bot_data["routes"]
        return routes

    @property
    def now(self) -> datetime:
        return self.house.now()

    @property
    def user_id(self) -> UserId:
        assert self.incoming.effective_user is not None
        return UserId(self.incoming.effective_user.id)

    @property
    def in_group(self) -> bool:
        """Whether this came from a group, where nothing is said that concerns one person."""
        chat = self.incoming.effective_chat
        return chat is not None and chat.type != ChatType.PRIVATE

    async def do(
        self, action: Callable[Concatenate[Tx, Actor, datetime, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run the action for the person behind this update, in one transaction; once, if it comes again."""
        update_id, user_id, now = self.incoming.update_id, self.user_id, self.now
        try:
            self.actor, decision = await self.house.db.write(
                lambda tx: once(tx, update_id, user_id, now, action, *args, **kwargs)
            )
        finally:
            # Also when it failed: the commit may have been done, and only its answer lost.
            self.house.owed()
        return decision

    async def do_unnoted(
        self, action: Callable[Concatenate[Tx, Actor, datetime, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `do`, for an action that has its effect once by itself: a note of the update would tell when
        somebody did it.
        """
        user_id, now = self.user_id, self.now
        try:
            self.actor, decision = await self.house.db.write(
                lambda tx: looking(tx, user_id, now, action, *args, **kwargs)
            )
        finally:
            self.house.owed()
        return decision

    async def look(
        self, view: Callable[Concatenate[Tx, Actor, datetime, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Read the view as this person may see it."""
        user_id, now = self.user_id, self.now
        self.actor, seen = await self.house.db.read(
            lambda tx: looking(tx, user_id, now, view, *args, **kwargs)
        )
        return seen

    async def show(self, screen: Screen, toast: Text | None = None) -> None:
        """Answer with a screen: in place after a press in private, as a new message after a typed one.

        After a press in a group the screen is kept back: the toast answers, or the private chat opens.
        """
        query = self.incoming.callback_query
        with self.house.speaking(await self._texts()):
            if query is None and self._meanwhile is not None:
                await self._replace(self.user_id, self._meanwhile, screen)
            elif query is None:
                await self._post(screen)
            elif self.in_group:
                await self._answer_in_group(query, toast)
            else:
                await self._edit(query, screen)
                await self.toast(toast)

    async def say(self, screen: Screen) -> None:
        """As `show`, and always as a new message: the one that was pressed holds what is still needed."""
        with self.house.speaking(await self._texts()):
            await self._post(screen)
            await self.toast(None)

    async def take_back(self, message_id: int, screen: Screen) -> None:
        """An earlier message of the bot's in this chat shows that instead; where it is gone, nothing does."""
        with self.house.speaking(await self._texts()):
            await self._rewrite(self.user_id, message_id, screen)

    async def meanwhile(self, screen: Screen) -> None:
        """Say at once that the answer takes a moment; in private, and not after a press."""
        with self.house.speaking(await self._texts()):
            self._meanwhile = (await self._post(screen)).message_id

    async def toast(self, text: Text | None, *, alert: bool = False) -> None:
        """Answer the press, with words or without; once, however often it is called."""
        query = self.incoming.callback_query
        if query is None or self.answered:
            return
        self.answered = True
        words = (await self._texts()).plain(text)[:200] if text else None
        await _unless_harmless(query.answer(words, show_alert=alert))

    async def _texts(self) -> Texts:
        """The texts in which this person is answered: of the community this is about, or of their own."""
        changed = await self.house.wording.changed()
        if not changed:
            return self.house.shipped
        mine = [one.community_id for one in self.actor.memberships] if self.actor else []
        if not mine and not self.in_group:
            return await self.house.texts_for(ChatId(self.user_id), None)
        # A forged press names whatever it likes: another community's words are none of theirs.
        about = mine[0] if len(mine) == 1 else next((one for one in mine if one == self.about), None)
        return self.house.shipped if about is None else changed.get(about, self.house.shipped)

    async def _post(self, screen: Screen) -> Message:
        message = await self.bot.send_message(
            self.user_id,
            rendering.body(self.house, screen),
            parse_mode=ParseMode.HTML,
            reply_markup=rendering.markup(self.house, screen),
            reply_parameters=rendering.answered(screen),
            link_preview_options=_NO_PREVIEW,
        )
        self.shown = message.message_id
        return message

    async def _edit(self, query: CallbackQuery, screen: Screen) -> None:
        assert query.message is not None
        if query.message.api_kwargs.get(UNDER_A_FILE):
            await self._post(screen)  # The file stays, and what is said next comes below it.
            return
        await self._replace(query.message.chat.id, query.message.message_id, screen)

    async def _replace(self, chat_id: int, message_id: int, screen: Screen) -> None:
        if await self._rewrite(chat_id, message_id, screen):
            self.shown = message_id
        else:
            await self._post(screen)

    async def _rewrite(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Whether the screen stands in that message now; not where there is none any more."""
        try:
            await self.bot.edit_message_text(
                rendering.body(self.house, screen),
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=rendering.markup(self.house, screen),
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as refusal:
            if _is_among(_LOST, refusal):
                return False
            if not _is_among(_HARMLESS, refusal):
                raise
        return True

    async def _answer_in_group(self, query: CallbackQuery, toast: Text | None) -> None:
        if self.actor is not None and self.actor.reachable:
            await self.toast(toast)
            return
        # What was done is said in private, so the press opens the private chat.
        self.answered = True
        await _unless_harmless(query.answer(url=rendering.start_link(self.house, "hello")))


async def _unless_harmless(call: Awaitable[Any]) -> None:
    try:
        await call
    except BadRequest as refusal:
        if not _is_among(_HARMLESS, refusal):
            raise


def _is_among(known: tuple[str, ...], refusal: BadRequest) -> bool:
    return any(words in refusal.message.lower() for words in known)


def context_of(context: object) -> Context:
    """The library types an error handler's context loosely; it is always ours."""
    return cast("Context", context)
