"""Every table, and what of a person stands in it: a line for each, which a test demands.

A new table that holds a member's id or an account adds its line here. `/mydata` hands out the rows that a
line ties to somebody; `/forgetme` deletes them, or keeps them for the counts, tied to an empty member row.
"""

from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa

from rules.moderation.measures import Act, State
from storage.privacy import erasing
from storage.privacy.ties import Held, Nobody, Person, mentioned_in
from storage.tables import MeasureRow
from storage.upsert import columns


def _among_the_drawn(draws: sa.Table, person: Person) -> sa.ColumnElement[bool]:
    """Who came first in a draw stands in it as "3 7 8"."""
    front = sa.literal(" ") + draws.c.candidates["front"].as_string() + sa.literal(" ")
    return sa.or_(sa.false(), *(front.like(f"% {one} %") for one in person.member_ids))


def _binds(measures: sa.Table) -> sa.ColumnElement[bool]:
    """A mute or a removal that is in force ends by its time, and not by being forgotten."""
    return sa.and_(measures.c.act != Act.WARN, measures.c.state == State.IN_FORCE)


def _has_binding(cases: sa.Table) -> sa.ColumnElement[bool]:
    measures = columns(MeasureRow)
    return sa.exists().where(measures.c.case_id == cases.c.id, _binds(measures)).correlate(cases)


def _reported_by(reports: sa.Table, person: Person) -> sa.ColumnElement[bool]:
    """Whoever was reported learns that a case was, and neither by whom, nor how many, nor when."""
    return reports.c.member_id.in_(person.member_ids)


def _decided(measures: sa.Table, _person: Person) -> sa.ColumnElement[bool]:
    """What a moderator has only proposed is no measure yet."""
    return measures.c.state != State.PROPOSED


