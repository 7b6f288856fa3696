"""Anonymous questions: written, decided, answered, told."""

from handlers.questions import deciding, telling, writing
from handlers.routes import Routes, together

ROUTES: Routes = together(writing.ROUTES, deciding.ROUTES, telling.ROUTES)
