"""A year planned at once: looked at date by date, then scheduled in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from actions import announcing, topics, votes
from actions.sessions import add_session
from rules import bank_holidays, schedule
from rules.communities import Community
from rules.cycles import plans as rules
from rules.cycles.plans import Around, MarkedDate
from rules.cycles.running import Cycle
from rules.dialogue import Draft, Problem
from rules.ids import CommunityId
from rules.permissions import Actor, Verb, require
from rules.sessions import cycle_of
from storage import communities, cycles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """The plan as the answers describe it, with what there is to know of each date."""

    dates: tuple[MarkedDate, ...]
    holidays: Mapping[date, str]
    """The bank holidays of those years, with their names."""
    open: MarkedDate | None
    """The date that is being changed."""


@dataclass(frozen=True, slots=True)
class CyclePlanned:
    """All its sessions are scheduled, and the plan is told in so many groups."""

    cycle: Cycle
    community: Community
    sessions: int
    groups: int


def known(tx: Tx, community_id: CommunityId) -> Mapping[str, Any]:
    """What the dialogue starts out knowing: the topics, and the order the group voted for, if it did."""
    return {**topics.offered(tx, community_id), "voted": votes.preferred_topics(tx, community_id)}


def look(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> PlanSeen | None:
    """The dates, once there are any; None while the first questions are asked."""
    if draft.step not in ("date", "topic", "dates"):
        return None
    community = communities.load(tx, draft.community_id)
    answers = draft.answers
    plan = rules.planned(answers, community.zone)
    first, last = plan[0].starts_at, plan[-1].starts_at
    holidays = holidays_of(first, last, community.zone)
    minutes = schedule.planned(answers, community, "", first).minutes
    leads = [one.member_id for one in actor.memberships]
    until = last + timedelta(minutes=minutes)
    others = cycles.near(tx, community.id, leads, first, until)
    around = Around(now, community.zone, minutes, holidays, others, leads)
    dates = rules.marked(plan, around)
    opened = next((one for one in dates if one.planned.index == answers.get("open")), None)
    return PlanSeen(dates, holidays, opened)


def holidays_of(first: datetime, last: datetime, zone: ZoneInfo) -> Mapping[date, str]:
    """England's bank holidays of the years of those days, as they are in the zone, and of the month after,
    into which one press may move a date.
    """
    until = last.astimezone(zone).date() + timedelta(days=31)
    return bank_holidays.between(first.astimezone(zone).date(), until)


def plan_cycle(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> CyclePlanned | Problem:
    """The end of the dialogue "cycle": every session with all that hangs on it, and one message for all."""
    me = require(actor, Verb.PLAN_CYCLE, draft.community_id)
    community = communities.load(tx, draft.community_id)
    if problem := rules.wrong(rules.planned(draft.answers, community.zone), now):
        return problem
    planned = rules.sessions(draft.answers, community)
    cycle_id = cycles.begin(tx, community.id, *cycle_of(planned[0].starts_at, community))
    for plan in planned:
        session = add_session(tx, plan, community, cycle_id, me.member_id, now)
        announcing.announce_later(tx, session, now)
    told = announcing.announce_cycle(tx, community.id, cycle_id, now)
    return CyclePlanned(cycles.load(tx, cycle_id), community, len(planned), told)
