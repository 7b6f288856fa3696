"""What somebody at the page does under /sim."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from simulator import acts, blocking, running, voting
from simulator.acts import ImpossibleError
from simulator.buttons import Button
from simulator.desk import Desk, NotThereError, as_json, body_of, whole
from simulator.members import known_rights
from simulator.methods.messages import is_start_link
from simulator.nouns import CallbackQuery, Chat, User
from simulator.params import Upload
from simulator.reading import clock_view

ANSWER_WITHIN = 5.0
LONGEST_NAME = 64
LONGEST_TITLE = 128


class Playing:
    """The routes that do something; each answers when the bot has dealt with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[str, asyncio.Future[None]] = {}

    async def add_person(self, request: web.Request) -> web.Response:
        name = str((await body_of(request)).get("name", "")).strip()
        if not 1 <= len(name) <= LONGEST_NAME:
            raise ImpossibleError(f"Type a name of 1 to {LONGEST_NAME} letters.")
        first, _, last = name.partition(" ")
        person = self._desk.simulator.person(first, last.strip() or None)
        self._desk.live.tell_all({"type": "people"})
        return as_json(self._desk.person_view(person.user), 201)

    async def move_clock(self, request: web.Request) -> web.Response:
        await self._desk.simulator.move_clock(await self._moment(await body_of(request)))
        self._desk.simulator.tick()
        await self._desk.simulator.settle()
        self._desk.live.tell_all({"type": "clock"})
        return as_json(await clock_view(self._desk.simulator))

    async def _moment(self, wanted: dict[str, Any]) -> datetime:
        now = self._desk.simulator.clock.now()
        seconds = wanted.get("advance_seconds")
        if isinstance(seconds, int | float) and seconds >= 0:
            return now + timedelta(seconds=seconds)
        if wanted.get("to") == "next":
            due = await self._desk.simulator.next_event()
            if due is None:
                raise ImpossibleError("Nothing is due. Move the clock by an hour or a day instead.")
            return max(due, now)
        try:
            moment = datetime.fromisoformat(str(wanted.get("to")))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None or moment < now:
            raise ImpossibleError("The clock goes forward only. Choose a later time.")
        return moment

    async def add_chat(self, request: web.Request) -> web.Response:
        wanted = await body_of(request)
        user = self._desk.user(wanted.get("as"))
        title = str(wanted.get("title", "")).strip()
        if not 1 <= len(title) <= LONGEST_TITLE:
            raise ImpossibleError("Type a title of 1 to 128 letters.")
        owner = next(person for person in self._desk.simulator.people if person.user is user)
        kinds = self._desk.simulator
        if wanted.get("type") == "channel":
            group = kinds.channel(title, owner)
        else:
            group = kinds.forum(title, owner) if wanted.get("forum") else kinds.group(title, owner)
        if wanted.get("add_bot"):
            running.add_bot(self._desk.world, user, group.chat, _rights(group.chat, wanted.get("rights")))
            await self._desk.simulator.settle()
        return as_json(self._desk.chat_view(group.chat, user), 201)

    async def write(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        wanted = await body_of(request)
        message = acts.write(
            self._desk.world,
            user,
            chat,
            str(wanted.get("text") or ""),
            reply_to=wanted.get("reply_to"),
            topic=wanted.get("topic"),
        )
        await self._desk.simulator.settle()
        return as_json({"message": message.id})

    async def press(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        wanted = await body_of(request)
        message = self._desk.message(chat, user, wanted.get("message"))
        try:
            button = message.buttons[int(wanted["row"])][int(wanted["column"])]
        except (IndexError, KeyError, TypeError, ValueError):
            raise NotThereError("That button is no longer there.") from None
        query = acts.press(self._desk.world, user, message, button)
        if query is None:
            await self._desk.simulator.settle()
            return as_json(self._link_answer(button, user))
        await self._answer(query)
        answer = query.answer or {}
        return as_json(
            {
                "toast": answer.get("text"),
                "alert": bool(answer.get("alert")),
                "url": None,
                "open_chat": user.id if answer.get("url") else None,
            }
        )

    def _link_answer(self, button: Button, user: User) -> dict[str, Any]:
        url = button.url or ""
        link = self._desk.world.links.get(url)
        opened = user.id if is_start_link(self._desk.world, url) else link.chat.id if link else None
        return {"toast": None, "alert": False, "url": None if opened else url or None, "open_chat": opened}

    async def _answer(self, query: CallbackQuery) -> None:
        """Waits until the bot has answered a press, but not for ever."""
        if query.answer is None:
            answered = self._waiting[query.id] = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait_for(answered, ANSWER_WITHIN)
            except TimeoutError:
                return
            finally:
                del self._waiting[query.id]
        await self._desk.simulator.settle()

    def answered(self, query: CallbackQuery) -> None:
        waiting = self._waiting.get(query.id)
        if waiting is None:
            self._desk.live.toast(query)
        elif not waiting.done():
            waiting.set_result(None)

    async def vote(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        wanted = await body_of(request)
        options = wanted.get("options")
        if not isinstance(options, list) or not all(isinstance(index, int) for index in options):
            raise ImpossibleError("Choose an answer first.")
        voting.vote(self._desk.world, user, self._desk.message(chat, user, wanted.get("message")), options)
        return await self._done()

    async def upload(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            raise ImpossibleError("Choose a file first.")
        upload = Upload(file.filename, file.content_type, file.file.read())
        topic = form.get("topic")
        message = acts.upload(
            self._desk.world,
            user,
            chat,
            upload,
            caption=str(form.get("caption", "")),
            as_photo=upload.mime.startswith("image/"),
            topic=whole(topic, "topic") if topic else None,
        )
        await self._desk.simulator.settle()
        return as_json({"message": message.id})

    async def join(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        acts.ask_to_join(self._desk.world, user, chat, running.invite_link(self._desk.world, chat))
        return await self._done()

    async def leave(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        acts.leave(self._desk.world, user, chat)
        return await self._done()

    async def start(self, request: web.Request) -> web.Response:
        user, _ = self._desk.place(request)
        acts.start(self._desk.world, user, (await body_of(request)).get("payload") or None)
        return await self._done()

    async def block(self, request: web.Request) -> web.Response:
        user, _ = self._desk.place(request)
        blocking.block(self._desk.world, user)
        return await self._done()

    async def bot(self, request: web.Request) -> web.Response:
        user, chat = self._desk.place(request)
        wanted = await body_of(request)
        rights = _rights(chat, wanted.get("rights"))
        action = wanted.get("action")
        if action == "add":
            running.add_bot(self._desk.world, user, chat, rights)
        elif action == "rights":
            running.set_bot_rights(self._desk.world, user, chat, rights)
        elif action == "remove":
            running.remove_bot(self._desk.world, user, chat)
        else:
            raise ImpossibleError("The bot can be added, given rights or removed.")
        return await self._done()

    async def _done(self) -> web.Response:
        await self._desk.simulator.settle()
        return as_json({})


def _rights(chat: Chat, given: Any) -> dict[str, bool] | None:
    """The rights that this kind of chat has: the page offers one list for all kinds."""
    if not isinstance(given, dict):
        return None
    known = set(known_rights(chat))
    return {name: bool(value) for name, value in given.items() if name in known}
