"""`cigbot check`: what is wrong in configuration, storage, token and rights, and how to fix each."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from telegram import Bot, ChatMemberAdministrator
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError

from bot.communities import taken_from_the_first
from bot.config import Settings
from bot.help_checks import unconfirmed
from bot.http import AiohttpRequest
from bot.key_checks import key_problems, keys_are_well
from bot.wording import no_longer_fitting
from rules.groups import BotStatus, Group, Right, standing
from storage import migrate
from storage.db import Database
from storage.views import claims, communities
from storage.views import groups as views

_SECONDS: Final = 10.0


_LABELS: Final = {
    Right.INVITE: "Invite Users via Link",
    Right.DELETE: "Delete Messages",
    Right.RESTRICT: "Ban Users",
    Right.PIN: "Pin Messages",
    Right.POST: "Post Messages",
    Right.TOPICS: "Manage Topics",
}
"""As Telegram's apps call them in English."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what to do where it is not good."""

    what: str
    good: bool
    said: str


def check_all(settings: Settings) -> Iterator[Finding]:
    """Look at everything; one finding a line, in the order in which they are to be mended."""
    yield Finding("configuration", good=True, said="it can be read, and every key is known.")
    if not settings.roles.admins:
        yield Finding(
            "roles",
            good=False,
            said="[roles] admins is empty, so nobody can set the bot up. Put in the Telegram ids of the"
            " administrators; the bot tells you yours when you write /start to it.",
        )
    if not settings.web.public_url:
        yield Finding(
            "pages",
            good=True,
            said="[web] public_url is empty, so calendars get files only, and certificates carry no address.",
        )
    storage = _storage(settings)
    yield storage
    yield from _keys(settings)
    has_tables = storage.good and not migrate.is_empty(settings.storage.url)
    yield from _communities(settings, asyncio.run(_stored(settings)) if has_tables else {})
    if has_tables:
        yield from _words(settings)
        for name, said in unconfirmed(settings):
            yield Finding(f"help card of {name!r}", good=False, said=said)
    yield from asyncio.run(_telegram(settings, with_groups=has_tables))


def _keys(settings: Settings) -> Iterator[Finding]:
    problems = list(key_problems(settings))
    yield from (Finding("keys", good=False, said=one) for one in problems)
    if not problems:
        yield Finding("keys", good=True, said=keys_are_well(settings))


def _words(settings: Settings) -> Iterator[Finding]:
    """Texts that communities have changed and that no longer fit: an original has changed since."""
    for key, text_id, why in no_longer_fitting(settings):
        yield Finding(
            f"words of {key}",
            good=False,
            said=f"what the community says for {text_id} no longer fits this version; the original is shown."
            f" {why} An administrator can change it, or put the original back, under Words in the chat.",
        )


def _communities(settings: Settings, stored: Mapping[str, str]) -> Iterator[Finding]:
    """The further communities of the file, and those that only storage knows: `stored` has names by key."""
    for key, own in settings.communities.items():
        what, section = f"community {own.name!r}", f"[communities.{key}]"
        taken = ", ".join(taken_from_the_first(own))
        shared = (
            f"as in the first community are {taken}." if taken else "nothing is as in the first community."
        )
        yield Finding(what, good=True, said=f"{section}: {shared}")
        if not own.admins:
            yield Finding(
                what,
                good=False,
                said=f"{section} admins is empty, so nobody can set it up. Admins are not taken from the"
                " first community. Put in the Telegram ids of its administrators.",
            )
    described = {settings.community.key, *settings.communities}
    for key, name in stored.items():
        if key not in described:
            yield Finding(
                f"community {name!r}",
                good=True,
                said=f"the file does not speak of it any more (key {key!r}). Its data and settings stay as"
                f" they are, and its staff can go on. To change them, write [communities.{key}] again.",
            )


async def _stored(settings: Settings) -> Mapping[str, str]:
    db = Database(settings.storage.url)
    try:
        return await db.read(communities.by_key)
    finally:
        db.close()


