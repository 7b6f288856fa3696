"""What the buttons about words bring back."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("vl")
@dataclass(frozen=True, slots=True)
class WordsPress(Press):
    """To all words of a community."""

    community_id: int


@press("vt")
@dataclass(frozen=True, slots=True)
class WordsTopicPress(Press):
    """To a page of what the texts of a topic are about."""

    community_id: int
    words_topic: str
    page: int


@press("vf")
@dataclass(frozen=True, slots=True)
class NounPress(Press):
    """To a page of the texts about something."""

    community_id: int
    noun: str
    page: int


@press("vc")
@dataclass(frozen=True, slots=True)
class ChangedWordsPress(Press):
    """To a page of the texts that were changed."""

    community_id: int
    page: int


@press("vs")
@dataclass(frozen=True, slots=True)
class FindWordsPress(Press):
    community_id: int


@press("vd")
@dataclass(frozen=True, slots=True)
class WordPress(Press):
    """To one text."""

    community_id: int
    text_id: str


@press("ve")
@dataclass(frozen=True, slots=True)
class ChangeWordsPress(Press):
    community_id: int
    text_id: str


@press("vo")
@dataclass(frozen=True, slots=True)
class ToOriginalPress(Press):
    community_id: int
    text_id: str


@press("vh")
@dataclass(frozen=True, slots=True)
class EarlierWordsPress(Press):
    community_id: int
    text_id: str


@press("vb")
@dataclass(frozen=True, slots=True)
class BringBackPress(Press):
    community_id: int
    text_id: str
    change_id: int


@press("vx")
@dataclass(frozen=True, slots=True)
class WordsFilePress(Press):
    """All words as a file."""

    community_id: int
