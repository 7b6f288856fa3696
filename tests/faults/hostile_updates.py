"""Updates that nobody should send: by everybody, of every kind, plausible at first and then less so."""

import json
from dataclasses import dataclass, fields
from datetime import date

from rules.groups import Purpose
from rules.moderation.measures import Act
from rules.permissions import Role
from rules.questions.threads import Verdict
from screens.presses import PRESSES
from simulator import ImpossibleError, acts, blocking
from simulator.params import Upload
from tests.faults.hostile_types import KINDS, STRANGE, TALL, Typed, bent, from_of

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
ANOTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Rose", "username": "rose_bot"}
_NO_CHAT = (1087968824, 136817688, 777000, 99)
PSEUDO = (ANONYMOUS, CHANNEL_BOT, TELEGRAM, ANOTHER_BOT)

NUMBERS = (*(1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), 0, -1, 30, 999_999, 2**31, 2**63, 10**40)
WORDS = (
    *("yes", "no", "x", "topic", "admin", "owner", "moderator", "facilitator", "announcements", "cohort"),
    *("not-ours", "name", "grade", "csv", "attended", "missed", "mute", "warn", "remove", "approve", "block"),
    *(
        "decline",
        "unkind",
        "other",
        "week",
        "home-menu",
        "home",
        "everybody",
        "attendee",
        "day",
        "0",
        "s",
        "o",
    ),
    *("é" * 20, "🌸", "٣", "'; DROP TABLE members; --", "\x00", "a:b", "{ $x }", "\n", "", " 1", "+1", "1.0"),
)
FITTING = {
    "role": list(Role),
    "purpose": list(Purpose),
    "act": list(Act),
    "verdict": list(Verdict),
    "status": ["attended", "part", "missed"],
    "community_id": [1, 1, 2],
    "group_id": [1, 1, 2],
    "session_id": [1],
    "asked": [date(2026, 11, 16).toordinal()],
}
"""What a field of that name means, most of the time."""
SAYINGS = (
    *(
        "Good morning",
        "Thu 26 Nov 5pm",
        "26/11/2026 17:00",
        "yesterday",
        "12",
        "0",
        "-3",
        "99999999999999",
        "7",
    ),
    *(
        "50 minutes",
        "https://meet.example/abc",
        "Team dynamics",
        "General medicine",
        "/",
        "/cancel",
        "/start x",
    ),
    *(
        "<b>bold",
        "</b>",
        "&lt;&",
        "{ $x }",
        "{",
        "שלום",
        "\u202eeman",
        "\x00",
        "nul\x00inside",
        "\ud83d",
        "\n\n",
    ),
    *("=1+1", "000000000055", "0000-0000-0055", "My patient, NHS number 999 000 0018, fell", "I want to die"),
    *("a" * 4096, "word " * 819, "🌸" * 2048, TALL, "1. One\n2. Two\n3. Three", "123456", "a,b;c\td"),
)
ALOUD = (
    *("My patient, NHS number 999 000 0018, fell", "NHS No 999 765 4323, born 3/4/1961", "I want to die"),
    *(
        "Good morning",
        "/report",
        "/warn",
        "/mute",
        "/remove",
        "/rules",
        "/menu@cigbot_demo_bot",
        "Yes, I had that",
    ),
)
ANSWERS = (
    *("Thu 26 Nov 5pm", "Thu 3 Dec 5pm", "19/1/2027 17:00", "12", "1", "30", "2", "https://meet.example/abc"),
    *("What I would like to say", "Words with {$name} in them", "Work in a new country", "Welcome to us"),
)
PAYLOADS = (
    "1",
    "2",
    "-1",
    "999999",
    "x",
    "1_1",
    "1_2",
    "",
    "a" * 64,
    "10000000000000000000000",
    "é",
    "1_" * 30,
)
RIGHTS = (
    *("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics"),
)
PERMISSIONS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_react_to_messages", "can_edit_tag", "can_manage_topics"),
)
FROM_TELEGRAM = 1_000
"""Numbers of forged updates: below those of the pretend Telegram, so that none acknowledges another."""


