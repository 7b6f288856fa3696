"""What the buttons of anonymous questions bring back. None names a person, nor holds anybody's words."""

from dataclasses import dataclass
from typing import ClassVar

from rules.questions.threads import Aim
from screens.presses import Press, press


@press("qa")
@dataclass(frozen=True, slots=True)
class AskPress(Press):
    """To what asking means, and to one's own questions."""


@press("qw")
@dataclass(frozen=True, slots=True)
class WritePress(Press):
    """Begin to write: what is aimed at, number by number (rules.questions.threads.Aim)."""

    group_id: int
    question_id: int
    part_id: int
    about: int


@press("qs")
@dataclass(frozen=True, slots=True)
class SendPress(Press):
    """Send the words that stand in the message of this button."""

    reads_message: ClassVar[bool] = True

    group_id: int
    question_id: int
    part_id: int
    about: int


@press("qo")
@dataclass(frozen=True, slots=True)
class OfferedPress(Press):
    """Send the words that the message of this button answers, to what is aimed at; with 0 in all of it they
    are a question, and in which group is asked first.
    """

    reads_message: ClassVar[bool] = True

    group_id: int
    question_id: int
    part_id: int
    about: int


@press("qm")
@dataclass(frozen=True, slots=True)
class MinePress(Press):
    """To one of one's own threads."""

    question_id: int


@press("qx")
@dataclass(frozen=True, slots=True)
class CloseMinePress(Press):
    """Close one's own thread; asked once more before it is `sure`."""

    question_id: int
    sure: int


@press("ql")
@dataclass(frozen=True, slots=True)
class QuestionsPress(Press):
    """To a community's questions, for its moderators."""

    community_id: int


@press("qk")
@dataclass(frozen=True, slots=True)
class CardPress(Press):
    """To what is to be decided."""

    part_id: int


@press("qv")
@dataclass(frozen=True, slots=True)
class VerdictPress(Press):
    """To the reasons for a verdict."""

    part_id: int
    version: int
    verdict: str


@press("qd")
@dataclass(frozen=True, slots=True)
class DecidePress(Press):
    """Decide; the reason is empty where none is asked."""

    part_id: int
    version: int
    verdict: str
    reason: str


@press("qr")
@dataclass(frozen=True, slots=True)
class RemovePress(Press):
    """Do something about a question that was reported (rules.questions.reported.Removal)."""

    case_id: int
    removal: str


@press("qc")
@dataclass(frozen=True, slots=True)
class GiveUpPress(Press):
    """What was being written is not sent after all."""


@press("qy")
@dataclass(frozen=True, slots=True)
class WhoPress(Press):
    """To who could know what; back from there leads to the preview of the words that the message answers."""

    group_id: int


@press("qz")
@dataclass(frozen=True, slots=True)
class CloseForAllPress(Press):
    """A moderator closes a thread; asked once more before they are `sure`: 1 closes it, and 2 deletes what
    stands in the group as well.
    """

    question_id: int
    sure: int


def write(aim: Aim) -> WritePress:
    return WritePress(aim.group_id, aim.question_id, aim.part_id, aim.about)


def send(aim: Aim) -> SendPress:
    return SendPress(aim.group_id, aim.question_id, aim.part_id, aim.about)


def offered(aim: Aim) -> OfferedPress:
    return OfferedPress(aim.group_id, aim.question_id, aim.part_id, aim.about)


def aim_of(one: WritePress | SendPress | OfferedPress) -> Aim:
    return Aim(one.group_id, one.question_id, one.part_id, one.about)
