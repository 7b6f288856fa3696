"""The file of a session, asked for by hand: under the card in a group, or on the session's page."""

from dataclasses import dataclass
from datetime import datetime

from actions.members import open_private_chat
from rules import calendar as rules
from rules.bookings import BookingView
from rules.calendar import Noted
from rules.communities import Community
from rules.ids import ChatId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, NotAllowedError, Verb
from rules.priority import Priority
from storage import bookings, calendar, communities, outbox, sessions, sharing
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for the file of a session."""

    places: BookingView
    """The session, and how the member stands with it."""
    community: Community
    refused: str | None = None
    """Why no file comes, as the end of a text's name."""
    already: bool = False
    """It is on its way, or came a moment ago: it is not sent once more."""
    begun: bool = False


def ask_by_link(
    tx: Tx, actor: Actor, now: datetime, chat_id: ChatId, name: str, session_id: SessionId
) -> Asked | None:
    """As `ask_for_file`, by the link under a card, which starts the private chat as well.

    None when the session is none of theirs. They are not told whether it exists.
    """
    open_private_chat(tx, actor, now, chat_id, name)
    try:
        return ask_for_file(tx, actor, now, session_id)
    except (NotAllowedError, sessions.NoSuchSessionError):
        return None


def ask_for_file(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Asked:
    """The member asks for the file of a session, whatever they had before or have chosen; it comes at once.

    Asked for again while it comes, or right after, it comes once.
    """
    session = sessions.lock(tx, session_id)
    me = sharing.coming(tx, actor, Verb.KEEP_CALENDAR, session).member_id
    places = bookings.view(tx, session, me, now)
    community = communities.load(tx, session.community_id)
    begun = now >= session.starts_at
    entry = calendar.entry(tx, session_id, me)
    refused = rules.not_given(entry, now)
    if refused is not None:
        return Asked(places, community, refused, begun=begun)
    asked = Notice(
        "calendar-asked",
        f"calendar-asked:{session_id}:{me}:{entry.sequence}",
        ToMember(me),
        now,
        {"session": session_id},
        Priority.ANSWER,
    )
    if outbox.under_way(tx, asked.key, now - rules.ASKED_AGAIN):
        return Asked(places, community, already=True, begun=begun)
    if calendar.standing(tx, session_id, me).noted is None:
        # A facilitator without a place: what they have been given is kept right from now on.
        calendar.save(tx, session_id, me, Noted(held=True, changed_at=entry.changed_at or now))
    outbox.owe_again(tx, asked, now)
    return Asked(places, community, begun=begun)