@dataclass(frozen=True)
class Sent:
    """One update as it went in, and whom it is from."""

    update: dict
    text: str
    """The JSON, by which it can be played again."""


class Crowd:
    """What some people may send, made from what there is.

    Args:
        cast: who acts: people with an account, or none but the pseudo-users.
        everyone: all whom an update may speak of, whoever sends it.
        canary: called with who types in private; words that nobody else may read.
    """

    def __init__(self, rng, vale, cast, everyone, groups, codes, canary):
        self.rng, self.vale, self.cast = rng, vale, cast
        self.everyone, self.groups, self.codes, self.canary = everyone, groups, codes, canary
        self.senders = set()
        """The ids of all accounts that something was forged from."""
        self.typed = Typed(
            rng,
            {
                "from": self.who,
                "user": self.anybody,
                "sender_user": self.anybody,
                "chat": lambda: self.chat_for(None),
                "sender_chat": lambda: self.rng.choice(self.groups).chat.wire,
                "date": self.date,
                "edit_date": self.date,
                "message_id": lambda: rng.choice((1, 2, 3, 5, 9, 20, 0, -1, 2**31)),
                "message_thread_id": lambda: rng.choice((1, 7, 7, 0, -5, 2**40)),
                "text": self.saying,
                "caption": self.saying,
                "data": self.data,
                "offset": lambda: rng.choice((0, 0, 0, 1, 5, -1, 4096)),
                "length": lambda: rng.choice((1, 2, 5, 6, 0, -1, 5000)),
                "migrate_to_chat_id": self._new_chat,
                "migrate_from_chat_id": lambda: rng.choice((-5, -6, -1_002_000_000_001)),
                "user_chat_id": lambda: self.who()["id"],
            },
        )

    # Who, where, what

    def who(self):
        """Somebody of the cast, as Telegram writes them; now and then their name is not what it was."""
        if not self.cast:
            return dict(self.rng.choice(PSEUDO))
        wire = dict(self.rng.choice(self.cast).user.wire)
        if self.rng.random() < 0.05:
            wire["first_name"] = self.rng.choice(("🌸", "", "<b>", "\x00", "x" * 300, "{ $x }"))
        return wire

    def anybody(self):
        if self.rng.random() < 0.2:
            return dict(self.rng.choice(PSEUDO))
        return dict(self.rng.choice(self.everyone).user.wire)

    def chat_for(self, sender):
        """The sender's own private chat, or a group, or a chat that nobody knows."""
        chance = self.rng.random()
        if sender is not None and chance < 0.6 and sender["id"] not in _NO_CHAT:
            return {"id": sender["id"], "type": "private", "first_name": sender.get("first_name", "")}
        if chance < 0.9:
            return dict(self.rng.choice(self.groups).chat.wire)
        kind = self.rng.choice(("group", "supergroup", "channel", "community"))
        return {"id": -1_003_000_000_000 - self.rng.randrange(20), "type": kind, "title": "Elsewhere"}

    def _new_chat(self):
        """What a group becomes; no two become the same."""
        return -1_002_000_000_000 - self.rng.randrange(10**9)

    def date(self):
        now = int(self.vale.now().timestamp())
        return self.rng.choice((now, now, now, now, now - 60, 0, now + 10**6, 2**31 - 1))

    def saying(self):
        if self.rng.random() < 0.3:
            return self.command()
        return self.rng.choice(SAYINGS)

    def typable(self, words=""):
        """What Telegram's apps let somebody type."""
        return (words or self.saying())[:6000].replace("\ud83d", "").replace("\x00", "")

    def said_aloud(self):
        """What is said in a group: now and then something that somebody should see to."""
        if self.rng.random() < 0.4:
            return self.typable()
        return self.rng.choice(ALOUD)

    def command(self):
        routes = self.vale.running.routes
        name = self.rng.choice([*routes.commands, *routes.group_commands, "start", "unknown"])
        at = self.rng.choice(("", "", "", "@cigbot_demo_bot", "@another_bot"))
        return f"/{name}{at}" + self.rng.choice(("", "", f" {self.rng.choice(SAYINGS)[:200]}"))

    def payload(self):
        routes = self.vale.running.routes
        word = self.rng.choice([*routes.starts, *routes.opens, "nonsense"])
        return f"{word}_{self.rng.choice(PAYLOADS)}"[:64]

    def data(self):
        """What a button might bring back: a known code with numbers and words, or rubbish."""
        rng = self.rng
        if rng.random() < 0.1:
            return rng.choice(("", ":", "bk:", "zz:1", "🌸" * 16, "\x01" * 64, "m" * 64, "bk:1:2:3", "BK:1"))
        kind = PRESSES[rng.choice(self.codes)]
        values = (self._value(one) for one in fields(kind))
        data = ":".join((kind.code, *map(str, values)))
        return data.encode()[:64].decode(errors="ignore")

    def _value(self, field):
        known = FITTING.get(field.name)
        if known is not None and self.rng.random() < 0.7:
            return self.rng.choice(known)
        return self.rng.choice(NUMBERS if field.type in (int, "int") else WORDS)

    # Forged

    def forged(self, number):
        """Some update, with that number; sometimes bent out of shape."""
        maker = self.rng.choice(
            (*[self._message] * 3, *[self._press] * 3, self._standing, self._request, self._any)
        )
        update = {"update_id": number, **maker()}
        if self.rng.random() < 0.35:
            update = bent(self.rng, update)
            if not isinstance(update.get("update_id"), int) or self.rng.random() < 0.9:
                update["update_id"] = number
        self.senders |= from_of(update)
        return Sent(update, json.dumps(update))

    def _any(self):
        kind = self.rng.choice(KINDS)
        if self.rng.random() < 0.05:
            return {self.rng.choice(("from_another_age", "x" * 300)): self.rng.choice(STRANGE)}
        return {kind: self.typed.update(kind)}

    def _message(self):
        sender = self.who()
        message = {
            "message_id": self.rng.randrange(1, 60),
            "date": self.date(),
            "chat": self.chat_for(sender),
            "from": sender,
        }
        self.rng.choice((self._words, self._words, self._words, self._content, self._service))(message)
        if not self.cast and self.rng.random() < 0.7:
            message["sender_chat"] = self.rng.choice(self.groups).chat.wire
        if self.rng.random() < 0.25:
            message["reply_to_message"] = self._earlier(message["chat"])
        if self.rng.random() < 0.1:
            message["message_thread_id"], message["is_topic_message"] = self.rng.choice((7, 1, 99)), True
        if self.rng.random() < 0.1:
            message["forward_origin"] = self._origin()
        kind = self.rng.choice(("message",) * 8 + ("edited_message", "channel_post", "business_message"))
        return {kind: message}

    def _words(self, message):
        private = message["chat"]["type"] == "private"
        text = f"/start {self.payload()}" if private and self.rng.random() < 0.15 else self.saying()
        if private and not text.startswith("/") and self.rng.random() < 0.5:
            text = f"{text} {self.canary(message['from']['id'])}"
        message["text"] = text
        if text.startswith("/"):
            entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
            message["entities"] = [entity]

    def _content(self, message):
        """Pictures, albums, files, polls, whatever: required fields as Telegram has them."""
        names = ("photo", "sticker", "voice", "document", "location", "contact", "poll", "dice", "story")
        name = self.rng.choice((*names, "video_note", "checklist", "giveaway", "invoice", "game", "venue"))
        message.update({key: value for key, value in self.typed.update("message").items() if key == name})
        if name == "document" or self.rng.random() < 0.2:
            file = {"file_id": "no-such-file", "file_unique_id": "x", "file_name": "teams.csv"}
            message["document"] = {**file, "file_size": self.rng.choice((10, 2**31)), "mime_type": "text/csv"}
        if self.rng.random() < 0.4:
            message["media_group_id"] = self.rng.choice(("7", "8"))
        if self.rng.random() < 0.4:
            message["caption"] = self.saying()[:1024]

    def _service(self, message):
        rng = self.rng
        name, value = rng.choice(
            (
                ("new_chat_members", [self.anybody()]),
                ("left_chat_member", self.anybody()),
                ("new_chat_title", rng.choice(("Another name", "", "<b>", "x" * 300))),
                ("delete_chat_photo", True),
                ("group_chat_created", True),
                ("migrate_to_chat_id", self._new_chat()),
                ("migrate_from_chat_id", rng.choice((-5, -6, -7))),
                ("pinned_message", self._earlier(message["chat"])),
                ("forum_topic_created", {"name": rng.choice(("News", "", "🌸" * 99)), "icon_color": 7322096}),
                ("forum_topic_closed", {}),
                ("forum_topic_edited", {"name": "Changed"}),
                ("message_auto_delete_timer_changed", {"message_auto_delete_time": 86400}),
                ("successful_payment", {"currency": "GBP", "total_amount": 1}),
                ("write_access_allowed", {}),
                ("video_chat_started", {}),
            )
        )
        message[name] = value

    def _earlier(self, chat):
        by = self.rng.choice((self.anybody(), {"id": 42, "is_bot": True, "first_name": "cigbot"}))
        number = self.rng.choice((*range(1, 40), 0, -1, 10**9))
        return {"message_id": number, "date": self.date(), "chat": chat, "from": by, "text": "earlier"}

    def _origin(self):
        date = self.date()
        return self.rng.choice(
            (
                {"type": "user", "date": date, "sender_user": self.anybody()},
                {"type": "hidden_user", "date": date, "sender_user_name": self.rng.choice(("", "Ben", "🌸"))},
                {"type": "chat", "date": date, "sender_chat": self.rng.choice(self.groups).chat.wire},
                {"type": "channel", "date": date, "chat": {"id": -1009, "type": "channel"}, "message_id": 3},
                {"type": "unknown"},
            )
        )

    def _press(self):
        sender = self.who()
        chat = self.chat_for(sender)
        message = {"message_id": self.rng.randrange(1, 60), "chat": chat, "date": self.rng.choice((0, 1))}
        press = {"id": str(self.rng.randrange(10**12)), "from": sender, "chat_instance": "1"}
        if self.rng.random() < 0.95:
            press["message"] = message
        if self.rng.random() < 0.97:
            press["data"] = self.data()
        return {"callback_query": press}

    def _member(self):
        who, rng = self.anybody(), self.rng
        return rng.choice(
            (
                {"status": "creator", "user": who, "is_anonymous": False},
                {"status": "administrator", "user": who, "is_anonymous": False}
                | {right: rng.random() < 0.7 for right in RIGHTS},
                {"status": "member", "user": who},
                {"status": "restricted", "user": who, "is_member": rng.random() < 0.5, "until_date": 0}
                | {one: rng.random() < 0.5 for one in PERMISSIONS},
                {"status": "left", "user": who},
                {"status": "kicked", "user": who, "until_date": rng.choice((0, 2**31 - 1))},
            )
        )

    def _standing(self):
        """Telegram says how somebody, or the bot, stands in a chat. It is only asked about the cast."""
        old, new = self._member(), self._member()
        about_us = self.rng.random() < 0.3
        bot = {"id": 42, "is_bot": True, "first_name": "cigbot", "username": "cigbot_demo_bot"}
        new["user"] = old["user"] = bot if about_us else self.who()
        sender = self.who()
        news = {"chat": self.chat_for(sender), "from": sender, "date": self.date()}
        kind = "my_chat_member" if about_us else "chat_member"
        return {kind: {**news, "old_chat_member": old, "new_chat_member": new}}

    def _request(self):
        sender = self.who()
        asked = {"chat": self.chat_for(None), "from": sender, "date": self.date()}
        chat_id = self.rng.choice((sender["id"], sender["id"], 5_000_000_000 + self.rng.randrange(9)))
        link = {"invite_link": "https://t.me/+pretend00000001", "creator": self.anybody()}
        link |= dict.fromkeys(("creates_join_request", "is_primary", "is_revoked"), False)
        extra = {"invite_link": link} if self.rng.random() < 0.7 else {"bio": self.saying()}
        return {"chat_join_request": {**asked, "user_chat_id": chat_id, **extra}}

    # Played

    def plays(self):
        """Somebody of the cast does what Telegram's apps allow; False when they allow it not."""
        world, rng = self.vale.sim.world, self.rng
        user = rng.choice(self.cast).user
        private = world.chats[user.id]
        group = rng.choice(self.groups).chat
        try:
            match rng.randrange(16):
                case 0 | 1 | 2 | 3 | 4 | 5:
                    self._presses_what_is_shown(world, user, rng.choice((private, private, private, group)))
                case 6 | 7 | 8:
                    acts.write(world, user, private, f"{self.typable()} {self.canary(user.id)}")
                case 9:
                    acts.write(world, user, private, self.typable(self.command()))
                case 10 | 14 | 15:
                    replied = rng.choice([None, *list(group.messages)[-8:]])
                    acts.write(world, user, group, self.said_aloud(), reply_to=replied)
                case 11:
                    acts.start(world, user, self.payload() if rng.random() < 0.7 else None)
                case 12:
                    self._does_something_rare(world, user, private, group)
                case _:
                    messages = list(private.messages.values()) or [None]
                    if messages[-1] is not None:
                        acts.press_data(world, user, rng.choice(messages[-8:]), self.data())
        except ImpossibleError:
            return False
        return True

    def steps_on(self, user):
        """One more step on from the newest screen, so that dialogues are walked to their ends."""
        world, rng = self.vale.sim.world, self.rng
        private = world.chats[user.id]
        shown = [one for one in private.messages.values() if one.buttons]
        try:
            chance = rng.random()
            if not shown or chance < 0.08:
                acts.write(world, user, private, self.typable(self.command()))
            elif chance < 0.75:
                acts.press(
                    world, user, shown[-1], rng.choice([one for row in shown[-1].buttons for one in row])
                )
            else:
                words = rng.choice(ANSWERS)
                acts.write(
                    world, user, private, f"{words} {self.canary(user.id)}" if words[0] == "W" else words
                )
        except ImpossibleError:
            return

    def _presses_what_is_shown(self, world, user, chat):
        acts.require_sight(chat, user)
        shown = [one for one in list(chat.messages.values())[-12:] if one.buttons]
        if shown:
            message = self.rng.choice(shown[-3:] if self.rng.random() < 0.7 else shown)
            button = self.rng.choice([one for row in message.buttons for one in row])
            acts.press(world, user, message, button)

    def _does_something_rare(self, world, user, private, group):
        rng = self.rng
        mine = [one for one in list(group.messages.values())[-20:] if not one.service]
        match rng.randrange(6):
            case 0 if mine:
                acts.edit(world, user, rng.choice(mine), self.typable()[:4000])
            case 1 if mine:
                acts.send_on(world, user, rng.choice(mine), hidden=rng.random() < 0.5)
            case 2 if group.links:
                acts.ask_to_join(world, user, group, rng.choice(list(group.links.values())))
            case 3:
                file = Upload(rng.choice(("a.csv", "b.pdf", "c.ftl")), "text/csv", rng.randbytes(200))
                acts.upload(world, user, rng.choice((private, group)), file, caption=self.typable()[:900])
            case 4 if private.started:
                blocking.block(world, user)
            case _:
                acts.leave(world, user, group)
