"""Anonymous questions as their asker sees them, as moderators do, and as a notice needs them."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.communities import Community
from rules.groups import Group, Purpose
from rules.ids import ChatId, CommunityId, GroupId, MessageId, QuestionId, QuestionPartId, UserId
from rules.permissions import Actor, Verb, require, require_anywhere
from rules.questions.reported import Found
from rules.questions.threads import Part, PartState, State, Thread, asked_in
from storage import communities, groups, members, question_blocks, questions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Shown:
    """A thread with where it is."""

    thread: Thread
    community: Community
    group: Group


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody's own open thread, and the words in it that a moderator asked to have changed."""

    shown: Shown
    changing: tuple["Card", ...]


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's own open thread, with its parts."""

    shown: Shown
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Where somebody may ask, and what they have asked that is open."""

    groups: tuple[Group, ...]
    own: tuple[Own, ...]

    @property
    def mine(self) -> tuple[Shown, ...]:
        return tuple(one.shown for one in self.own)


@dataclass(frozen=True, slots=True)
class Card:
    """What moderators decide on."""

    shown: Shown
    part: Part
    words: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A word to the asker, and the private chat it goes to; in memory only."""

    shown: Shown
    chat_id: ChatId
    blocked_until: date | None
    """Until when they cannot ask in the community, if a moderator has blocked them."""


@dataclass(frozen=True, slots=True)
class Staffed:
    """A community's threads: what waits for a decision, and what is open."""

    community: Community
    waiting: tuple[Card, ...]
    open: tuple[Shown, ...]


def asking(tx: Tx, actor: Actor, _now: datetime) -> Asking:
    """The way in; NotAllowedError for who belongs to no community."""
    require_anywhere(actor, Verb.ASK_ANONYMOUSLY)
    where = actor.where(Verb.ASK_ANONYMOUSLY)
    found: list[Group] = []
    own: list[Own] = []
    for me in actor.memberships:
        if me.community_id not in where:
            continue
        present = groups.of_member(tx, me.member_id)
        found += [
            one
            for one in groups.of_communities(tx, [me.community_id])
            if asked_in(one) and (one.purpose is Purpose.ANNOUNCEMENTS or one.id in present)
        ]
    # Of communities that they have left as well: only they can close what they asked there.
    for one in questions.mine(tx, actor.user_id):
        shown = _shown(tx, one.thread)
        own += [] if shown is None else [Own(shown, one.parts)]
    return Asking(tuple(found), tuple(own))


def mine(tx: Tx, actor: Actor, _now: datetime, question_id: QuestionId) -> Shown | None:
    """The actor's own open thread, whoever they are now; None for any other."""
    thread = questions.find(tx, question_id)
    if thread is None or questions.asker(tx, question_id) != actor.user_id:
        return None
    return _shown(tx, thread) if thread.state in (State.WAITING, State.OPEN) else None


def standing(tx: Tx, actor: Actor, now: datetime, question_id: QuestionId) -> Standing | None:
    """The same, with what is to be changed."""
    shown = mine(tx, actor, now, question_id)
    if shown is None:
        return None
    changing = [one for one in questions.parts(tx, question_id) if one.state is PartState.CHANGING]
    return Standing(shown, tuple(Card(shown, one, questions.words(tx, one)) for one in changing))


def staffed(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Staffed:
    """For the community's moderators."""
    require(actor, Verb.DECIDE_QUESTION, community_id)
    waiting: list[Card] = []
    open_: list[Shown] = []
    for thread in questions.alive(tx, community_id):
        shown = _shown(tx, thread)
        if shown is None:
            continue
        waiting += [
            Card(shown, one, questions.words(tx, one))
            for one in questions.parts(tx, thread.id)
            if one.state is PartState.WAITING
        ]
        open_ += [shown] if thread.state is State.OPEN else []
    return Staffed(communities.load(tx, community_id), tuple(waiting), tuple(open_))


def card(tx: Tx, actor: Actor, _now: datetime, part_id: QuestionPartId) -> Card | None:
    """One part for a moderator; None when its thread has closed."""
    require_anywhere(actor, Verb.DECIDE_QUESTION)
    found = card_of(tx, part_id)
    if found is not None:
        require(actor, Verb.DECIDE_QUESTION, found.shown.thread.community_id)
    return found


def card_of(tx: Tx, part_id: QuestionPartId) -> Card | None:
    """The part, its thread and its words; None when the thread has closed."""
    try:
        part = questions.part(tx, part_id)
    except questions.NoSuchQuestionError:
        return None
    thread = questions.find(tx, part.question_id)
    shown = None if thread is None else _shown(tx, thread)
    return None if shown is None else Card(shown, part, questions.words(tx, part))


def of_staff(tx: Tx, actor: Actor, _now: datetime, question_id: QuestionId) -> Shown | None:
    """An open thread for a moderator of its community; None for one that has ended."""
    require_anywhere(actor, Verb.DECIDE_QUESTION)
    thread = questions.find(tx, question_id)
    if thread is None:
        return None
    require(actor, Verb.DECIDE_QUESTION, thread.community_id)
    return _shown(tx, thread) if thread.state in (State.WAITING, State.OPEN) else None


def told(tx: Tx, question_id: QuestionId) -> Told | None:
    """Where the asker can be written to; None once the thread has closed, where nobody can, or when they do
    not belong to the group any more: what is said there is not for them.
    """
    thread = questions.find(tx, question_id)
    asker = questions.asker(tx, question_id)
    shown = None if thread is None else _shown(tx, thread)
    if shown is None or asker is None or not _belongs(tx, asker, shown.group):
        return None
    chat_id = members.private_chat(tx, asker)
    until = question_blocks.blocked_until(tx, shown.community.id, asker)
    return None if chat_id is None else Told(shown, chat_id, until)


def _belongs(tx: Tx, asker: UserId, group: Group) -> bool:
    me = members.actor(tx, asker).within(group.community_id)
    if me is None:
        return False
    return group.purpose is Purpose.ANNOUNCEMENTS or group.id in groups.of_member(tx, me.member_id)


def asked_at(tx: Tx, question_id: QuestionId) -> MessageId | None:
    """Where the question itself stands in the group."""
    return next((one.message_id for one in questions.parts(tx, question_id) if one.first), None)


def found_at(tx: Tx, group_id: GroupId | None, message_id: MessageId | None) -> Found:
    """What that message in the group is, as far as anything still tells."""
    if group_id is None or message_id is None:
        return Found(lost=True)
    part = questions.part_at(tx, group_id, message_id)
    return Found(None if part is None else questions.find(tx, part.question_id), part)


def _shown(tx: Tx, thread: Thread) -> Shown | None:
    group = groups.find(tx, thread.group_id)
    return None if group is None else Shown(thread, communities.load(tx, thread.community_id), group)
