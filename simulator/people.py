"""People and groups as tests play them: `await amara.presses("Book")`, `ben.sees("place")`."""

from collections.abc import Generator, Mapping

from simulator import acts, blocking, forums, running, voting
from simulator.groups import Group, Screen, Stage, read_aloud, screen_of
from simulator.nouns import CallbackQuery, Chat, Message, Topic, User
from simulator.params import Upload


class Done:
    """Something that has happened already. Awaiting it lets the bot deal with it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def __await__(self) -> Generator[object, None, None]:
        yield from self._stage.settle().__await__()


class Person:
    """Somebody with Telegram on their phone.

    What one does happens at once; awaiting it lets the bot answer (`Simulator.settle`). A place `in_` is a
    group; left out it is the private chat with the bot. What the apps would not let one do raises
    `ImpossibleError`, which is an AssertionError.
    """

    def __init__(self, stage: Stage, user: User) -> None:
        self._stage = stage
        self._world = stage.world
        self.user = user

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    def __repr__(self) -> str:
        return f"<{self.name}>"

    # In the private chat and in groups

    async def starts(self, payload: str | None = None) -> None:
        """Presses Start, or follows a start link with a payload. Opens the private chat."""
        self.start_now(payload)
        await self._stage.settle()

    def start_now(self, payload: str | None = None) -> None:
        """As `starts`, without waiting for the bot."""
        acts.start(self._world, self.user, payload)

    async def writes(
        self,
        text: str,
        in_: Group | None = None,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
        anonymously: bool = False,
    ) -> Message:
        """Writes a text. An admin may do so `anonymously`, in the name of the group."""
        message = acts.write(
            self._world,
            self.user,
            self._chat(in_),
            text,
            reply_to=reply_to.id if reply_to else None,
            topic=topic,
            anonymously=anonymously,
        )
        await self._stage.settle()
        return message

    async def edits(self, message: Message, text: str) -> None:
        """Changes a text of one's own."""
        acts.edit(self._world, self.user, message, text)
        await self._stage.settle()

    async def sends_on(self, message: Message, *, hidden: bool = False) -> Message:
        """Sends a message on to the bot; `hidden` when its author lets nobody see the account behind it."""
        sent = acts.send_on(self._world, self.user, message, hidden=hidden)
        await self._stage.settle()
        return sent

    async def uploads(
        self,
        name: str,
        data: bytes,
        in_: Group | None = None,
        *,
        caption: str = "",
        mime: str = "application/octet-stream",
        as_photo: bool = False,
    ) -> Message:
        file = Upload(name, mime, data)
        message = acts.upload(
            self._world, self.user, self._chat(in_), file, caption=caption, as_photo=as_photo
        )
        await self._stage.settle()
        return message

    async def presses(self, label: str, in_: Group | None = None) -> str | None:
        """Presses a button of the newest message that has it; returns the toast or alert, if there was one.

        A label of a reply keyboard is written as text.
        """
        query = self.press_now(label, in_)
        await self._stage.settle()
        return str(query.answer["text"]) if query and query.answer and query.answer["text"] else None

    def press_now(self, label: str, in_: Group | None = None) -> CallbackQuery | None:
        """As `presses`, without waiting for the bot."""
        chat = self._chat(in_)
        acts.require_sight(chat, self.user)
        for message in reversed(chat.messages.values()):
            for button in (button for row in message.buttons for button in row):
                if button.text == label:
                    return acts.press(self._world, self.user, message, button)
            if message.reply_keyboard and label in message.labels:
                acts.write(self._world, self.user, chat, label)
                return None
        raise acts.ImpossibleError(self._no_button(label, chat))

    async def presses_data(self, data: str, message: Message) -> str | None:
        """A forged press: any data, under any message this person can see."""
        query = acts.press_data(self._world, self.user, message, data)
        await self._stage.settle()
        return str(query.answer["text"]) if query.answer and query.answer["text"] else None

    async def votes(self, in_: Group | None, *labels: str) -> None:
        """Votes in the newest poll there; without labels takes the vote back."""
        chat = self._chat(in_)
        message = next((m for m in reversed(chat.messages.values()) if m.poll is not None), None)
        if message is None or message.poll is None:
            raise acts.ImpossibleError(f"There is no poll in {acts.name_of(chat)}.")
        options = [option.text for option in message.poll.options]
        if missing := [label for label in labels if label not in options]:
            raise acts.ImpossibleError(f"The poll has no answer {missing[0]!r}; it has {options}.")
        voting.vote(self._world, self.user, message, [options.index(label) for label in labels])
        await self._stage.settle()

    def blocks_bot(self) -> Done:
        blocking.block(self._world, self.user)
        return Done(self._stage)

    def unblocks_bot(self) -> Done:
        blocking.unblock(self._world, self.user)
        return Done(self._stage)

    # Coming and going

    async def asks_to_join(
        self, group: Group, link: str | None = None, *, user_chat_id: int | None = None
    ) -> None:
        """Uses an invite link, by default the group's own, which makes a request.

        `user_chat_id` is the number the bot is given to write to, where it is to differ from the person's id.
        """
        used = self._world.links.get(link) if link else running.invite_link(self._world, group.chat)
        if used is None:
            raise acts.ImpossibleError(f"There is no such invite link: {link}")
        acts.ask_to_join(self._world, self.user, group.chat, used, user_chat_id)
        await self._stage.settle()

    def leaves(self, group: Group) -> Done:
        acts.leave(self._world, self.user, group.chat)
        return Done(self._stage)

    def is_in(self, group: Group) -> bool:
        member = group.chat.member(self.id)
        return member is not None and member.present

    # Running a group

    def owns(self, group: Group) -> Done:
        """Becomes the owner of a group that has none."""
        running.require_admin(self._world, self.user, group.chat)
        return Done(self._stage)

    def add_bot(self, group: Group, rights: "Rights" = None) -> Done:
        """Adds the bot: with the named rights as administrator, with None as an ordinary member."""
        running.add_bot(self._world, self.user, group.chat, _rights(rights))
        return Done(self._stage)

    def set_bot_rights(self, group: Group, rights: "Rights") -> Done:
        running.set_bot_rights(self._world, self.user, group.chat, _rights(rights))
        return Done(self._stage)

    def remove_bot(self, group: Group) -> Done:
        running.remove_bot(self._world, self.user, group.chat)
        return Done(self._stage)

    def adds(self, someone: "Person", group: Group) -> Done:
        running.add(self._world, self.user, someone.user, group.chat)
        return Done(self._stage)

    def removes(self, someone: "Person", group: Group) -> Done:
        running.remove(self._world, self.user, someone.user, group.chat)
        return Done(self._stage)

    def promotes(self, someone: "Person", group: Group, rights: "Rights" = ()) -> Done:
        """Makes somebody an admin with these rights; with None an ordinary member again."""
        running.promote(self._world, self.user, someone.user, group.chat, _rights(rights))
        return Done(self._stage)

    def admits(self, someone: "Person", group: Group) -> Done:
        running.decide(self._world, self.user, someone.user, group.chat, admit=True)
        return Done(self._stage)

    def declines(self, someone: "Person", group: Group) -> Done:
        running.decide(self._world, self.user, someone.user, group.chat, admit=False)
        return Done(self._stage)

    def makes_topic(self, group: Group, name: str) -> Topic:
        """Makes a topic in a forum of one's own. The bot hears of it at the next `settle`."""
        running.require_forum(self._world, self.user, group.chat)
        return forums.make(self._world, self.user, group.chat, name)

    def changes_topic(
        self, group: Group, topic: Topic, *, name: str = "", closed: bool | None = None
    ) -> Done:
        """Renames, closes or reopens a topic."""
        running.require_forum(self._world, self.user, group.chat)
        if name:
            forums.rename(self._world, self.user, group.chat, topic, name)
        if closed is not None:
            forums.open_or_close(self._world, self.user, group.chat, topic, closed=closed)
        return Done(self._stage)

    def deletes_topic(self, group: Group, topic: Topic) -> Done:
        running.require_forum(self._world, self.user, group.chat)
        forums.delete(self._world, group.chat, topic)
        return Done(self._stage)

    # Looking

    def messages(self, in_: Group | None = None) -> list[Message]:
        """What this person can read there, oldest first."""
        chat = self._chat(in_)
        acts.require_sight(chat, self.user)
        return list(chat.messages.values())

    def screen(self, in_: Group | None = None) -> Screen:
        """The newest message of the bot."""
        for message in reversed(self.messages(in_)):
            if message.sender is self._world.bot and not message.service:
                return screen_of(message)
        raise AssertionError(f"The bot has written nothing to {self.name} there.")

    def sees(self, words: str, in_: Group | None = None) -> Message:
        """The newest message that contains the words; AssertionError with the whole chat if none does."""
        for message in reversed(self.messages(in_)):
            if words in read_aloud(message):
                return message
        raise AssertionError(f"{self.name} does not see {words!r}. There is:\n{self._transcript(in_)}")

    def does_not_see(self, words: str, in_: Group | None = None) -> None:
        if any(words in read_aloud(message) for message in self.messages(in_)):
            raise AssertionError(f"{self.name} sees {words!r} in:\n{self._transcript(in_)}")

    @property
    def toasts(self) -> list[str]:
        """All answers to presses that had words, oldest first."""
        return self._stage.said.setdefault(self.id, [])

    def downloads(self, name: str, in_: Group | None = None) -> bytes:
        """The newest file of that name."""
        for message in reversed(self.messages(in_)):
            if message.file is not None and message.file.name == name:
                return message.file.data
        raise AssertionError(f"There is no file {name!r} for {self.name} in:\n{self._transcript(in_)}")

    def _chat(self, group: Group | None) -> Chat:
        return self._world.chats[self.id] if group is None else group.chat

    def _transcript(self, group: Group | None) -> str:
        return "\n".join(map(repr, self.messages(group))) or "(nothing)"

    def _no_button(self, label: str, chat: Chat) -> str:
        shown = [
            button.text for message in chat.messages.values() for row in message.buttons for button in row
        ]
        return f"{self.name} finds no button {label!r} in {acts.name_of(chat)}; the buttons there: {shown}"


Rights = Mapping[str, bool] | set[str] | frozenset[str] | tuple[str, ...] | list[str] | None


def _rights(given: Rights) -> Mapping[str, bool] | None:
    return given if given is None or isinstance(given, Mapping) else dict.fromkeys(given, True)
