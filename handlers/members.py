"""Members: the hello form, "About me", and Telegram's news of who is in a group."""

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.ext import ChatMemberHandler

from actions import dialogues, members
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.ids import ChatId, CommunityId, UserId
from rules.members import Field
from rules.permissions import Verb
from screens import members as screens
from screens.home import Entry
from screens.members import AboutMePress, AboutPress, ChangePress, HelloPress
from storage.views import members as views


async def on_hello(update: Update, context: Context) -> None:
    press = buttons.read(update, HelloPress)
    await ask(context, await context.do(dialogues.start, "hello", CommunityId(press.community_id)))


async def on_change(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangePress)
    known = {"field": buttons.one_of(Field, press.field)}
    await ask(context, await context.do(dialogues.start, "about", CommunityId(press.community_id), known))


async def on_about_me(_update: Update, context: Context) -> None:
    await context.show(screens.about_me(await context.look(views.everywhere)))


async def on_about(update: Update, context: Context) -> None:
    press = buttons.read(update, AboutPress)
    await context.show(screens.about(await context.look(views.about, CommunityId(press.community_id))))


async def on_presence(update: Update, context: Context) -> None:
    """Somebody came into a group or left it, by whoever's hand."""
    news = update.chat_member
    assert news is not None
    was, there = _is_there(news.old_chat_member), _is_there(news.new_chat_member)
    if was == there:
        return
    await context.do(
        members.note_presence, ChatId(news.chat.id), UserId(news.new_chat_member.user.id), present=there
    )


def _is_there(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in (ChatMember.LEFT, ChatMember.BANNED)


ROUTES = Routes(
    presses={
        HelloPress: on_hello,
        ChangePress: on_change,
        AboutMePress: on_about_me,
        AboutPress: on_about,
    },
    commands={"about": on_about_me},
    menu=(Entry(Verb.EDIT_PROFILE, "button-about", AboutMePress()),),
    dialogues={
        "hello": Dialogue(screens.after_hello, left=screens.hello_left),
        "about": Dialogue(screens.after_change),
    },
    others=(ChatMemberHandler(on_presence, ChatMemberHandler.CHAT_MEMBER),),
)
