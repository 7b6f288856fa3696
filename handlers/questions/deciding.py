"""Moderators' presses: what becomes of the words, and the end of a thread."""

from telegram import Update

from actions.questions import deciding as actions
from actions.questions import ending
from handlers import buttons
from handlers.buttons import UnknownPressError
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, QuestionId, QuestionPartId
from rules.permissions import Verb
from rules.questions.threads import REASONS, Verdict
from screens.communities import CommunityEntry
from screens.questions import deciding as screens
from screens.questions.presses import CardPress, CloseForAllPress, DecidePress, QuestionsPress, VerdictPress
from storage.views import questions as views


async def on_questions(update: Update, context: Context) -> None:
    press = buttons.read(update, QuestionsPress)
    await context.show(screens.listed(await context.look(views.staffed, CommunityId(press.community_id))))


async def on_card(update: Update, context: Context) -> None:
    press = buttons.read(update, CardPress)
    await context.show(screens.card(await context.look(views.card, QuestionPartId(press.part_id))))


async def on_verdict(update: Update, context: Context) -> None:
    press = buttons.read(update, VerdictPress)
    verdict = buttons.one_of(Verdict, press.verdict)
    if verdict is Verdict.APPROVE:
        raise UnknownPressError
    found = await context.look(views.card, QuestionPartId(press.part_id))
    await context.show(screens.reasons(found, verdict))


async def on_decide(update: Update, context: Context) -> None:
    press = buttons.read(update, DecidePress)
    verdict = buttons.one_of(Verdict, press.verdict)
    if press.reason not in REASONS[verdict]:
        raise UnknownPressError
    decision = await context.do(
        actions.decide, QuestionPartId(press.part_id), press.version, verdict, press.reason
    )
    await context.show(screens.decided(decision, verdict))


async def on_close(update: Update, context: Context) -> None:
    press = buttons.read(update, CloseForAllPress)
    question_id = QuestionId(press.question_id)
    if press.sure == 1:
        await context.show(screens.closed(await context.do(ending.close_for_all, question_id)))
        return
    shown = await context.look(views.of_staff, question_id)
    await context.show(screens.gone() if shown is None else screens.sure(shown))


ROUTES = Routes(
    presses={
        QuestionsPress: on_questions,
        CardPress: on_card,
        VerdictPress: on_verdict,
        DecidePress: on_decide,
        CloseForAllPress: on_close,
    },
    staff=(CommunityEntry(Verb.DECIDE_QUESTION, "button-questions", QuestionsPress),),
)
