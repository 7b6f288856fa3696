"""What the lines of a cycle are about: the page beside what was said."""

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import RoundId
from screens.feedback import mentions as screens
from screens.feedback.presses import MentionsPress
from storage.views import feedback_said as views


async def on_mentions(update: Update, context: Context) -> None:
    press = buttons.read(update, MentionsPress)
    told = await context.look(views.lines_told, RoundId(press.round_id))
    context.about = told.community.id
    await context.show(screens.told(told, press.first))


ROUTES = Routes(presses={MentionsPress: on_mentions})
