"""What every handler has at hand."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

from rules.groups import Group
from rules.ids import ChatId, CommunityId, GroupId, MemberId, RoundId, UserId
from rules.moderation.flood import Score
from rules.questions.threads import Aim
from screens.texts import Texts
from screens.texts.communities import Wording
from storage.db import Database, is_passing
from storage.views import community_texts as views

S = TypeVar("S")
T = TypeVar("T")

_SPEAKING: ContextVar[Texts | None] = ContextVar("speaking", default=None)
"""The texts of the community whose words are being said in this task."""


async def _nothing() -> None: ...


@dataclass(slots=True)
class House:
    """The parts of the running program that handlers use; `bot.app` furnishes it."""

    db: Database
    shipped: Texts
    """The texts as they are where no community has changed them."""
    now: Callable[[], datetime]
    owed: Callable[[], None]
    """Called after every write: something may have been owed that can go out now."""
    forgotten: Callable[[], Awaitable[None]] = _nothing
    """Called after somebody was forgotten: what is deleted leaves the database's files as well."""
    bot_username: str = ""
    public_url: str = ""
    """Where others reach the pages, without a slash at the end; empty when nobody outside can."""
    regions: Mapping[str, str] = field(default_factory=dict)
    """The region of each community that the configuration describes, by the community's key."""
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))
    """The newest albums that were answered: every picture of one comes as an update of its own."""
    known_groups: dict[ChatId, tuple[datetime, Group | None]] = field(default_factory=dict)
    """Which chat is which group, and since when that is known (`handlers.hearing`)."""
    asking: dict[UserId, Aim] = field(default_factory=dict)
    """Who was just asked to write something anonymously, and what; where it is lost, a button asks."""
    lines: dict[UserId, RoundId] = field(default_factory=dict)
    """Who was just asked for a line in their own words, and about what."""
    previews: dict[tuple[UserId, RoundId], int] = field(default_factory=dict)
    """The message in which somebody was last shown their line before it is sent, for each round; 0 once it is
    sent.
    """
    flood: dict[tuple[GroupId, UserId], Score] = field(default_factory=dict)
    """How much each person has written in each group of late (`handlers.moderation.flood`)."""
    heard_in: dict[GroupId, datetime] = field(default_factory=dict)
    """The hour in which something was last said in each group, as far as noted (`handlers.prompts`)."""
    cared_for: dict[UserId, datetime] = field(default_factory=dict)
    """Who was sent the help card for what they wrote, of late. It is written down nowhere on purpose."""
    writing: int = 0
    """How many files are being made or read on threads of their own."""
    long_files: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a long file is written: several at once would leave nobody to read for the others."""
    failures: dict[int, BaseException] = field(default_factory=dict)
    """Updates whose storage was busy or away: intake takes them again."""

    wording: Wording = field(init=False)
    """The texts as each community has changed them."""

    def __post_init__(self) -> None:
        read = partial(self.db.read, views.of_everybody)
        self.wording = Wording(self.shipped, read, self.now, self.aside)

    @property
    def texts(self) -> Texts:
        """The texts of the community that is speaking; else those that are shipped."""
        return _SPEAKING.get() or self.shipped

    @contextmanager
    def speaking(self, texts: Texts) -> Iterator[None]:
        """Whatever is rendered within this, in this task, is said in these texts."""
        token = _SPEAKING.set(texts)
        try:
            yield
        finally:
            _SPEAKING.reset(token)

    async def texts_for(self, chat_id: ChatId, member_id: MemberId | None) -> Texts:
        """The texts in which this member or chat is spoken to."""
        if not await self.wording.changed():
            return self.shipped
        return await self.wording.of(await self.db.read(views.spoken_to, chat_id, member_id))

    async def texts_of(self, community_id: CommunityId) -> Texts:
        """The texts as that community has changed them."""
        return await self.wording.of(community_id) if await self.wording.changed() else self.shipped

    async def aside(self, work: Callable[[S], T], of: S) -> T:
        """Make a file or take one apart, on a thread of its own: others are answered meanwhile."""
        self.writing += 1
        try:
            return await asyncio.to_thread(work, of)
        finally:
            self.writing -= 1


def may_pass(error: Exception) -> bool:
    """Whether the same update may succeed later: the network, or storage, was busy or away."""
    if isinstance(error, NetworkError):
        return not isinstance(error, BadRequest)
    return isinstance(error, RetryAfter) or is_passing(error)
