"""What must hold whatever was sent: no right is gained, and nothing is said where it does not belong."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

import sqlalchemy as sa
from sqlmodel import SQLModel

from rules.permissions import GRANTS, Role, Verb

_STAFF = {Verb.SCHEDULE}
OWNED = {
    # The verbs that may change a row, and the columns that count: others are Telegram's word or the clock's.
    "roles": ({Verb.GRANT_ROLE}, ("member_id", "role")),
    "communities": (set(), None),
    "retention": (set(), None),
    "sessions": (_STAFF, None),
    "session_changes": (_STAFF, None),
    "session_guests": (_STAFF, None),
    "cycles": (_STAFF, None),
    "topics": (_STAFF, None),
    "themes": ({Verb.EDIT_THEMES}, None),
    "surveys": ({Verb.LEAD_FEEDBACK}, None),
    "pdsa_cycles": ({Verb.KEEP_PDSA}, None),
    "logged_issues": ({Verb.KEEP_PDSA}, None),
    "topic_votes": (_STAFF, ("id", "open_in", "opened_by", "topics")),
    "groups": ({Verb.NAME_GROUP}, ("id", "community_id", "purpose", "description")),
    "group_topics": ({Verb.NAME_GROUP}, ("id", "purpose", "announces", "asked_by")),
    "community_texts": ({Verb.EDIT_TEXTS}, None),
    "community_text_changes": ({Verb.EDIT_TEXTS}, None),
    "prompt_settings": ({Verb.EDIT_PROMPTS}, None),
    "prompts": ({Verb.EDIT_PROMPTS}, ("key", "words", "left_out")),
    "help_confirmations": ({Verb.CONFIRM_HELP}, None),
    "local_contacts": ({Verb.CONFIRM_HELP}, None),
    "measures": ({Verb.MODERATE}, ("id", "user_id", "act", "reason", "by_member_id", "ends_at", "appeal_by")),
    "moderation_cases": ({Verb.MODERATE}, ("id", "taken_by")),
    "question_blocks": ({Verb.DECIDE_QUESTION}, None),
    "exports": ({Verb.EXPORT_ATTENDANCE}, ("id", "member_id", "format", "cycle_id", "session_id")),
    "certificates": ({Verb.WITHDRAW_CERTIFICATE}, ("id", "barred", "ended_by", "reason")),
    "attendance": ({Verb.MARK_ATTENDANCE}, None),
    "attendance_changes": ({Verb.MARK_ATTENDANCE}, None),
    "teams_reports": ({Verb.IMPORT_REPORT}, None),
    "teams_spans": ({Verb.IMPORT_REPORT}, None),
    "teams_names": ({Verb.IMPORT_REPORT}, None),
    "join_requests": ({Verb.ADMIT}, ("id", "decided_by")),
}
"""What belongs to staff."""
_KNOWN = ("join_requests", "moderation_cases")
_ONCE = {
    "join_requests": ("decided_by",),
    "moderation_cases": ("taken_by",),
    "certificates": ("barred", "ended_by", "reason"),
    "groups": ("purpose", "description"),
    "group_topics": ("purpose", "announces", "asked_by"),
}
"""Rows that anybody, or Telegram, may cause: they belong to staff once one of these columns is filled."""

OTHERS = frozenset(
    (
        *("audit", "booking_changes", "bookings", "calendar_entries", "calendars"),
        *("certificate_codes_gone", "check_in_tries", "check_ins", "claim_askings", "claims"),
        *("code_boards", "cycle_messages", "digests_off", "drafts", "due", "feedback_rounds", "group_lulls"),
        *("group_polls", "published_figures", "published_pairs", "released_lines", "sealed_answers"),
        *("group_presences", "handled_updates", "interviews", "invite_links", "leases", "members"),
        *("missed_notes", "moderation_reports", "outbox", "patient_data_counts", "patient_offers"),
        *("pinned_rules", "place_offers", "presenter_changes", "presenter_draws", "presenter_slots"),
        *("presenter_swaps", "presenter_volunteers", "question_parts", "questions", "reminders_off"),
        *("removals", "session_cards", "teams_imports", "waitlist_entries"),
    )
)
"""What members, Telegram and the clock change as well. Who is a member is looked at by itself."""

_SENDS = frozenset(
    (
        *("sendMessage", "editMessageText", "sendDocument", "sendPhoto", "sendPoll", "copyMessage"),
        *("editMessageCaption", "editMessageReplyMarkup"),
    )
)
_ADMIT = "approveChatJoinRequest"
_POWERS = frozenset(
    f"{_ADMIT} restrictChatMember banChatMember unbanChatMember promoteChatMember"
    " pinChatMessage leaveChat createForumTopic".split()
)


@dataclass(frozen=True)
class Snapshot:
    """What staff own, who is a member, and who is owed what."""

    owned: dict
    """{table: Counter of (community_id, user_id or None, values)}"""
    admitted: frozenset
    left: frozenset
    roles: frozenset
    known: frozenset
    """(community, person) of whom its staff may read: members of any standing, those who asked to join or are
    looked after."""
    chats: dict
    """{chat: community} of the groups."""
    decided: frozenset
    """(community, person) of those who were let in, and may still be owed at Telegram."""
    measured: frozenset
    """Whom moderators have muted or removed: carried out again when they come back."""
    unwanted: frozenset
    """Chats that are nobody's, or of which an admin has said that they are not ours."""
    waiting: frozenset
    """Chats to which something is owed that has not gone out yet."""
    owed: frozenset
    """(notice, its edition and attempts, chat)"""


