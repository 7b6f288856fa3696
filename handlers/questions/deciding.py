"""Moderators' presses: what becomes of the words, and the end of a thread."""

from datetime import datetime

from telegram import Update

from actions.questions import deciding as actions
from actions.questions import ending, removing
from handlers import buttons
from handlers.buttons import UnknownPressError
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CaseId, CommunityId, GroupId, MessageId, QuestionId, QuestionPartId
from rules.permissions import Verb
from rules.questions.reported import Removal
from rules.questions.threads import REASONS, Verdict
from screens.communities import CommunityEntry
from screens.moderation import cases
from screens.outgoing import Delete, Outgoing, Post
from screens.questions import deciding as screens
from screens.questions import reported
from screens.questions.presses import (
    CardPress,
    CloseForAllPress,
    DecidePress,
    QuestionsPress,
    RemovePress,
    VerdictPress,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation
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


async def on_remove(update: Update, context: Context) -> None:
    """What was reported is deleted, or its question closed."""
    press = buttons.read(update, RemovePress)
    case_id, wanted = CaseId(press.case_id), buttons.one_of(Removal, press.removal)
    removed = await context.do(removing.decide, case_id, wanted)
    view = await context.look(moderation.case, case_id)
    if removed.looked.refused or removed.looked.already or view.question is None or view.question.lost:
        await context.show(cases.looked(view, removed.looked))
    else:
        await context.show(reported.removed(view, removed.done))


def delete(_tx: Tx, owed: Owed) -> Outgoing | None:
    """A message of ours; unless its group has moved since, where the number is another message's."""
    return Delete(owed.variables["message"]) if owed.chat_id == owed.variables["chat"] else None


def not_deleted(tx: Tx, owed: Owed, now: datetime) -> None:
    removing.note_stuck(tx, now, GroupId(owed.variables["group"]), MessageId(owed.variables["message"]))


def stuck(tx: Tx, owed: Owed) -> Outgoing | None:
    group = moderation.group(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(reported.stuck(group, owed.variables["message"]))


async def on_close(update: Update, context: Context) -> None:
    press = buttons.read(update, CloseForAllPress)
    question_id = QuestionId(press.question_id)
    if press.sure in (1, 2):
        delete = press.sure == 2
        await context.show(screens.closed(await context.do(ending.close_for_all, question_id, delete=delete)))
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
        RemovePress: on_remove,
    },
    notices={"question-delete": delete, "question-stuck": stuck},
    unreached={"question-delete": not_deleted},
    staff=(CommunityEntry(Verb.DECIDE_QUESTION, "button-questions", QuestionsPress),),
)
