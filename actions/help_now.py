"""The help card: what a community adds to it, and that an administrator looks at it every half year."""

from dataclasses import dataclass
from datetime import datetime

from rules import help_now as rules
from rules.dialogue import Draft, Problem
from rules.help_now import AGAIN, VERSION, Standing
from rules.ids import ChatId, CommunityId, LocalContactId
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, Role, Verb, require
from rules.priority import Priority
from storage import audit, communities, due, help_now, outbox, roles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Changed:
    """The community's card, after something on it was changed or confirmed."""

    community_id: CommunityId
    already: bool = False


def watch(tx: Tx, community_id: CommunityId, now: datetime) -> None:
    """Have the card looked at where nobody has yet, or what is on it has changed; what waits stays so.

    Called at every start, so that a new version of the contacts is asked about once it is installed.
    """
    known = help_now.confirmation(tx, community_id)
    waits = due.waits(tx, _key(community_id))
    if waits and rules.standing(known, now) is not Standing.CHANGED:
        return
    trusted = known is not None and known.version == VERSION
    at = known.at + AGAIN if known is not None and trusted else now
    due.put(tx, "help-confirm", _key(community_id), at, {"community_id": community_id})


def ask_to_confirm(tx: Tx, now: datetime, community_id: CommunityId) -> None:
    """Due work: the administrators are asked to look at the card, and in half a year again."""
    due.put(tx, "help-confirm", _key(community_id), now + AGAIN, {"community_id": community_id})
    if rules.standing(help_now.confirmation(tx, community_id), now) is Standing.CONFIRMED:
        return
    decent = communities.load(tx, community_id).decent(now)
    notices = [
        Notice(
            kind="help-confirm",
            key=f"help-confirm:{community_id}:{VERSION}:{now.date()}:{member_id}",
            to=ToMember(member_id),
            not_before=decent,
            variables={"community": community_id, "at": now.isoformat()},
        )
        for member_id in roles.holders(tx, community_id, Role.ADMIN)
    ]
    outbox.add(tx, notices, now)


def confirm_card(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, version: str) -> Changed:
    """An administrator has found the card right; it is asked about again in half a year.

    `version` is that of the contacts they looked at: a newer one is not confirmed by an old screen.
    """
    me = require(actor, Verb.CONFIRM_HELP, community_id)
    known = help_now.confirmation(tx, community_id)
    seen_before = known is not None and known.version == VERSION and known.at.date() == now.date()
    if version != VERSION or seen_before:
        return Changed(community_id, already=seen_before)
    help_now.confirm(tx, community_id, VERSION, now)
    audit.add(tx, community_id, me.member_id, Verb.CONFIRM_HELP, now, {"version": VERSION})
    due.put(tx, "help-confirm", _key(community_id), now + AGAIN, {"community_id": community_id})
    return Changed(community_id)


def add_contact(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed | Problem:
    """The end of the dialogue "local-contact-add"."""
    me = require(actor, Verb.CONFIRM_HELP, draft.community_id)
    if problem := rules.add(len(help_now.local_contacts(tx, draft.community_id))):
        return problem
    help_now.add(tx, draft.community_id, draft.answers["name"], draft.answers["way"])
    audit.add(tx, draft.community_id, me.member_id, Verb.CONFIRM_HELP, now, {"contact": "added"})
    return Changed(draft.community_id)


def remove_contact(tx: Tx, actor: Actor, now: datetime, contact_id: LocalContactId) -> Changed:
    """Off the card; NoSuchLocalContactError where it is off already."""
    contact = help_now.load(tx, contact_id)
    me = require(actor, Verb.CONFIRM_HELP, contact.community_id)
    help_now.remove(tx, contact_id)
    audit.add(tx, contact.community_id, me.member_id, Verb.CONFIRM_HELP, now, {"contact": "removed"})
    return Changed(contact.community_id)


def show_way(tx: Tx, _actor: Actor, now: datetime, chat_id: ChatId) -> None:
    """Somebody asked in a group whom the bot cannot write to: the way is shown there, once a minute."""
    notice = Notice(
        kind="help-way",
        key=f"help-way:{chat_id}:{now:%Y%m%dT%H%M}",
        to=ToChat(chat_id),
        not_before=now,
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def _key(community_id: CommunityId) -> str:
    return f"help-confirm:{community_id}"
