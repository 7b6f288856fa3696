"""Everything that can be pressed about presenting."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("py")
@dataclass(frozen=True, slots=True)
class PresentYesPress(Press):
    slot_id: int


@press("pn")
@dataclass(frozen=True, slots=True)
class NotThisTimePress(Press):
    slot_id: int


@press("px")
@dataclass(frozen=True, slots=True)
class NeverAskMePress(Press):
    slot_id: int


@press("pw")
@dataclass(frozen=True, slots=True)
class WhyMePress(Press):
    slot_id: int


@press("pb")
@dataclass(frozen=True, slots=True)
class HandBackPress(Press):
    slot_id: int


@press("ps")
@dataclass(frozen=True, slots=True)
class MyAskingPress(Press):
    """To where the asking stands."""

    slot_id: int


@press("pa")
@dataclass(frozen=True, slots=True)
class AskMeAgainPress(Press):
    community_id: int


@press("po")
@dataclass(frozen=True, slots=True)
class NeverAskPress(Press):
    """The same as never, said without having been asked."""

    community_id: int


@press("pd")
@dataclass(frozen=True, slots=True)
class DrawPresenterPress(Press):
    session_id: int


@press("pv")
@dataclass(frozen=True, slots=True)
class VolunteerPress(Press):
    session_id: int


@press("pu")
@dataclass(frozen=True, slots=True)
class WithdrawPress(Press):
    """Does not volunteer for the session any more."""

    session_id: int


@press("pt")
@dataclass(frozen=True, slots=True)
class TopicPress(Press):
    """Would present on the topic, or no longer (`on` 0)."""

    community_id: int
    topic_id: int
    on: int


@press("pm")
@dataclass(frozen=True, slots=True)
class MyPresentingPress(Press):
    community_id: int


@press("pq")
@dataclass(frozen=True, slots=True)
class SwapPress(Press):
    """To the sessions whose presenters can be asked to swap."""

    slot_id: int


@press("pr")
@dataclass(frozen=True, slots=True)
class OfferSwapPress(Press):
    slot_id: int
    session_id: int


@press("pg")
@dataclass(frozen=True, slots=True)
class AgreeSwapPress(Press):
    swap_id: int


@press("ph")
@dataclass(frozen=True, slots=True)
class DeclineSwapPress(Press):
    swap_id: int


@press("pj")
@dataclass(frozen=True, slots=True)
class TakeSwapBackPress(Press):
    swap_id: int


@press("pc")
@dataclass(frozen=True, slots=True)
class TitlePress(Press):
    """Begins the dialogue that asks for the title of the case."""

    slot_id: int


@press("pe")
@dataclass(frozen=True, slots=True)
class AudiencePress(Press):
    """Who sees the title; with an empty word, the choice itself."""

    slot_id: int
    audience: str


@press("pf")
@dataclass(frozen=True, slots=True)
class RemoveTitlePress(Press):
    slot_id: int


@press("pz")
@dataclass(frozen=True, slots=True)
class TurnsPress(Press):
    """The turns of a cycle; with 0, of the one that runs, in the only community or one to be chosen."""

    community_id: int
    cycle_id: int
    page: int


@press("pl")
@dataclass(frozen=True, slots=True)
class MembersTurnsPress(Press):
    community_id: int
    cycle_id: int
    page: int


@press("pi")
@dataclass(frozen=True, slots=True)
class SearchTurnsPress(Press):
    community_id: int
    cycle_id: int
