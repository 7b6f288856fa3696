"""Presses about one's own data."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("zv")
@dataclass(frozen=True, slots=True)
class PrivacyPress(Press):
    """To what is kept, for how long, and who sees it."""


@press("zd")
@dataclass(frozen=True, slots=True)
class MyDataPress(Press):
    """Asks for the file."""


@press("zf")
@dataclass(frozen=True, slots=True)
class ForgetWherePress(Press):
    """To what being forgotten means; a choice first, for somebody who is known in several communities."""


@press("zn")
@dataclass(frozen=True, slots=True)
class ForgetPress(Press):
    """To what being forgotten in that community means; with 0, everywhere."""

    community_id: int


@press("zy")
@dataclass(frozen=True, slots=True)
class ForgetYesPress(Press):
    """The one confirmation."""

    community_id: int
