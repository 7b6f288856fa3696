"""Requests to join, from link to decision. Each verb locks the request, asks the rule, saves, tells."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from actions import finding
from actions import members as membership
from actions.moderation import returning
from rules import admissions
from rules import joining as rules
from rules.admissions import DECIDERS, Judged
from rules.dialogue import Draft
from rules.finding import Use
from rules.ids import ChatId, JoinRequestId, MemberId
from rules.joining import Asked, Asking, Eligibility, Reason, Request, Step
from rules.members import Status
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.priority import Priority
from storage import audit, communities, due, groups, joining, members, outbox, roles
from storage.db import Tx
from storage.members import Consent


def ask_to_join(
    tx: Tx,
    actor: Actor,
    now: datetime,
    group_chat_id: ChatId,
    user_chat_id: ChatId,
    account_name: str,
    asked_at: datetime,
    link: str = "",
) -> None:
    """Somebody used an invite link of a group. Open to everybody; a group without a purpose is not ours.

    `link` is the address, as far as Telegram tells it: a link that a member asked for says who invited them.
    """
    group = groups.of_chat(tx, group_chat_id)
    if group is None or not group.is_ours:
        return
    if returning.turn_away(tx, group.community_id, group, actor.user_id, user_chat_id, now):
        return
    used = finding.use_link(tx, now, group, actor.user_id, link) or Use()
    asked = Asked(group, actor.user_id, user_chat_id, account_name, asked_at, used.invited_by, used.borrowed)
    before = joining.lock_of(tx, group.id, actor.user_id)
    member = members.find(tx, group.community_id, actor.user_id)
    request = joining.save(
        tx, rules.begin(asked, before, member, members.private_chat(tx, actor.user_id), now)
    )
    if request.step is Step.ADMITTED:
        _owe_admission(tx, request, now)
        return
    due.put(tx, "join-expires", _expiry(request), request.open_until, {"request_id": request.id})
    if rules.may_write(request, now):
        _ask(tx, request, now)
    else:
        # The request waited while the bot was away, and Telegram's five minutes are over.
        _show_moderators(tx, request, now)


def read_rules(tx: Tx, actor: Actor, now: datetime, request_id: JoinRequestId) -> Asking:
    """The rules are read."""
    request = _mine(tx, actor, request_id)
    return _settle(tx, request, rules.read_rules(request), now)


def answer(
    tx: Tx, actor: Actor, now: datetime, request_id: JoinRequestId, eligibility: Eligibility
) -> Asking:
    """The answer to the eligibility question."""
    request = _mine(tx, actor, request_id)
    return _settle(tx, request, rules.answer(request, eligibility, now), now)


def go_back(tx: Tx, actor: Actor, now: datetime, request_id: JoinRequestId) -> Asking:
    """To the question before."""
    request = _mine(tx, actor, request_id)
    return _settle(tx, request, rules.back(request), now)


def consent(tx: Tx, actor: Actor, now: datetime, request_id: JoinRequestId, agreed_to: str | None) -> Asking:
    """Agree to the words of a version, or not; then the community's way of admission decides."""
    request = _mine(tx, actor, request_id)
    community = communities.load(tx, request.community_id)
    after = rules.consent(request, community.admission, now, agreed_to)
    # Whoever is still asked after a yes said it to words of an earlier version.
    return replace(_settle(tx, request, after, now), changed=rules.asks_for_consent(after))


def appeal(tx: Tx, actor: Actor, now: datetime, request_id: JoinRequestId) -> Asking:
    """Ask for another look."""
    request = _mine(tx, actor, request_id)
    return _settle(tx, request, rules.appeal(request, now), now)


