"""The bot's place in groups: Telegram's news of it, and the admins' word on what each group is for."""

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from actions import dialogues
from actions import groups as actions
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.groups import DESCRIBE, BotStatus, Kind, Purpose, Right
from rules.ids import ChatId, GroupId
from rules.permissions import Verb
from screens import groups as screens
from screens.groups import DescribePress, GroupPress, GroupsPress, LeaveGroupPress, NameGroupPress
from screens.home import Entry, Section
from screens.outgoing import Leave, Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import admissions
from storage.views import groups as views


async def on_bot_standing(update: Update, context: Context) -> None:
    """Somebody added or removed the bot, or changed its rights. Private chats are not groups."""
    news = update.my_chat_member
    assert news is not None
    if news.chat.type == ChatType.PRIVATE:
        return
    seen = actions.Seen(
        chat_id=ChatId(news.chat.id),
        kind=Kind.CHANNEL if news.chat.type == ChatType.CHANNEL else Kind.GROUP,
        title=news.chat.title or "",
        status=_status(news.new_chat_member),
        rights=_rights(news.new_chat_member),
        forum=bool(news.chat.is_forum),
    )
    await context.do(actions.note_standing, seen)
    context.house.known_groups.clear()


async def on_upgrade(update: Update, context: Context) -> None:
    """The group has become a supergroup; the old chat and the new one both say so."""
    message = update.effective_message
    assert message is not None
    old, new = message.migrate_from_chat_id or message.chat_id, message.migrate_to_chat_id or message.chat_id
    await context.do(actions.upgrade_group, ChatId(old), ChatId(new))
    context.house.known_groups.clear()


async def on_groups(_update: Update, context: Context) -> None:
    await context.show(screens.groups(await context.look(views.all_mine)))


async def on_group(update: Update, context: Context) -> None:
    press = buttons.read(update, GroupPress)
    await context.show(screens.about(await context.look(views.one, GroupId(press.group_id))))


async def on_name_group(update: Update, context: Context) -> None:
    press = buttons.read(update, NameGroupPress)
    purpose = buttons.one_of(Purpose, press.purpose)
    decision = await context.do(actions.name_group, GroupId(press.group_id), purpose)
    context.house.known_groups.clear()
    await context.show(screens.after(decision))


async def on_leave(update: Update, context: Context) -> None:
    group_id = GroupId(buttons.read(update, LeaveGroupPress).group_id)
    decision = await context.do(actions.name_group, group_id, Purpose.NOT_OURS, sure=True)
    context.house.known_groups.clear()
    await context.show(screens.after(decision))


async def on_describe(update: Update, context: Context) -> None:
    group_id = GroupId(buttons.read(update, DescribePress).group_id)
    page = await context.look(views.one, group_id)
    if page is None or not page.group.present:
        await context.show(screens.about(page))
        return
    known = {"group_id": group_id}
    await ask(context, await context.do(dialogues.start, DESCRIBE.name, page.group.community_id, known))


def group_added(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.for_notice(tx, GroupId(owed.variables["group"]))
    if group is None or not group.present or group.purpose is Purpose.NOT_OURS:
        return None
    return Post(screens.added(group, by_admin=owed.variables["by_admin"]))


def group_rights(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.for_notice(tx, GroupId(owed.variables["group"]))
    if group is None or not group.present or group.purpose is Purpose.NOT_OURS:
        return None
    # Only what is still so: rights may have gone to and fro since this was owed.
    gained = _named(owed.variables["gained"]) - group.standing.lacking
    lost = _named(owed.variables["lost"]) & group.standing.lacking
    if not gained and not lost:
        return None
    return Post(screens.rights_changed(group, gained, lost, admissions.waiting_for_group(tx, group.id)))


def group_left(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.for_notice(tx, GroupId(owed.variables["group"]))
    if group is None or group.present:
        return None
    return Post(screens.left(group, admissions.waiting_for_group(tx, group.id)))


def group_leave(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.for_notice(tx, GroupId(owed.variables["group"]))
    return Leave() if group is not None and group.present and group.purpose is Purpose.NOT_OURS else None


def _status(member: ChatMember) -> BotStatus:
    if member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER):
        return BotStatus.ADMIN
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        return BotStatus.LEFT
    return BotStatus.MEMBER


def _rights(member: ChatMember) -> frozenset[str]:
    if isinstance(member, ChatMemberOwner):
        return frozenset(Right)
    if not isinstance(member, ChatMemberAdministrator):
        return frozenset()
    # A right that does not exist in this kind of chat is None there.
    return frozenset(right for right in Right if getattr(member, right))


def _named(rights: str) -> frozenset[Right]:
    return frozenset(Right(one) for one in rights.split(",") if one)


ROUTES = Routes(
    presses={
        GroupsPress: on_groups,
        GroupPress: on_group,
        NameGroupPress: on_name_group,
        LeaveGroupPress: on_leave,
        DescribePress: on_describe,
    },
    commands={"groups": on_groups},
    dialogues={DESCRIBE.name: Dialogue(screens.described)},
    menu=(Entry(Verb.NAME_GROUP, "button-groups", GroupsPress(), Section.GROUPS),),
    notices={
        "group-added": group_added,
        "group-rights": group_rights,
        "group-left": group_left,
        "group-leave": group_leave,
    },
    others=(
        ChatMemberHandler(on_bot_standing, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, on_upgrade),
    ),
)
