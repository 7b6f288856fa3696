"""The improvement log: its first page, cycles, issues."""

from handlers.pdsa import cycles, issues
from handlers.routes import together

ROUTES = together(cycles.ROUTES, issues.ROUTES)