def _storage(settings: Settings) -> Finding:
    where = sa.make_url(settings.storage.url).render_as_string(hide_password=True)
    try:
        if migrate.is_empty(settings.storage.url):
            said = f"{where} is empty; its tables are made at the first start."
            return Finding("storage", good=True, said=said)
        current = migrate.is_current(settings.storage.url)
    except DBAPIError as error:
        return Finding("storage", good=False, said=storage_problem(error))
    if not current:
        said = f"{where} has the tables of another version. Run: cigbot backup, then cigbot migrate"
        return Finding("storage", good=False, said=said)
    return Finding("storage", good=True, said=f"{where} can be reached and is up to date.")


def storage_problem(error: Exception) -> str:
    """Why storage could not be used, in one line and without the password."""
    original = getattr(error, "orig", error)
    first = str(original).strip().splitlines()[0] if str(original).strip() else type(original).__name__
    return (
        f"the database cannot be used ({first}). Check [storage] url, and that the PostgreSQL server runs, or"
        " that SQLite's file is one of cigbot's and its folder can be written to."
    )


async def _telegram(settings: Settings, *, with_groups: bool) -> list[Finding]:
    if not settings.telegram.token:
        return [
            Finding(
                "token",
                good=False,
                said="there is none. Ask @BotFather for a bot, and put its token into [telegram] token or"
                " into CIGBOT_TELEGRAM_TOKEN.",
            )
        ]
    requests = AiohttpRequest(read_timeout=_SECONDS), AiohttpRequest()
    bot = Bot(
        settings.telegram.token,
        settings.telegram.base_url,
        settings.telegram.base_file_url,
        request=requests[0],
        get_updates_request=requests[1],
    )
    try:
        await bot.initialize()
        found = [Finding("token", good=True, said=f"it belongs to @{bot.username}.")]
        if with_groups:
            found += [one async for one in _groups(settings, bot)]
    except InvalidToken:
        said = "Telegram does not know this token. Ask @BotFather for it again (/token)."
        found = [Finding("token", good=False, said=said)]
    except NetworkError:
        where = settings.telegram.base_url
        said = f"{where} does not answer. Check the network, a proxy, and [telegram] base_url."
        found = [Finding("token", good=False, said=said)]
    finally:
        for request in requests:
            await request.shutdown()
    return found


async def _groups(settings: Settings, bot: Bot) -> AsyncIterator[Finding]:
    db = Database(settings.storage.url)
    try:
        known = await db.read(views.every)
        nobodys = await db.read(claims.every)
    finally:
        db.close()
    for claim in nobodys:
        yield Finding(
            f"group {claim.title!r}",
            good=False,
            said="nobody has said which community it belongs to. An administrator of that community answers"
            " it in the chat with the bot, under Groups; or remove the bot from that group.",
        )
    if not known and not nobodys:
        yield Finding(
            "groups",
            good=False,
            said="the bot is in no group yet. Add it to your announcement group as an administrator; it then"
            " writes to the administrators in private.",
        )
    for group in known:
        yield await _group(bot, group)


async def _group(bot: Bot, group: Group) -> Finding:
    what = f"group {group.title!r}"
    try:
        me = await bot.get_chat_member(group.chat_id, bot.id)
    except (BadRequest, Forbidden):
        said = "the bot is no longer in it. Add it again, or ignore this group."
        return Finding(what, good=False, said=said)
    held = {right for right in Right if getattr(me, right, False)}
    status = BotStatus.ADMIN if isinstance(me, ChatMemberAdministrator) else BotStatus.MEMBER
    lacking = standing(status, held, group.kind, forum=group.forum).lacking
    if lacking:
        labels = ", ".join(sorted(_LABELS[right] for right in lacking))
        said = f"the bot lacks: {labels}. In the group: Edit, Administrators, the bot, switch these on."
        return Finding(what, good=False, said=said)
    return Finding(what, good=True, said="the bot has every right it needs.")
