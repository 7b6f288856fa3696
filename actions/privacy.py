"""What is held about somebody: sent to them as a file, or erased for good.

Both are open to whoever is asked about: a member, somebody who has left, or who has only asked to join. An
account speaks for itself alone, so there is no right to ask for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from actions import bookings, cards, members, presenters
from actions.questions import ending as questions
from rules.communities import Community
from rules.ids import ChatId, CommunityId, MemberId
from rules.members import Status
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor
from rules.priority import Priority
from rules.privacy import SAME_FILE, Forgotten, PendingRequest, Refused
from rules.retention import What, month_of
from rules.roles import WEIGHTY
from storage import communities, outbox, retention, roles, sessions
from storage import members as members_known
from storage.db import Tx
from storage.privacy import forgetting, listing, stakes
from storage.privacy.ties import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """The file is on its way; `empty` when nothing is held, `already` when it was sent a moment ago."""

    empty: bool = False
    already: bool = False


def ask_for_data(tx: Tx, actor: Actor, now: datetime) -> Asked:
    """Owe the person the file with everything that is held about them. It is made when it is sent."""
    if not listing.is_known(tx, forgetting.person(tx, actor.user_id)):
        return Asked(empty=True)
    key = f"my-data:{actor.user_id}"
    if outbox.under_way(tx, key, now - SAME_FILE):
        return Asked(already=True)
    to = ToChat(ChatId(actor.user_id))
    about = {"at": int(now.timestamp())}
    outbox.owe_again(tx, Notice("my-data", key, to, now, about, Priority.ANSWER), now)
    return Asked()


def forget_me(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId | None) -> Forgotten | Refused:
    """Erase the person in that community, or everywhere (None); what they held goes to others.

    A community's last owner or administrator hands over first; of several communities that one alone stands
    against it, and then nothing is erased anywhere.
    """
    known = forgetting.where_known(tx, actor.user_id)
    where = [one for one in known if community_id in (None, one)]
    who = forgetting.person(tx, actor.user_id, community_id)
    elsewhere = len(where) < len(known)
    if not where:
        if community_id is None:
            forgetting.erase(tx, who)  # Such as the note that a file was sent.
        return Forgotten((), elsewhere=elsewhere, already=True)
    _lock_sessions(tx, who.member_ids, now)
    there = tuple(communities.load(tx, one) for one in where)
    for community in there:
        _lock_roles(tx, community.id, who.member_ids)
        stake = stakes.stake(tx, community.id, actor.user_id, now)
        if stake.refused is not None:
            return Refused(community, stake.refused)
    pending = stakes.pending(tx, actor.user_id, where)
    for community in there:
        communities.lock(tx, community.id)  # As `erase` does, and before rows that others lock after it.
    for member_id in who.member_ids:
        _leave(tx, member_id, now)
    erase(tx, now, who, [one.id for one in there])
    for community in there:
        retention.count(tx, community.id, month_of(now, community), What.FORGOTTEN, 1)
    _decline(tx, pending, now)
    return Forgotten(there, elsewhere)


def erase(tx: Tx, now: datetime, who: Person, community_ids: Iterable[CommunityId]) -> None:
    """Nothing is held of the person any more, nor leads to them from what they asked in these communities.

    Whoever is forgotten is, by asking for it or because the time is over that they are kept for.
    """
    for community_id in community_ids:
        questions.forget_asker(tx, now, who.user_id, community_id)
    forgetting.erase(tx, who)


def forget_decline(tx: Tx, notice_id: int) -> None:
    """Telegram was told, or cannot be: the account's number goes from the outbox as well."""
    outbox.forget(tx, notice_id)


def _decline(tx: Tx, pending: Iterable[PendingRequest], now: datetime) -> None:
    """The requests that Telegram still shows are turned down, for nobody here knows of them any more.

    Whose they are is not called `user`: asked to forget once more, the bot would forget to do this.
    """
    outbox.add(
        tx,
        [
            Notice(
                "forgotten-decline",
                f"forgotten-decline:{one.chat_id}:{one.user_id}",
                ToChat(one.chat_id),
                now,
                {"requester": one.user_id},
            )
            for one in pending
        ],
        now,
    )


def _lock_sessions(tx: Tx, member_ids: tuple[MemberId, ...], now: datetime) -> None:
    """All before the first: each noun locks them anew, in an order of its own."""
    concerned = set()
    for one in member_ids:
        concerned |= presenters.concerning(tx, one) | bookings.concerning(tx, one, now)
        concerned |= set(stakes.led(tx, one, now))
    sessions.lock_all(tx, concerned)


def _lock_roles(tx: Tx, community_id: CommunityId, member_ids: tuple[MemberId, ...]) -> None:
    """Two administrators who go at once go one after the other."""
    for one in member_ids:
        for role in sorted(WEIGHTY & roles.held_by(tx, one)):
            roles.lock_holders(tx, community_id, role)


def _leave(tx: Tx, member_id: MemberId, now: datetime) -> None:
    member = members_known.load(tx, member_id)
    if member.status is not Status.ADMITTED:
        return
    _hand_on(tx, member_id, communities.load(tx, member.community_id), now)
    members.leave(tx, member, now)


def _hand_on(tx: Tx, member_id: MemberId, community: Community, now: datetime) -> None:
    """The sessions that the member would have facilitated have somebody else, who is told."""
    led = stakes.led(tx, member_id, now)
    successor = stakes.successor(tx, community.id, member_id) if led else None
    if successor is None:
        return
    stakes.hand_on(tx, led, successor)
    for session_id in led:
        cards.owe_cards(tx, session_id, now)
    notice = Notice(
        "sessions-handed-on",
        f"sessions-handed-on:{successor}:{now.isoformat()}",
        ToMember(successor),
        community.decent(now),
        {"sessions": len(led), "community": community.id},
    )
    outbox.add(tx, [notice], now)
