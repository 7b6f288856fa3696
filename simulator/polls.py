"""Polls: who may vote how often, what the totals are and who gets to see them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.refusals import bad


@dataclass(eq=False, slots=True)
class PollOption:
    persistent_id: str
    text: str
    entities: list[dict[str, Any]]


@dataclass(eq=False, slots=True)
class Poll:
    """One poll. Who chose what stays in here: no wire form of an anonymous poll names a voter.

    `hidden_until_closed` keeps every count at 0 for the bot and for people until the poll is
    closed, as clients show it; Telegram's documentation leaves open what a bot is told before
    the close, and this is the stricter reading.
    """

    id: str
    question: str
    entities: list[dict[str, Any]]
    options: list[PollOption]
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    hidden_until_closed: bool = False
    members_only: bool = False
    kind: str = "regular"
    correct: list[int] = field(default_factory=list)
    open_period: int | None = None
    closes_at: datetime | None = None
    closed: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        return self.hidden_until_closed and not self.closed

    def counts(self) -> list[int]:
        """Votes for each option in order, hidden or not."""
        counts = [0] * len(self.options)
        for chosen in self.votes.values():
            for index in chosen:
                counts[index] += 1
        return counts

    def vote(self, user_id: int, chosen: list[int]) -> None:
        """Records, changes or (with an empty list) takes back a vote; raises Refused as Telegram does."""
        if self.closed:
            raise bad("POLL_CLOSED")
        if any(not 0 <= index < len(self.options) for index in chosen) or len(set(chosen)) != len(chosen):
            raise bad("OPTION_INVALID")
        if len(chosen) > 1 and not self.multiple:
            raise bad("OPTIONS_TOO_MUCH")
        if user_id in self.votes and not self.revoting:
            raise bad("REVOTE_NOT_ALLOWED")
        if chosen:
            self.votes[user_id] = tuple(sorted(chosen))
        else:
            self.votes.pop(user_id, None)

    def wire(self) -> dict[str, Any]:
        counts = [0] * len(self.options) if self.hidden else self.counts()
        wire: dict[str, Any] = {
            "id": self.id,
            "question": self.question,
            "options": [
                _option_wire(option, count) for option, count in zip(self.options, counts, strict=True)
            ],
            "total_voter_count": 0 if self.hidden else len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": self.members_only,
        }
        if self.entities:
            wire["question_entities"] = self.entities
        if self.correct:
            wire["correct_option_ids"] = self.correct
        if self.open_period:
            wire["open_period"] = self.open_period
        if self.closes_at:
            wire["close_date"] = int(self.closes_at.timestamp())
        return wire


def _option_wire(option: PollOption, count: int) -> dict[str, Any]:
    wire = {"persistent_id": option.persistent_id, "text": option.text, "voter_count": count}
    return wire | {"text_entities": option.entities} if option.entities else wire
