"""Somebody answers a questionnaire. Until the one confirmation nothing is written: where they are travels in
the buttons. What is confirmed is sealed with everybody's, and nothing else is written either.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from rules import sealing
from rules.communities import Community
from rules.feedback import buffer as buffers
from rules.feedback import questionnaire, tokens
from rules.feedback.buffer import FullError, Line
from rules.feedback.questionnaire import Move, Place
from rules.feedback.rounds import Asking, Refused, Round, State, may_answer
from rules.feedback.surveys import Answers, Survey
from rules.ids import RoundId
from rules.members import Member
from rules.permissions import Actor, Verb, require_anywhere
from rules.sealing import UnsealableError
from storage import communities, members
from storage.db import Tx
from storage.feedback import audiences, rounds, sealed


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen of a questionnaire: an item with its moves, each with the token of where it leads, or the
    summary with the token that confirms it.
    """

    round: Round
    survey: Survey
    place: Place
    moves: tuple[tuple[Move, str], ...]
    token: str
    kept: "Kept | None" = None
    """Of an "after": what the member had answered before, and brings along."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A member's own copy of the first answers, sealed: only a later questionnaire opens it, and only for
    them. It is kept in their chat and nowhere else.
    """

    first_id: RoundId
    token: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The answers are sealed; `already` when this person's were before."""

    round: Round
    survey: Survey
    community: Community
    already: bool = False
    kept: Kept | None = None
    """Of a "before": for the member to keep."""


def look(
    tx: Tx, actor: Actor, now: datetime, round_id: RoundId, token: str = "", kept: Kept | None = None
) -> Shown | Refused:
    """The screen that the token leads to, the first one without any; changes nothing."""
    one = _round(tx, actor, now, round_id)
    if isinstance(one, Refused):
        return one
    survey = rounds.survey(tx, one)
    key = sealed.key_of(tx, one)
    bound = _bound(one, actor)
    place = _place(key, survey, token, bound)
    if place is None:
        return Refused("old-button")

    def token_of(to: Place) -> str:
        nonce = secrets.token_bytes(sealing.NONCE_BYTES)
        return tokens.seal(key, nonce, survey, to.answers, to.at, bound)

    moves = tuple((move, token_of(move.to)) for move in questionnaire.moves(survey, place))
    return Shown(one, survey, place, moves, token_of(place), kept)


def look_kept(tx: Tx, actor: Actor, now: datetime, kept: Kept) -> Shown | Refused:
    """The beginning of the "after" with which these first answers are compared; changes nothing."""
    require_anywhere(actor, Verb.GIVE_FEEDBACK)
    second = rounds.second_of(tx, kept.first_id)
    if second is None:
        first = rounds.find(tx, kept.first_id)
        known = first is not None and tx.keys.read(sealed.kept_name(kept.first_id)) is not None
        return Refused("kept-not-yet" if known else "kept-over")
    if second.state is not State.OPEN:
        return Refused("kept-over")
    shown = look(tx, actor, now, second.id, kept=kept)
    # Said at once, and not when they have gone through all of it.
    if isinstance(shown, Shown) and _before(tx, second, shown.survey, kept, actor) is None:
        return Refused("kept-not-yours")
    return shown


def confirm(
    tx: Tx, actor: Actor, now: datetime, round_id: RoundId, token: str, kept: Kept | None = None
) -> Confirmed | Refused:
    """The answers go into the sealed ones, once, whatever is pressed again; nobody can take them out. With
    what the member kept of the "before", the differences go in as well.
    """
    one = _round(tx, actor, now, round_id, lock=True)
    if isinstance(one, Refused):
        return one
    survey = rounds.survey(tx, one)
    key = sealed.key_of(tx, one)
    place = _place(key, survey, token, _bound(one, actor))
    if place is None or place.item(survey) is not None:
        return Refused("old-button")
    before = None if kept is None else _before(tx, one, survey, kept, actor)
    if kept is not None and before is None:
        return Refused("kept-not-yours")
    buffer = sealed.read(tx, sealed.name_of(one))
    if buffer is None:
        raise sealed.NoAnswersError
    spent = buffers.tag_of(key, actor.user_id, "answered")
    person = buffers.tag_of(buffer.pool, actor.user_id, "person")
    filled = buffers.add(buffer, survey, place.answers, spent, person, before)
    # Sealed anew even where nothing is in it that was not before: otherwise a second press would show.
    try:
        sealed.write(tx, sealed.name_of(one), filled, one.size)
    except FullError:  # Far more were marked as present afterwards than were when it was opened.
        return Refused("no-room")
    community = communities.load(tx, one.community_id)
    return Confirmed(one, survey, community, filled is buffer, _to_keep(tx, one, survey, place, actor))


