"""Every noun that answers something."""

from handlers import bookings, home
from handlers.routes import Routes

NOUNS: tuple[Routes, ...] = (
    home.ROUTES,
    bookings.ROUTES,
)
