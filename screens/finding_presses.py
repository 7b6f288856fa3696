"""What the buttons about finding a group bring back."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("fg")
@dataclass(frozen=True, slots=True)
class FindPress(Press):
    """To the groups that can be joined; with community 0, to those of the only one or to a choice."""

    community_id: int
    page: int


@press("fl")
@dataclass(frozen=True, slots=True)
class LinkPress(Press):
    """A link for oneself."""

    group_id: int


@press("fc")
@dataclass(frozen=True, slots=True)
class ColleaguePress(Press):
    """To inviting a colleague, and to the links that are open."""

    community_id: int


@press("fi")
@dataclass(frozen=True, slots=True)
class InvitePress(Press):
    """A link for somebody else. `newest` is the newest link of the member when the button was shown."""

    group_id: int
    newest: int


@press("fe")
@dataclass(frozen=True, slots=True)
class EndLinkPress(Press):
    """One of one's own links is to count no longer."""

    link_id: int
