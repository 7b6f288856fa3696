"""What is owed about cases and measures: cards, words to the person, calls to Telegram."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from rules.groups import Group, Right
from rules.ids import ChatId, CommunityId, GroupId, MemberId
from rules.moderation.cases import Case
from rules.moderation.measures import Measure
from rules.notices import Notice, ToChat, ToMember, Variables
from rules.priority import Priority
from storage import communities, outbox
from storage.db import Tx

_LAST_MOMENT: Final = timedelta(minutes=2)


def decent(tx: Tx, community_id: CommunityId, now: datetime) -> datetime:
    """The first moment outside the community's quiet hours."""
    return communities.load(tx, community_id).decent(now)


def cards(tx: Tx, case: Case, moderators: Iterable[MemberId], not_before: datetime, now: datetime) -> None:
    """The card of a case, to each of these."""
    outbox.add(
        tx,
        [
            Notice(
                kind="moderation-case",
                # With the moment, for a case that comes back is shown again.
                key=f"moderation-case:{case.id}:{now.isoformat()}:{member_id}",
                to=ToMember(member_id),
                not_before=not_before,
                variables={"case": case.id},
            )
            for member_id in moderators
        ],
        now,
    )


def own_card(tx: Tx, case: Case, moderator: MemberId, now: datetime) -> None:
    """The card of the case that a moderator has just opened, whatever the hour."""
    notice = Notice(
        kind="moderation-case",
        key=f"moderation-case:{case.id}:{now.isoformat()}:{moderator}",
        to=ToMember(moderator),
        not_before=now,
        variables={"case": case.id},
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def said_back(tx: Tx, member_id: MemberId, word: str, group: Group, message_id: int, now: datetime) -> None:
    """What became of a command in the group, to the one who typed it."""
    notice = Notice(
        kind="moderation-said",
        key=f"moderation-said:{group.id}:{message_id}",
        to=ToMember(member_id),
        not_before=now,
        variables={"word": word, "group": group.id},
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def clean(tx: Tx, group: Group, message_id: int, now: datetime) -> None:
    """Delete a command from the group, so that it singles nobody out; where the bot may not, it stays."""
    if Right.DELETE in group.standing.lacking:
        return
    notice = Notice(
        kind="moderation-clean",
        key=f"moderation-clean:{group.id}:{message_id}",
        to=ToChat(group.chat_id),
        not_before=now,
        variables={"message": message_id},
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def word(
    tx: Tx,
    kind: str,
    measure: Measure,
    not_before: datetime,
    now: datetime,
    *,
    priority: Priority = Priority.NOTICE,
    about: Variables | None = None,
) -> None:
    """A word to the person a measure is about: where they are no member, to the chat of their account."""
    to = ToMember(measure.member_id) if measure.member_id is not None else ToChat(ChatId(measure.user_id))
    key = f"{kind}:{measure.id}:{measure.state}:{measure.appeal}"
    variables = {"measure": measure.id, **(about or {})}
    outbox.add(tx, [Notice(kind, key, to, not_before, variables, priority)], now)


def staff_word(
    tx: Tx, kind: str, measure: Measure, to: MemberId, now: datetime, about: Variables | None = None
) -> None:
    """A word to a moderator about a measure, outside quiet hours."""
    variables = {"measure": measure.id, **(about or {})}
    said = ":".join(str(one) for one in variables.values())
    at = decent(tx, measure.community_id, now)
    outbox.add(tx, [Notice(kind, f"{kind}:{said}:{measure.appeal}:{to}", ToMember(to), at, variables)], now)


def outcome(tx: Tx, case: Case, reporters: Iterable[MemberId], now: datetime) -> None:
    """That it was looked at, to who reported it; without any detail."""
    at = decent(tx, case.community_id, now)
    outbox.add(
        tx,
        [
            Notice(
                "moderation-outcome",
                f"moderation-outcome:{case.id}:{member_id}",
                ToMember(member_id),
                at,
                {"case": case.id},
            )
            for member_id in reporters
        ],
        now,
    )


def calls(
    tx: Tx, kind: str, measure: Measure, groups: Iterable[Group], not_before: datetime, now: datetime
) -> None:
    """Have Telegram do it in these groups. Owed again, it happens at the earlier of the two moments.

    Not shortly before the end: what ends in under 30 seconds would be for ever at Telegram.
    """
    late = None if measure.ends_at is None or not measure.in_force else measure.ends_at - _LAST_MOMENT
    for group in groups:
        outbox.owe_again(
            tx,
            Notice(
                kind=kind,
                key=call_key(kind, measure, group.id),
                to=ToChat(group.chat_id),
                not_before=not_before,
                variables={"measure": measure.id, "group": group.id},
                priority=Priority.ANSWER,
                not_after=late,
            ),
            now,
        )


def call_key(kind: str, measure: Measure, group_id: GroupId) -> str:
    return f"{kind}:{measure.id}:{group_id}"


def called(tx: Tx, kind: str, measure: Measure, groups: Iterable[Group]) -> list[Group]:
    """Those of the groups in which this was ever owed for the measure."""
    by_key = {call_key(kind, measure, one.id): one for one in groups}
    return [by_key[key] for key in sorted(outbox.owed_before(tx, by_key))]
