"""Presses and notices about talking to the evaluators."""

from telegram import Update

from actions import interviews as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId
from screens import interviews as screens
from screens.interviews import ExportWillingPress, InterviewPress, WillingPress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import interviews as views


async def on_answer(update: Update, context: Context) -> None:
    press = buttons.read(update, InterviewPress)
    done = await context.do(
        actions.answer_interview, CommunityId(press.community_id), willing=press.willing == 1
    )
    await context.show(screens.after_answer(done))


async def on_willing(_update: Update, context: Context) -> None:
    await context.show(screens.willing(await context.look(views.willing)))


async def on_export(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportWillingPress)
    await context.show(
        screens.coming(await context.do(actions.export_willing, CommunityId(press.community_id)))
    )


def interview_asked(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless they have answered in "About me" meanwhile, or left."""
    assert owed.member_id is not None
    community = views.asked(tx, owed.member_id)
    return None if community is None else Post(screens.asked(community))


def interview_list(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    view = views.willing_for_notice(tx, CommunityId(owed.variables["community"]), owed.member_id)
    return None if view is None else screens.file(view)


ROUTES = Routes(
    presses={InterviewPress: on_answer, WillingPress: on_willing, ExportWillingPress: on_export},
    commands={"interviews": on_willing},
    notices={"interview-asked": interview_asked, "interview-list": interview_list},
)