def refuse_in_words(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Judged | None:
    """A moderator refuses for another reason, typed or skipped; None where the request is gone meanwhile."""
    request_id, words = JoinRequestId(draft.answers["request"]), draft.answers["words"] or ""
    if joining.find(tx, request_id) is None:
        return None
    return judge(tx, actor, now, request_id, Reason.OTHER, words)


def judge(
    tx: Tx,
    actor: Actor,
    now: datetime,
    request_id: JoinRequestId,
    reason: Reason | None = None,
    words: str = "",
) -> Judged:
    """A moderator admits, or refuses for a reason; the first press decides and the person is told."""
    request = joining.lock(tx, request_id)
    me = require(actor, Verb.ADMIT, request.community_id)
    others = set(roles.holders(tx, request.community_id, *DECIDERS)) - {me.member_id}
    judged = admissions.judge(request, me.member_id, reason, now, alone=not others, words=words)
    if judged.by_me:
        # The words stay out of the log, which is kept for longer than the request.
        detail = {"request": request.id, "decision": reason or "admitted"}
        audit.add(tx, request.community_id, me.member_id, Verb.ADMIT, now, detail)
        after = _settle(tx, request, judged.request, now).request
        judged = replace(judged, request=after)
        _tell_outcome(tx, after, now)
    return judged


def note_reached(tx: Tx, request_id: JoinRequestId) -> None:
    """A message of ours has arrived."""
    request = joining.lock_if_there(tx, request_id)
    if request is not None:
        joining.save(tx, replace(request, reached=True))


def note_unreached(tx: Tx, now: datetime, request_id: JoinRequestId) -> None:
    """The person cannot be written to, so moderators see the request, unless they do already."""
    request = joining.lock_if_there(tx, request_id)
    if request is not None and request.before_moderators and request.step is not Step.REVIEW:
        _show_moderators(tx, request, now)


def close_window(tx: Tx, now: datetime, request_id: JoinRequestId) -> None:
    """Due work: five minutes after the link was used, whoever heard nothing is shown to the moderators."""
    note_unreached(tx, now, request_id)


def expire_request(tx: Tx, now: datetime, request_id: JoinRequestId) -> None:
    """Due work: nobody answered for seven days."""
    before = joining.lock_if_there(tx, request_id)
    if before is None:
        return
    after = _settle(tx, before, rules.expire(before, now), now).request
    if after.step is Step.EXPIRED and before.step is not Step.EXPIRED:
        _tell_outcome(tx, after, now)


def _mine(tx: Tx, actor: Actor, request_id: JoinRequestId) -> Request:
    request = joining.lock(tx, request_id)
    if request.user_id != actor.user_id:
        raise NotAllowedError(Verb.ASK_TO_JOIN)
    return request


def _settle(tx: Tx, before: Request, after: Request, now: datetime) -> Asking:
    """Keep what the rule said, and do what follows from it. Nothing changed, nothing follows."""
    community = communities.load(tx, before.community_id)
    if after == before:
        return Asking(before, community)
    if before.owes_consent:
        _settle_late_consent(tx, after, now)
    elif after.step is Step.ADMITTED:
        _make_member(tx, after, now)
        _owe_admission(tx, after, now)
        _settle_other_groups(tx, after, now)
    elif after.step is Step.REVIEW:
        _show_moderators(tx, after, now)
    if after.pending_at_telegram:
        due.put(tx, "join-expires", _expiry(after), after.open_until, {"request_id": after.id})
    else:
        due.drop(tx, _expiry(after))
        if before.pending_at_telegram and after.step is not Step.ADMITTED:
            _owe(tx, "join-decline", after, ToChat(after.group_chat_id), now)
    return Asking(joining.save(tx, after), community)


def _make_member(tx: Tx, request: Request, now: datetime) -> None:
    members.admit(
        tx,
        request.community_id,
        request.user_id,
        now,
        name=request.name,
        chat_id=request.user_chat_id if request.chat_open else None,
        consent=_consent(request),
    )


def _settle_other_groups(tx: Tx, admitted: Request, now: datetime) -> None:
    """A member is let into every group of the community they have asked for."""
    for other in joining.lock_others(tx, admitted):
        _owe_admission(tx, joining.save(tx, rules.admit_member(other, now)), now)
        due.drop(tx, _expiry(other))


def _settle_late_consent(tx: Tx, request: Request, now: datetime) -> None:
    given = _consent(request)
    if given is not None:
        members.note_consent(tx, request.community_id, request.user_id, given)
        return
    member = members.find(tx, request.community_id, request.user_id)
    if member is not None and member.status is Status.ADMITTED:
        membership.leave(tx, member, now)


def _consent(request: Request) -> Consent | None:
    if request.consent_at is None:
        return None
    return Consent(request.consent_version, request.consent_at)


def _ask(tx: Tx, request: Request, now: datetime) -> None:
    closes_at = None if request.chat_open else request.requested_at + rules.WINDOW
    notice = Notice(
        kind="join-asked",
        key=_key("join-asked", request),
        to=ToChat(request.user_chat_id),
        not_before=now,
        variables={"request": request.id},
        priority=Priority.ANSWER,
        not_after=closes_at,
    )
    outbox.add(tx, [notice], now)
    if closes_at is not None:
        # A minute later: what was sent at the last moment has then been settled.
        at = closes_at + timedelta(minutes=1)
        due.put(tx, "join-window-closes", f"join-window-closes:{request.id}", at, {"request_id": request.id})


def _owe_admission(tx: Tx, request: Request, now: datetime) -> None:
    _owe(tx, "join-admit", request, ToChat(request.group_chat_id), now, priority=Priority.ANSWER)


def _show_moderators(tx: Tx, request: Request, now: datetime) -> None:
    """A card to every moderator; an appeal goes to those who did not decide before, if there are any."""
    moderators = roles.holders(tx, request.community_id, *DECIDERS)
    others = [one for one in moderators if one != request.decided_by]
    decent = communities.load(tx, request.community_id).decent(now)
    outbox.add(tx, _cards(request, others or moderators, decent), now)


def _cards(request: Request, moderators: Iterable[MemberId], not_before: datetime) -> list[Notice]:
    return [
        Notice(
            kind="join-review",
            key=f"{_key('join-review', request)}:{request.step}:{member_id}",
            to=ToMember(member_id),
            not_before=not_before,
            variables={"request": request.id},
        )
        for member_id in moderators
    ]


def _tell_outcome(tx: Tx, request: Request, now: datetime) -> None:
    """What a moderator or the clock decided, to the person, in a new message."""
    if request.step is Step.ADMITTED:
        member = members.find(tx, request.community_id, request.user_id)
        assert member is not None
        to: ToMember | ToChat = ToMember(member.id)
    else:
        to = ToChat(request.user_chat_id)
    # Without an open chat the five minutes are the only chance, whatever the hour.
    not_before = communities.load(tx, request.community_id).decent(now) if request.chat_open else now
    _owe(tx, "join-outcome", request, to, now, not_before=not_before)


def _owe(
    tx: Tx,
    kind: str,
    request: Request,
    to: ToMember | ToChat,
    now: datetime,
    *,
    not_before: datetime | None = None,
    priority: Priority = Priority.NOTICE,
) -> None:
    """`not_before` is left out where it may go out at once."""
    notice = Notice(kind, _key(kind, request), to, not_before or now, {"request": request.id}, priority)
    outbox.add(tx, [notice], now)


def _key(kind: str, request: Request) -> str:
    """Once for each use of the link, and once more after an appeal."""
    return f"{kind}:{request.id}:{request.times_asked}:{request.appeal}"


def _expiry(request: Request) -> str:
    return f"join-expires:{request.id}"
