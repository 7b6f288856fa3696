"""Commands in a group, and messages that are sent on to the bot: each becomes a case for moderators."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions.groups import point_to_private_chat
from actions.moderation import owing
from actions.moderation.staff import moderators, roles_of
from actions.questions import reporting as question_reports
from rules.groups import Group, Kind
from rules.ids import CaseId, ChatId, CommunityId, GroupId, MemberId
from rules.moderation import cases as rules
from rules.moderation import lengths
from rules.moderation import measures as measure_rules
from rules.moderation.cases import Case, Origin, Pointed, State
from rules.moderation.measures import REASON_LIMIT, Act
from rules.names import clean
from rules.notices import Notice, ToChat
from rules.permissions import Actor, Membership, NotAllowedError, Verb, require, require_anywhere
from rules.priority import Priority
from storage import due, groups, members, outbox
from storage.db import Tx
from storage.moderation import cases, measures


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody typed in a group as an answer to a message."""

    chat_id: ChatId
    message_id: int
    """Of the command itself."""
    act: Act | None
    """None: a report."""
    about: Pointed
    words: str = ""
    """What stood behind it."""
    anonymous: bool = False
    """Whether it was written in the name of a group or channel, so that nobody knows by whom."""


@dataclass(frozen=True, slots=True)
class SentOn:
    """A message that was sent on to the bot: where it may have been said, or why nothing comes of it."""

    case: Case | None = None
    groups: tuple[Group, ...] = ()
    refused: str = ""
    hidden: bool = False
    """Whether Telegram hides who wrote it."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report: nobody can look at it where it concerns the only moderator."""

    case: Case | None = None
    refused: str = ""
    nobody: bool = False


def clean_command(tx: Tx, now: datetime, chat_id: ChatId, message_id: int) -> None:
    """Any command of ours in a group is deleted there, whoever typed it: it says who asked, and what for.

    Nobody's verb and no update's effect, so it may run before the command has its own. A second time it does
    nothing.
    """
    group = groups.of_chat(tx, chat_id)
    if group is not None and measure_rules.counts(group) and group.kind is Kind.GROUP:
        owing.clean(tx, group, message_id, now)


def hear_command(tx: Tx, actor: Actor, now: datetime, command: Command) -> None:
    """/warn, /mute, /remove and /report in a group: what comes of it is said in private.

    The command is deleted whoever typed it. Only a moderator's opens a case by itself.
    """
    group = groups.of_chat(tx, command.chat_id)
    if group is None or not measure_rules.counts(group) or group.kind is not Kind.GROUP:
        return
    owing.clean(tx, group, command.message_id, now)
    if command.anonymous:
        _point_out_anonymity(tx, group, now)
        return
    me = actor.within(group.community_id)
    if me is None or not me.may(Verb.REPORT_MESSAGE):
        return
    if word := _heard(tx, actor, me, group, command, now):
        owing.said_back(tx, me.member_id, word, group, command.message_id, now)
    if not actor.reachable:
        point_to_private_chat(tx, actor, now, group.chat_id)


def _heard(tx: Tx, actor: Actor, me: Membership, group: Group, command: Command, now: datetime) -> str:
    """Open the case; the word to be said back, if any."""
    if question_reports.is_one(tx, group, command.about):
        return question_reports.hear(tx, me, group, command.about, command.act, now)
    if command.about.refused:
        return command.about.refused
    assert command.about.user_id is not None
    if command.act is None and command.about.user_id == actor.user_id:
        return "yourself"
    if command.act is None:
        reported = _report(tx, me, group, command.about, now)
        return reported.refused or ("nobody" if reported.nobody else "thanks")
    if not me.may(Verb.MODERATE):
        return "not-moderator"
    if measures.in_force(tx, me.community_id, actor.user_id, (Act.MUTE,)):
        return "muted"
    their = roles_of(tx, group.community_id, command.about.user_id)
    if refused := measure_rules.against(command.about.user_id, actor.user_id, me.roles, their):
        return refused.reason
    typed = lengths.read(command.act, clean(command.words))
    if isinstance(typed, lengths.Unreadable):
        return typed.reason
    case = _taken(tx, me, group, command, now)
    if case is None:
        return "taken"
    owing.own_card(tx, case, me.member_id, now)
    return ""