def snapshot(tx):
    tables = SQLModel.metadata.tables
    rows = {
        name: tx.execute(sa.select(tables[name])).mappings().all()
        for name in (*OWNED, "members", "outbox", "claims")
    }
    people = {row["id"]: (row["community_id"], row["user_id"]) for row in rows["members"]}
    chats = {row["id"]: row["chat_id"] for row in rows["members"]}
    of = {name: {row["id"]: row["community_id"] for row in rows[name]} for name in ("sessions", "groups")}
    of["cases"] = {row["id"]: row["community_id"] for row in rows["moderation_cases"]}
    named = {
        status: frozenset(
            (row["community_id"], row["user_id"]) for row in rows["members"] if row["status"] == status
        )
        for status in ("admitted", "left")
    }
    return Snapshot(
        {name: _counted(name, rows[name], people, of) for name in OWNED},
        named["admitted"],
        named["left"],
        frozenset((*people[row["member_id"]], row["role"]) for row in rows["roles"]),
        frozenset(people.values())
        | {(row["community_id"], row["user_id"]) for name in _KNOWN for row in rows[name]},
        {row["chat_id"]: row["community_id"] for row in rows["groups"]},
        frozenset(
            (row["community_id"], row["user_id"])
            for row in rows["join_requests"]
            if row["step"] == "admitted"
        ),
        frozenset(row["user_id"] for row in rows["measures"]),
        frozenset(row["chat_id"] for row in rows["groups"] if row["purpose"] == "not-ours")
        | frozenset(row["chat_id"] for row in rows["claims"]),
        frozenset(row["chat_id"] for row in rows["outbox"] if row["state"] in ("queued", "claimed")),
        frozenset(
            (
                row["id"],
                row["edition"],
                row["attempts"],
                row["state"],
                row["chat_id"],
                chats.get(row["member_id"]),
            )
            for row in rows["outbox"]
        ),
    )


def writers(inputs, chats):
    """(community, person) of whoever wrote in a group, or is answered there, by the updates as JSON."""
    found = set()
    left = [_parsed(one) for one in inputs]
    while left:
        part = left.pop()
        if isinstance(part, list):
            left += part
        elif isinstance(part, dict):
            left += part.values()
            chat, person = (_id(part.get(name)) for name in ("chat", "from"))
            if chat in chats and person is not None:
                found.add((chats[chat], person))
    return frozenset(found)


