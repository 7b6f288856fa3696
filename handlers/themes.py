"""The themes of a community: the list, one theme, the dialogues that add and change."""

from telegram import Update

from actions import dialogues as drafts
from actions import themes as actions
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, ThemeId
from screens import themes as screens
from screens.screen import Value
from screens.themes import (
    AddThemePress,
    KeywordsPress,
    RenameThemePress,
    RetireThemePress,
    ThemePress,
    ThemesPress,
)
from storage.views import themes as views


async def on_themes(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, ThemesPress).community_id)
    await context.show(screens.themes(await context.look(views.theme_list, here)))


async def on_theme(update: Update, context: Context) -> None:
    theme_id = ThemeId(buttons.read(update, ThemePress).theme_id)
    await context.show(screens.theme(await context.look(views.theme, theme_id)))


async def on_add(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, AddThemePress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "theme-add", here))


async def on_rename(update: Update, context: Context) -> None:
    found = await context.look(views.theme, ThemeId(buttons.read(update, RenameThemePress).theme_id))
    known = {"theme": found.id, "was": found.name}
    await dialogues.ask(context, await context.do(drafts.start, "theme-rename", found.community_id, known))


async def on_keywords(update: Update, context: Context) -> None:
    found = await context.look(views.theme, ThemeId(buttons.read(update, KeywordsPress).theme_id))
    known = {"theme": found.id, "name": found.name}
    await dialogues.ask(context, await context.do(drafts.start, "theme-keywords", found.community_id, known))


async def on_retire(update: Update, context: Context) -> None:
    press = buttons.read(update, RetireThemePress)
    theme_id = ThemeId(press.theme_id)
    decision = await context.do(actions.retire_theme, theme_id, retired=press.retired != 0)
    await context.show(screens.after(decision, await context.look(views.theme, theme_id)))


def _named(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"name": draft.answers["name"]} if "name" in draft.answers else {}


def _was(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"was": draft.answers["was"]}


ROUTES = Routes(
    presses={
        ThemesPress: on_themes,
        ThemePress: on_theme,
        AddThemePress: on_add,
        RenameThemePress: on_rename,
        KeywordsPress: on_keywords,
        RetireThemePress: on_retire,
    },
    dialogues={
        "theme-add": Dialogue(screens.done, _named),
        "theme-rename": Dialogue(screens.done, _was),
        "theme-keywords": Dialogue(screens.done, _named),
    },
)
