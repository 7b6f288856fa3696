"""What the buttons of a questionnaire bring back. Answers are in them only sealed."""

from dataclasses import dataclass
from typing import ClassVar

from screens.presses import Press, press


@press("ir")
@dataclass(frozen=True, slots=True)
class RoundPress(Press):
    """To what a round is and who could know what; after its end, to what was told."""

    round_id: int


@press("idt")
@dataclass(frozen=True, slots=True)
class ToldPress(Press):
    """To what was told, from that item on, counted from 0: of many items not all fit one message."""

    round_id: int
    first: int


@press("idm")
@dataclass(frozen=True, slots=True)
class MentionsPress(Press):
    """To what the lines of that round's cycle are about, from that piece on, counted from 0."""

    round_id: int
    first: int = 0


@press("ia")
@dataclass(frozen=True, slots=True)
class AnswerPress(Press):
    """To the item, or the summary, that the token leads to (rules.feedback.tokens)."""

    round_id: int
    token: str


@press("il")
@dataclass(frozen=True, slots=True)
class LinePress(Press):
    """Begin to write a line in one's own words."""

    round_id: int


@press("iw")
@dataclass(frozen=True, slots=True)
class SendLinePress(Press):
    """Send the line that stands in the message of this button; 1 if it may be quoted."""

    reads_message: ClassVar[bool] = True

    round_id: int
    quotable: int


@press("ic")
@dataclass(frozen=True, slots=True)
class ConfirmPress(Press):
    """Send the answers that the token holds."""

    round_id: int
    token: str


@press("ip")
@dataclass(frozen=True, slots=True)
class KeptPress(Press):
    """A member's own copy of their first answers. It begins the second questionnaire with them."""

    first_id: int
    token: str


@press("is")
@dataclass(frozen=True, slots=True)
class KeptAnswerPress(Press):
    """As AnswerPress, where the first answers come along: in the KeptPress of the same message."""

    reads_message: ClassVar[bool] = True

    round_id: int
    token: str


@press("it")
@dataclass(frozen=True, slots=True)
class KeptConfirmPress(Press):
    """As ConfirmPress, with the first answers."""

    reads_message: ClassVar[bool] = True

    round_id: int
    token: str


@press("iu")
@dataclass(frozen=True, slots=True)
class FeedbackPress(Press):
    """To the page of those who lead the feedback of a community."""

    community_id: int


@press("iva")
@dataclass(frozen=True, slots=True)
class AskPress(Press):
    """To what can be asked now."""

    community_id: int


@press("iv")
@dataclass(frozen=True, slots=True)
class OfferPress(Press):
    """To what would be asked (rules.feedback.rounds.Asking), and of how many."""

    community_id: int
    asking: str


@press("iy")
@dataclass(frozen=True, slots=True)
class OpenPress(Press):
    """Ask it now."""

    community_id: int
    asking: str


@press("io")
@dataclass(frozen=True, slots=True)
class OfferedLinePress(Press):
    """What the message of this button replies to is a line in one's own words."""

    reads_message: ClassVar[bool] = True

    round_id: int


@press("ik")
@dataclass(frozen=True, slots=True)
class SortPress(Press):
    """To the next line that waits to be sorted: that one, or the first behind it, or `past` it."""

    community_id: int
    name: str = ""
    past: int = 0
    page: int = 0
    """Of the themes."""


@press("im")
@dataclass(frozen=True, slots=True)
class TickPress(Press):
    """A line has that theme, with 0 no longer; back to that page."""

    community_id: int
    name: str
    theme_id: int
    on: int
    page: int


@press("in")
@dataclass(frozen=True, slots=True)
class SettlePress(Press):
    """A line is done, by the themes that were seen (rules.feedback.sorting), or taken away."""

    community_id: int
    name: str
    settling: str
    seen: str
