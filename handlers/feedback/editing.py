"""The questionnaires of a community: seen, gone through, changed."""

from telegram import Update

from actions import dialogues as drafts
from actions.feedback import editing as actions
from actions.feedback.editing import Kept
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.feedback import editing as rules
from rules.feedback.editing import Refused
from rules.feedback.surveys import Direction, Purpose
from rules.ids import CommunityId
from screens.feedback import editing as screens
from screens.feedback.editing_presses import (
    Change,
    ChangePress,
    MovePress,
    PartPress,
    PreviewPress,
    SurveyPress,
    SurveysPress,
    WordsPress,
)
from screens.feedback.previewing import preview
from screens.screen import Value
from storage.views import surveys as views
from storage.views.surveys import SurveyPage


async def on_choice(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, SurveysPress).community_id)
    context.about = here
    await context.show(screens.choice(here, await context.look(views.surveys_of, here)))


async def on_survey(update: Update, context: Context) -> None:
    press = buttons.read(update, SurveyPress)
    await context.show(screens.survey(await _page(context, press.community_id, press.purpose)))


async def on_part(update: Update, context: Context) -> None:
    press = buttons.read(update, PartPress)
    page = await _page(context, press.community_id, press.purpose)
    at = rules.at(page.survey, press.part)
    await context.show(screens.gone(page) if at is None else screens.part(page.community.id, page.survey, at))


async def on_preview(update: Update, context: Context) -> None:
    press = buttons.read(update, PreviewPress)
    await context.show(preview(await _page(context, press.community_id, press.purpose), press.place))


async def on_words(update: Update, context: Context) -> None:
    press = buttons.read(update, WordsPress)
    page = await _page(context, press.community_id, press.purpose)
    asked = rules.to_write(page.survey, press.part)
    if asked is None:
        await context.show(screens.gone(page))
        return
    known = {"purpose": press.purpose, "part": press.part, "was": asked.was}
    await dialogues.ask(context, await context.do(drafts.start, asked.flow, page.community.id, known))


async def on_move(update: Update, context: Context) -> None:
    press = buttons.read(update, MovePress)
    here, purpose = CommunityId(press.community_id), buttons.one_of(Purpose, press.purpose)
    decision = await context.do(actions.move, here, purpose, press.part, press.to)
    page = await _page(context, here, purpose)
    await context.show(screens.moved(decision, page, press.part))


async def on_change(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangePress)
    here, purpose = CommunityId(press.community_id), buttons.one_of(Purpose, press.purpose)
    change = buttons.one_of(Change, press.change)
    if change is Change.AS_IT_CAME:
        await context.show(screens.as_it_came(await _page(context, here, purpose)))
        return
    decision = await _change(context, here, purpose, press.part, change)
    page = await _page(context, here, purpose)
    await context.show(screens.changed(decision, page, press.part, change))


async def _change(
    context: Context, here: CommunityId, purpose: Purpose, part: str, change: Change
) -> Kept | Refused:
    if change is Change.REMOVE:
        return await context.do(actions.remove, here, purpose, part)
    if change is Change.PUT_BACK:
        return await context.do(actions.put_back, here, purpose)
    return await context.do(actions.turn, here, purpose, part, Direction(change))


async def _page(context: Context, community_id: int, purpose: str) -> SurveyPage:
    here = CommunityId(community_id)
    context.about = here
    return await context.look(views.survey, here, buttons.one_of(Purpose, purpose))


def _words(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"words": draft.answers["words"]} if "words" in draft.answers else {}


def _was(draft: Draft, _community: Community) -> dict[str, Value]:
    given = draft.answers
    is_option = draft.flow == rules.REWORD_OPTION.name
    return {"was": screens.was(given["purpose"], given["part"], given["was"], is_option=is_option)}


ROUTES = Routes(
    presses={
        SurveysPress: on_choice,
        SurveyPress: on_survey,
        PartPress: on_part,
        PreviewPress: on_preview,
        WordsPress: on_words,
        MovePress: on_move,
        ChangePress: on_change,
    },
    dialogues={
        rules.ADD_ITEM.name: Dialogue(screens.done, _words),
        rules.ADD_OPTION.name: Dialogue(screens.done, _words),
        rules.REWORD.name: Dialogue(screens.done, _was),
        rules.REWORD_OPTION.name: Dialogue(screens.done, _was),
    },
)
