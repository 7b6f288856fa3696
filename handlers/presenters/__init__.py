"""Presses and notices about presenting."""

from handlers.presenters import asking, organising, swapping, taking_part, titling
from handlers.routes import together

ROUTES = together(asking.ROUTES, organising.ROUTES, swapping.ROUTES, taking_part.ROUTES, titling.ROUTES)