HOLDINGS: Final[Mapping[str, Held | Nobody]] = {
    # People, and how they came.
    "members": Held(of=("id", "user_id", "chat_id"), kept={}, erase=erasing.empty_members),
    "join_requests": Held(
        of=("user_id", "user_chat_id"),
        by=("decided_by", "invited_by"),
        erase=erasing.drop_requests_owed,
        seems=("was_member",),
    ),
    "roles": Held(of=("member_id",), by=("granted_by",)),
    "reminders_off": Held(of=("member_id",)),
    "digests_off": Held(of=("member_id",)),
    "group_presences": Held(of=("member_id",)),
    "drafts": Held(of=("user_id",)),
    # Sessions. A place and a mark stay for the counts; how they came about does not.
    "bookings": Held(of=("member_id",), kept={}, erase=erasing.coarsen_bookings),
    "booking_changes": Held(of=("member_id",), by=("by_member_id",)),
    "waitlist_entries": Held(of=("member_id",)),
    "place_offers": Held(of=("member_id",)),
    "attendance": Held(of=("member_id",), kept={}),
    "attendance_changes": Held(of=("member_id",), by=("by_member_id",)),
    "check_in_tries": Held(of=("member_id",)),
    "code_boards": Held(of=("member_id",)),
    "missed_notes": Held(of=("member_id",)),
    "interviews": Held(of=("member_id",)),
    "calendars": Held(of=("member_id",), hidden=("digest",)),
    "calendar_entries": Held(of=("member_id",)),
    "certificates": Held(
        of=("member_id",), by=("ended_by",), erase=erasing.remember_codes, seems=("replaced_by",)
    ),
    "exports": Held(of=("member_id",), kept={"state": "stopped", "message_id": None}),
    "sessions": Held(by=("facilitator_id",), hidden=("join_link",)),
    "session_changes": Held(by=("by_member_id",)),
    "session_guests": Held(by=("invited_by",)),
    "topic_votes": Held(by=("opened_by",), seems=("chat_id",)),
    # Presenting. Who presented counts in the turns of the others.
    "presenter_draws": Held(of=("chosen_id",), mentions=_among_the_drawn, kept={}),
    "presenter_slots": Held(
        of=("member_id",),
        kept={"case_title": None, "case_audience": "facilitator"},
        seems=("answer_by",),
    ),
    "presenter_changes": Held(by=("by_member_id",), through={"slot_id": "presenter_slots"}, kept={}),
    "presenter_swaps": Held(
        through={"slot_id": "presenter_slots", "other_slot_id": "presenter_slots"}, kept={}
    ),
    "presenter_volunteers": Held(of=("member_id",)),
    # Reports of Teams.
    "teams_imports": Held(of=("user_id",), hidden=("people", "answers"), erase=erasing.drop_imports_naming),
    "teams_names": Held(of=("member_id",), by=("by_member_id",)),
    "teams_spans": Held(of=("member_id",)),
    "teams_reports": Nobody("of a report's content only a hash is kept"),
    # Messages that may identify a patient: whose they were, for two days.
    "patient_offers": Held(of=("user_id", "member_id"), seems=("chat_id",)),
    "patient_data_counts": Nobody("counts by week and kind"),
    # Groups.
    "group_topics": Held(by=("asked_by",)),
    # A link is kept until Telegram has revoked it, and then leads to nobody.
    "invite_links": Held(of=("member_id",), kept={"member_id": None}),
    # Who asks is sealed; the tag of a block names nobody without its key.
    "questions": Nobody("who asks is sealed, and gone with the close", seems=("sealed_by",)),
    "question_parts": Nobody(
        "what was asked is sealed, and gone with the close", seems=("message_id", "about")
    ),
    "question_blocks": Nobody("a tag that names nobody without its key"),
    # Feedback. That it cannot be handed out, nor taken back, is what keeps it from everybody else.
    "feedback_rounds": Nobody("what is asked, of whom it is asked, and until when"),
    "sealed_answers": Nobody("sealed together; the key ends when they are told"),
    "published_figures": Nobody("counts of five people or more"),
    "published_pairs": Nobody("counts of five people or more"),
    "released_lines": Nobody("lines of ten people or more, none of which says whose it is"),
    "surveys": Nobody("what is asked"),
    "claims": Nobody("chats of many", seems=("chat_id",)),
    "claim_askings": Nobody("which communities were asked about a chat"),
    # Moderation.
    "moderation_cases": Held(
        of=("user_id",),
        by=("taken_by",),
        # It was opened at the second of the first report, and its words are of a measure that may never be.
        hidden=("opened_at", "words"),
        stays=_has_binding,
        stays_as={"name": "", "words": "", "message_id": None},
    ),
    "moderation_reports": Held(
        of=("member_id",), through={"case_id": "moderation_cases"}, shown=_reported_by
    ),
    "measures": Held(
        of=("user_id",),
        by=("by_member_id", "ended_by", "appeal_by"),
        shown=_decided,
        stays=_binds,
        stays_as={"name": "", "words": "", "appeal_words": ""},
    ),
    "pinned_rules": Nobody("messages of ours in groups"),
    # What staff did, and what is owed.
    "audit": Held(by=("by_member_id",), mentions=mentioned_in("detail", "member"), kept={}),
    "outbox": Held(
        of=("member_id", "chat_id"),
        mentions=mentioned_in("variables", "user"),
        hidden=("claimed_by",),
        seems=("claimed_by",),
    ),
    "community_texts": Held(by=("changed_by",)),
    "community_text_changes": Held(by=("by_member_id",)),
    # What counts nobody.
    "certificate_codes_gone": Nobody("hashes of codes, of certificates that nobody holds any more"),
    "check_ins": Nobody("what the codes of a session are made from"),
    "communities": Nobody("settings"),
    "cycles": Nobody("dates"),
    "cycle_messages": Nobody("messages of ours in groups"),
    # Of the things that have their time there are ids; who they are about stands with those.
    "due": Held(mentions=mentioned_in("variables", "user", "member", "member_id")),
    "group_polls": Nobody("an anonymous poll: totals", seems=("chat_id",)),
    "group_lulls": Nobody("when something was last said in a group, to the hour; never by whom"),
    "groups": Nobody("chats of many", seems=("chat_id",)),
    "handled_updates": Nobody("numbers of updates, and their day"),
    "help_confirmations": Nobody("when the help card was last found right; by whom is in the audit"),
    "leases": Nobody("processes"),
    "local_contacts": Nobody("places to turn to"),
    "prompt_settings": Nobody("settings"),
    "prompts": Nobody("a community's questions to its groups"),
    "removals": Nobody("how much was removed in a month"),
    "retention": Nobody("for how long what is kept"),
    "session_cards": Nobody("messages of ours in groups"),
    "pdsa_cycles": Held(by=("owner_id",)),
    "logged_issues": Held(by=("owner_id",)),
    "themes": Nobody("a community's words"),
    "topics": Nobody("a community's words"),
}
