"""Anonymous questions: written, decided, answered, told."""

from handlers.questions import deciding, telling, writing
from handlers.routes import Routes, together

WORDS = Routes(typed=(writing.on_words,))
"""What was just asked for without a name, which nobody else may take for something with one."""
ROUTES: Routes = together(writing.ROUTES, deciding.ROUTES, telling.ROUTES)
