"""The words of a community: changed in the chat or by a file, put back, and brought back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.moderation import pinning
from rules.community_texts import changes as rules
from rules.community_texts.changes import Kept, Refused
from rules.community_texts.checking import Original, original_of
from rules.dialogue import Draft, Problem
from rules.ids import CommunityId, CommunityTextChangeId, MemberId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import audit, community_texts, outbox
from storage.db import Tx

_NAMED: Final = 5
"""How many of the texts that a file has changed are named in the log."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is looked for, in a community whose own words are these."""

    query: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file has changed: how many texts, all of them or none."""

    changed: int
    refused: Refused | None = None


def save_words(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Problem:
    """The end of the dialogue "words"."""
    me = require(actor, Verb.EDIT_TEXTS, draft.community_id)
    if draft.answers["sure"] != rules.SAVE:
        return Problem("words-anew", {}, step="sure")
    original = original_of(draft.answers["original"])
    decision = _say(tx, draft.community_id, me.member_id, now, original, draft.answers["typed"])
    if isinstance(decision, Refused):
        # What is wrong is found while it is typed, so this is a dialogue of an older version of the program.
        fault = decision.fault
        return Problem(f"words-wrong-{fault.reason}", {**fault.variables, "typed": ""}, step="typed")
    return decision


def to_original(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, original: Original
) -> Kept | Refused:
    """The text says what is shipped again. Asked twice, it stays so."""
    me = require(actor, Verb.EDIT_TEXTS, community_id)
    return _say(tx, community_id, me.member_id, now, original, None)


def bring_back(
    tx: Tx,
    actor: Actor,
    now: datetime,
    community_id: CommunityId,
    original: Original,
    change_id: CommunityTextChangeId,
) -> Kept | Refused:
    """The text says what it said then, if that can still be shown."""
    me = require(actor, Verb.EDIT_TEXTS, community_id)
    earlier = community_texts.change(tx, community_id, original.id, change_id)
    return _say(tx, community_id, me.member_id, now, original, earlier.words)


def look_for_words(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Found:
    """The end of the dialogue "words-find"."""
    require(actor, Verb.EDIT_TEXTS, draft.community_id)
    return Found(draft.answers["query"], community_texts.of_community(tx, draft.community_id))


def take_file(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Taken:
    """The end of the dialogue "words-file": everything that the file says counts, or nothing of it."""
    me = require(actor, Verb.EDIT_TEXTS, draft.community_id)
    originals = {one["id"]: original_of(one) for one in draft.answers["originals"]}
    return _take(tx, draft.community_id, me.member_id, now, originals, draft.answers["words"])


def take_at_once(
    tx: Tx,
    now: datetime,
    community_id: CommunityId,
    originals: Mapping[str, Original],
    words: Mapping[str, str | None],
) -> Taken:
    """What a file says, from the command line."""
    return _take(tx, community_id, None, now, originals, words)


def ask_for_file(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> None:
    """All texts come as a file; asked for twice in a moment, once."""
    me = require(actor, Verb.EDIT_TEXTS, community_id)
    key = f"words-file:{community_id}:{me.member_id}"
    if not outbox.under_way(tx, key, now):
        notice = Notice(
            "words-file", key, ToMember(me.member_id), now, {"community": community_id}, Priority.ANSWER
        )
        outbox.owe_again(tx, notice, now)


def _take(
    tx: Tx,
    community_id: CommunityId,
    by: MemberId | None,
    now: datetime,
    originals: Mapping[str, Original],
    words: Mapping[str, str | None],
) -> Taken:
    present = community_texts.of_community(tx, community_id)
    decisions = [rules.say(originals[text_id], present.get(text_id), said) for text_id, said in words.items()]
    refused = next((one for one in decisions if isinstance(one, Refused)), None)
    if refused is not None:
        return Taken(0, refused)
    changed = [one for one in decisions if isinstance(one, Kept) and not one.already]
    for one in changed:
        community_texts.keep(tx, community_id, one.text_id, one.words, by, now)
    if changed:
        pinning.texts_changed(tx, community_id, {one.text_id for one in changed}, now)
        ids = ", ".join(sorted(one.text_id for one in changed)[:_NAMED])
        audit.add(tx, community_id, by, Verb.EDIT_TEXTS, now, {"texts": len(changed), "ids": ids})
    return Taken(len(changed))


def _say(
    tx: Tx,
    community_id: CommunityId,
    by: MemberId,
    now: datetime,
    original: Original,
    words: str | None,
) -> Kept | Refused:
    present = community_texts.words_of(tx, community_id, original.id)
    decision = rules.say(original, present, words)
    if isinstance(decision, Kept) and not decision.already:
        community_texts.keep(tx, community_id, original.id, decision.words, by, now)
        pinning.texts_changed(tx, community_id, {original.id}, now)
        audit.add(tx, community_id, by, Verb.EDIT_TEXTS, now, {"text": original.id})
    return decision
