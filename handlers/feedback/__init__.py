"""Feedback: a questionnaire is answered, a line is added, and what may be told is told."""

from handlers.feedback import answering, editing, leading, lines, mentions, sorting
from handlers.routes import Routes, together

WORDS: Routes = lines.WORDS
ROUTES: Routes = together(
    answering.ROUTES, editing.ROUTES, leading.ROUTES, lines.ROUTES, mentions.ROUTES, sorting.ROUTES
)