def _to_keep(tx: Tx, one: Round, survey: Survey, place: Place, actor: Actor) -> Kept | None:
    """A copy for the member alone; also after a second press, whose first answer may never have arrived."""
    if one.asking is not Asking.BEFORE:
        return None
    key = tx.keys.read(sealed.kept_name(one.id))
    if key is None:
        raise sealed.NoAnswersError
    nonce = secrets.token_bytes(sealing.NONCE_BYTES)
    bound = _bound_kept(one.id, actor)
    return Kept(one.id, tokens.seal(key, nonce, survey, place.answers, place.at, bound))


def _before(tx: Tx, one: Round, survey: Survey, kept: Kept, actor: Actor) -> Answers | None:
    """What the member had answered; None where this is not theirs, or of another "before"."""
    key = tx.keys.read(sealed.kept_name(kept.first_id))
    if key is None or one.first_id != kept.first_id:
        return None
    try:
        return tokens.unseal(key, kept.token, survey, _bound_kept(kept.first_id, actor))[0]
    except UnsealableError:
        return None


@dataclass(frozen=True, slots=True)
class MayWrite:
    """A line in somebody's own words could be sent by this member: what they have told about themselves is
    looked for in it, so that it is not said unawares.
    """

    round: Round
    community: Community
    member: Member


@dataclass(frozen=True, slots=True)
class LineSent:
    """The line is sealed; `already` when this person had sent one."""

    round: Round
    already: bool = False


def look_line(tx: Tx, actor: Actor, now: datetime, round_id: RoundId) -> MayWrite | Refused:
    """Whether a line can be written; changes nothing."""
    one = _round(tx, actor, now, round_id)
    if isinstance(one, Refused):
        return one
    if not one.lines:
        return Refused("no-line")
    me = actor.within(one.community_id) or actor.memberships[0]
    return MayWrite(one, communities.load(tx, one.community_id), members.load(tx, me.member_id))


def send_line(
    tx: Tx, actor: Actor, now: datetime, round_id: RoundId, words: str, *, quotable: bool
) -> LineSent | Refused:
    """The line goes among the sealed ones, once, and never beside anybody's answers."""
    one = _round(tx, actor, now, round_id, lock=True)
    if isinstance(one, Refused):
        return one
    if not one.lines:
        return Refused("no-line")
    buffer = sealed.read(tx, sealed.name_of(one))
    if buffer is None:
        raise sealed.NoAnswersError
    said = buffers.tag_of(sealed.key_of(tx, one), actor.user_id, "said")
    filled = buffers.add_line(buffer, Line(words, quotable), said)
    try:
        sealed.write(tx, sealed.name_of(one), filled, one.size)
    except FullError:
        return Refused("full")
    return LineSent(one, already=filled is buffer)


def _round(tx: Tx, actor: Actor, now: datetime, round_id: RoundId, *, lock: bool = False) -> Round | Refused:
    require_anywhere(actor, Verb.GIVE_FEEDBACK)
    one = rounds.find(tx, round_id, lock=lock)
    asked = one is not None and audiences.includes(tx, actor, one)
    refused = may_answer(one, now, asked=asked)
    if refused is not None:
        return refused
    assert one is not None
    return one


def _place(key: bytes, survey: Survey, token: str, bound: str) -> Place | None:
    if not token:
        return questionnaire.begin(survey)
    try:
        answers, at = tokens.unseal(key, token, survey, bound)
    except UnsealableError:
        return None
    return Place(answers, at) if at <= len(survey.items) else None


def _bound_kept(first_id: RoundId, actor: Actor) -> str:
    return f"kept:{first_id}:{actor.user_id}"


def _bound(one: Round, actor: Actor) -> str:
    return f"answers:{one.id}:{actor.user_id}"
