"""Every noun that answers something."""

from handlers import (
    attendance,
    bookings,
    cards,
    exports,
    groups,
    home,
    joining,
    members,
    polls,
    presenters,
    reminders,
    roles,
    sessions,
    sharing,
)
from handlers.routes import Routes

NOUNS: tuple[Routes, ...] = (
    home.ROUTES,
    sessions.ROUTES,
    sharing.ROUTES,
    cards.ROUTES,
    reminders.ROUTES,
    bookings.ROUTES,
    joining.ROUTES,
    members.ROUTES,
    roles.ROUTES,
    presenters.ROUTES,
    polls.ROUTES,
    attendance.ROUTES,
    exports.ROUTES,
    groups.ROUTES,
)
