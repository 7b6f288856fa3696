"""The offer to delete a message that may identify a patient: made to its author, in private."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.groups import Group, Right
from rules.ids import ChatId, CommunityId, MemberId, MessageId, PatientOfferId, UserId

KEPT_FOR: Final = timedelta(hours=48)
"""How long it is known whose message it was. For as long Telegram lets a message be deleted for everybody."""
ROUNDS: Final = 2
"""How often one message is offered at most: when it is written, and once more when it is edited."""


class State(StrEnum):
    """OPEN → FINE, WITHDRAWN (edited, nothing is left) or DELETING → DELETED or STUCK (it would not go)."""

    OPEN = "open"
    FINE = "fine"
    WITHDRAWN = "withdrawn"
    DELETING = "deleting"
    DELETED = "deleted"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Offer:
    """One message of one author. Nothing of what it says."""

    id: PatientOfferId
    community_id: CommunityId
    chat_id: ChatId
    message_id: MessageId
    user_id: UserId
    member_id: MemberId | None
    """Who wrote it, as a member of the group's community; None for somebody who is in the group only."""
    state: State
    round: int
    """Which offer is meant: the first, or the one after an edit."""
    notice_id: MessageId | None
    """The message in the private chat that makes the offer, once it was sent."""
    heard_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When nothing of it is kept any more."""
        return self.heard_at + KEPT_FOR


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done. `reason` is the id of the refusal."""

    reason: str
    offer: Offer


def again(offer: Offer) -> bool:
    """Whether a message that was edited, and may still identify a patient, is offered once more."""
    return offer.state in (State.OPEN, State.FINE, State.WITHDRAWN) and offer.round < ROUNDS


def withdraw(offer: Offer) -> bool:
    """Whether there is something to take back from a message in which nothing is left."""
    return offer.state is State.OPEN


def delete(offer: Offer, group: Group | None) -> Refused | State:
    """The state after its author asked for it to be deleted, or why the bot cannot do that."""
    if offer.state in (State.DELETING, State.DELETED):
        return offer.state
    if offer.state is State.STUCK:
        return Refused("stuck", offer)
    if group is None or not group.present:
        return Refused("not-there", offer)
    if Right.DELETE in group.standing.lacking:
        return Refused("no-right", offer)
    return State.DELETING


def keep(offer: Offer) -> State:
    """The state after its author said that it is fine. What is being deleted stays so."""
    return State.FINE if offer.state in (State.OPEN, State.STUCK) else offer.state
