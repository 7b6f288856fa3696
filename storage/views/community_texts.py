"""The words of a community, as those who change them see them, and as everybody hears them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.community_texts.changes import Change
from rules.ids import ChatId, CommunityId, MemberId
from rules.permissions import Actor, Verb, require, require_anywhere
from storage import communities, community_texts, members
from storage.db import Tx

Rows = tuple[tuple[CommunityId, str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """All that a community has changed, by the ids of the texts."""

    community: Community
    key: str
    """Which community of the configuration it is."""
    changed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """One text in a community: its words there, None for what is shipped, and what it said before."""

    community: Community
    words: str | None
    history: tuple[Change, ...]
    """The newest first."""
    names: Mapping[MemberId, str]
    """Of whoever stands in the history."""


def of_everybody(tx: Tx) -> Rows:
    """What every community has changed."""
    return community_texts.of_everybody(tx)


def spoken_to(tx: Tx, chat_id: ChatId, member_id: MemberId | None) -> CommunityId | None:
    """Whose words are for this member or chat; None where there is none, or more than one."""
    return community_texts.spoken_to(tx, chat_id, member_id)


def words(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Words:
    """What was changed there, for who may change it."""
    require(actor, Verb.EDIT_TEXTS, community_id)
    return for_notice(tx, community_id)


def for_notice(tx: Tx, community_id: CommunityId) -> Words:
    """The same, for what was asked for before."""
    key = next(key for key, one in community_texts.keys(tx).items() if one == community_id)
    return Words(communities.load(tx, community_id), key, community_texts.of_community(tx, community_id))


def word(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, text_id: str) -> Word:
    """One text there."""
    require(actor, Verb.EDIT_TEXTS, community_id)
    history = tuple(community_texts.history(tx, community_id, text_id))
    names = members.names(tx, {one.by for one in history if one.by is not None})
    words = community_texts.words_of(tx, community_id, text_id)
    return Word(communities.load(tx, community_id), words, history, names)


def where(tx: Tx, actor: Actor, _now: datetime) -> dict[str, CommunityId]:
    """The communities whose words the person may change, by their keys; NotAllowedError for nobody's."""
    require_anywhere(actor, Verb.EDIT_TEXTS)
    mine = actor.where(Verb.EDIT_TEXTS)
    return {key: one for key, one in community_texts.keys(tx).items() if one in mine}