def _taken(tx: Tx, me: Membership, group: Group, command: Command, now: datetime) -> Case | None:
    """The case, taken by the moderator; None where another has taken it before."""
    words = _worth_keeping(command)
    case = _open_about(tx, group, command.about) or cases.add(
        tx,
        group.community_id,
        Origin.COMMAND,
        State.TAKEN,
        now,
        group_id=group.id,
        about=command.about,
        member_id=_member_of(tx, group.community_id, command.about),
        wanted=command.act,
        words=words,
        taken_by=me.member_id,
    )
    # Somebody else may have opened one at the same moment.
    case = case or _open_about(tx, group, command.about)
    if case is None:
        return None
    looked = rules.take(cases.lock(tx, case.id), me.member_id, now)
    if looked.refused:
        return None
    # Of a case that others had reported before, this is what its moderator wants.
    looked = replace(looked, case=replace(looked.case, wanted=command.act, words=words))
    cases.save(tx, looked.case)
    put_return(tx, looked.case)
    return looked.case


def _worth_keeping(command: Command) -> str:
    """The length and the reason behind the command; a reason that can be none is asked for instead."""
    typed = lengths.kept(command.act, clean(command.words))
    is_reason = len(typed.reason) <= REASON_LIMIT and any(map(str.isalpha, typed.reason))
    return f"{typed.span} {typed.reason if is_reason else ''}".strip()


def put_return(tx: Tx, case: Case) -> None:
    """Whoever took a case and leaves it gives it back after a day."""
    assert case.taken_at is not None
    at = case.taken_at + rules.TAKEN_FOR
    due.put(tx, "moderation-case-returns", f"moderation-case-returns:{case.id}", at, {"case_id": case.id})


def return_case(tx: Tx, now: datetime, case_id: CaseId) -> None:
    """Due work: a case that was taken and left is shown to the moderators once more."""
    before = cases.lock(tx, case_id)
    case = rules.give_back(before, now)
    if case is before:
        return
    cases.save(tx, case)
    everybody = moderators(tx, case.community_id, (case.member_id,))
    owing.cards(tx, case, everybody, owing.decent(tx, case.community_id, now), now)


def send_on(tx: Tx, actor: Actor, now: datetime, about: Pointed) -> SentOn:
    """A message was sent on to the bot: where was it said? Telegram does not tell."""
    require_anywhere(actor, Verb.REPORT_MESSAGE)
    if about.refused in ("bot", "channel"):
        return SentOn(refused=about.refused)
    if about.user_id == actor.user_id:
        return SentOn(refused="own")
    mine = actor.where(Verb.REPORT_MESSAGE)
    if about.user_id is not None:
        mine = tuple(one for one in mine if members.find(tx, one, about.user_id) is not None)
        if not mine:
            return SentOn(refused="unknown")
    found = [
        one for one in groups.of_communities(tx, mine) if measure_rules.counts(one) and one.kind is Kind.GROUP
    ]
    if not found:
        return SentOn(refused="no-group")
    case = cases.add(tx, found[0].community_id, Origin.FORWARD, State.ASKED, now, about=about)
    assert case is not None  # Nothing asked is about the same as anything else.
    me = actor.within(case.community_id)
    assert me is not None
    cases.report(tx, case.id, me.member_id, now)
    at = now + rules.ASKED_FOR
    due.put(tx, "moderation-forward-lapses", f"moderation-forward-lapses:{case.id}", at, {"case_id": case.id})
    return SentOn(case, tuple(found), hidden=about.user_id is None)


