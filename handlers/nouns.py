"""Every noun that answers something."""

from handlers import attendance, bookings, exports, groups, home, joining, members, polls, presenters, roles
from handlers.routes import Routes

NOUNS: tuple[Routes, ...] = (
    home.ROUTES,
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