def _parsed(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # What is no update at all is read by nobody.
        return None


def _id(part):
    number = part.get("id") if isinstance(part, dict) else None
    return number if isinstance(number, int) else None


def _counted(table, rows, people, of):
    found, wanted = Counter(), OWNED[table][1]
    for row in rows:
        if table in _ONCE and not any(row[name] for name in _ONCE[table]):
            continue
        values = tuple(repr(row[name]) for name in (wanted or row.keys()))
        found[_community(row, people, of), _person(row, people), values] += 1
    return found


def _community(row, people, of):
    for name, where in (("session_id", of["sessions"]), ("group_id", of["groups"])):
        if row.get("community_id") is None and row.get(name) in where:
            return where[row[name]]
    if row.get("community_id") is None and row.get("member_id") in people:
        return people[row["member_id"]][0]
    return row.get("community_id")


def _person(row, people):
    return row["user_id"] if row.get("user_id") else people.get(row.get("member_id"), (None, None))[1]


def verbs_of(before, user_ids):
    """{community_id: what those people may do there by their roles, all of them together}.

    Who is not there at the moment counts as well: their roles are theirs again once they come back.
    """
    found = {}
    for community, user_id, role in before.roles:
        if user_id in user_ids:
            found.setdefault(community, set()).update(GRANTS[Role(role)])
    return found


def rights_gained(before, after, actors, verbs):
    """What was changed by people who may not: lines to read."""
    found = []
    for table in OWNED:
        gone, new = before.owned[table] - after.owned[table], after.owned[table] - before.owned[table]
        for row in gone + new:
            # What is one's own may go, with /forgetme; a role is never one's own to take.
            if table == "group_topics" and row in gone:
                continue  # Telegram has said that it is there no longer.
            own = row[1] in actors and table != "communities" and (table != "roles" or row not in new)
            if not own and not _may_change(table, row[0], verbs):
                found.append(f"{table} of community {row[0]} changed: {row[2]}")
    for community, person, role in after.roles - before.roles:
        if Verb.GRANT_ROLE not in verbs.get(community, set()):
            found.append(f"{person} became {role} in community {community}")
    for community, person in after.admitted - before.admitted:
        # Who was a member and is back in a group, as Telegram says, is a member again.
        back = (community, person) in before.left and person in actors
        if not back and Verb.ADMIT not in verbs.get(community, set()):
            found.append(f"{person} was admitted to community {community}")
    return found


def _may_change(table, community, verbs):
    needed, here = OWNED[table][0], verbs.get(community, set())
    if table == "session_guests":  # Each side has its say.
        here = set().union(*verbs.values())
    # Who may give roles may have given any right to the others in the same breath.
    return bool(here & (needed | {Verb.GRANT_ROLE}))


def powers_used(calls, before, after, verbs):
    """What the bot did to others with its rights, where nobody who acted has any."""
    if any(verbs[one] & {Verb.ADMIT, Verb.MODERATE, Verb.NAME_GROUP} for one in verbs):
        return []
    found = []
    for call in calls:
        chat_id = int(call.params.get("chat_id", 0))
        asked = (before.chats | after.chats).get(chat_id), int(call.params.get("user_id", 0))
        # Who belongs to the community is let into its groups at once.
        if call.method not in _POWERS or (
            call.method == _ADMIT and asked in before.admitted | before.decided
        ):
            continue
        if call.method in ("restrictChatMember", "banChatMember") and asked[1] in before.measured:
            continue
        # Said no to by an admin before: whoever adds the bot again sees it leave. Or decided before this.
        unwanted = call.method == "leaveChat" and chat_id in before.unwanted | after.unwanted
        if not unwanted and chat_id not in before.waiting:
            found.append(f"nobody with a right has acted: {call.method} {call.params}")
    return found


def chats_written_to(calls):
    return {
        int(call.params["chat_id"]) for call in calls if call.method in _SENDS and "chat_id" in call.params
    }


def owed_to(before, after):
    """The chats of all notices that were owed or went on their way meanwhile."""
    return {chat for one in before.owed ^ after.owed for chat in one[-2:] if chat is not None}


def words_of(call):
    """All that a call shows: text or caption, and what its buttons say."""
    shown = [call.params.get(name) for name in ("text", "caption", "question", "options", "reply_markup")]
    return unescape(re.sub("<[^>]+>", "", "\n".join(str(one) for one in shown if one)))