def report_sent_on(tx: Tx, actor: Actor, now: datetime, case_id: CaseId, group_id: GroupId) -> Reported:
    """The person has said in which group it was: now it is reported."""
    case = cases.lock(tx, case_id)
    me = require(actor, Verb.REPORT_MESSAGE, case.community_id)
    if me.member_id not in cases.reporters(tx, case_id):
        raise NotAllowedError(Verb.REPORT_MESSAGE)
    if case.state is not State.ASKED:
        return Reported(case)
    group = groups.find(tx, group_id)
    if group is None or not measure_rules.counts(group):
        return Reported(refused="no-group")
    me = require(actor, Verb.REPORT_MESSAGE, group.community_id)
    if cases.reported_lately(tx, me.member_id, now) > rules.MOST_REPORTS:
        return Reported(refused="too-many")
    if group.community_id != case.community_id:
        case = _moved(tx, case, group.community_id, me.member_id, now)
    cases.save(tx, replace(case, state=State.OPEN, group_id=group.id, community_id=group.community_id))
    due.drop(tx, f"moderation-forward-lapses:{case.id}")
    return _shown(tx, cases.load(tx, case.id), now)


def _moved(tx: Tx, case: Case, community_id: CommunityId, member_id: MemberId, now: datetime) -> Case:
    """The same in another community, whose members have other numbers."""
    cases.drop(tx, case.id)
    about = Pointed(case.message_id, case.said_at, case.user_id, case.name)
    moved = cases.add(tx, community_id, Origin.FORWARD, State.ASKED, now, about=about)
    assert moved is not None
    cases.report(tx, moved.id, member_id, now)
    return moved


def lapse_forward(tx: Tx, _now: datetime, case_id: CaseId) -> None:
    """Due work: nobody has said where it was, so nothing of it is kept."""
    try:
        case = cases.lock(tx, case_id)
    except cases.NoSuchCaseError:
        return
    if case.state is State.ASKED:
        cases.drop(tx, case_id)


def _report(tx: Tx, me: Membership, group: Group, about: Pointed, now: datetime) -> Reported:
    if cases.reported_lately(tx, me.member_id, now) >= rules.MOST_REPORTS:
        return Reported(refused="too-many")
    known = _open_about(tx, group, about)
    if known is not None:
        return _reported_too(tx, me, known, now)
    case = cases.add(
        tx,
        group.community_id,
        Origin.REPORT,
        State.OPEN,
        now,
        group_id=group.id,
        about=about,
        member_id=_member_of(tx, group.community_id, about),
    )
    if case is None:  # Somebody else has reported it at the same moment.
        return _reported_too(tx, me, _open_about(tx, group, about), now)
    cases.report(tx, case.id, me.member_id, now)
    return _shown(tx, case, now)


def _reported_too(tx: Tx, me: Membership, known: Case | None, now: datetime) -> Reported:
    """One more who reports it; None: it was decided in between."""
    if known is not None:
        cases.report(tx, known.id, me.member_id, now)
    return Reported(known)


def _shown(tx: Tx, case: Case, now: datetime) -> Reported:
    everybody = moderators(tx, case.community_id, (case.member_id,))
    owing.cards(tx, case, everybody, owing.decent(tx, case.community_id, now), now)
    return Reported(case, nobody=not everybody)


def _open_about(tx: Tx, group: Group, about: Pointed) -> Case | None:
    return None if about.message_id is None else cases.open_about(tx, group.id, about.message_id)


def _member_of(tx: Tx, community_id: CommunityId, about: Pointed) -> MemberId | None:
    assert about.user_id is not None
    member = members.find(tx, community_id, about.user_id)
    return None if member is None else member.id


def _point_out_anonymity(tx: Tx, group: Group, now: datetime) -> None:
    """A line in the group, about nobody: in private nobody could be told. Once an hour at most."""
    notice = Notice(
        "moderation-anonymous",
        f"moderation-anonymous:{group.id}:{now:%Y%m%dT%H}",
        ToChat(group.chat_id),
        now,
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)
