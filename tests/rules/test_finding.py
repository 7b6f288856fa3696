"""Which groups a member may join, in which order, and what is known of a link that was used."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import finding
from rules.arrivals import HERE, Arrival, State
from rules.finding import LIFETIMES, Link, LinkKind, Refused, Use
from rules.groups import BotStatus, Group, Kind, Purpose, Right, Standing
from rules.ids import ChatId, CommunityId, GroupId, InviteLinkId, MemberId

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
COMING = Arrival(State.COMING, date(2026, 11, 30))
SOME_DAY = Arrival(State.COMING)
GROUP = Group(
    id=GroupId(1),
    community_id=CommunityId(1),
    chat_id=ChatId(-1001),
    title="Oak Vale exams",
    kind=Kind.GROUP,
    purpose=Purpose.TOPIC,
    standing=Standing(BotStatus.ADMIN, frozenset()),
    serial=0,
)
LINK = Link(
    InviteLinkId(1), GROUP.id, MemberId(5), LinkKind.OWN, "https://t.me/+one", NOW, NOW + timedelta(hours=24)
)

groups = st.lists(
    st.builds(
        lambda number, purpose, title: replace(GROUP, id=GroupId(number), purpose=purpose, title=title),
        st.integers(1, 50),
        st.sampled_from([one for one in Purpose if one is not Purpose.NOT_OURS]),
        st.text(max_size=5),
    ),
    unique_by=lambda one: one.id,
)
arrivals = st.sampled_from([Arrival(), HERE, COMING, SOME_DAY])


@pytest.mark.parametrize(
    "changed",
    [
        {"standing": Standing(BotStatus.LEFT, frozenset())},
        {"standing": Standing(BotStatus.ADMIN, frozenset({Right.INVITE}))},
        {"kind": Kind.CHANNEL},
        {"purpose": None},
        {"purpose": Purpose.NOT_OURS},
    ],
)
def test_no_link_leads_where_none_can_be_made(changed):
    assert finding.leads_in(GROUP)
    assert not finding.leads_in(replace(GROUP, **changed))
    refused = finding.refused(replace(GROUP, **changed), LinkKind.OWN, HERE, TODAY, [])
    assert isinstance(refused, Refused)


def test_other_missing_rights_are_no_matter():
    assert finding.leads_in(replace(GROUP, standing=Standing(BotStatus.ADMIN, frozenset({Right.PIN}))))


@given(groups, arrivals)
def test_every_group_is_offered_once_and_the_one_for_before_the_arrival_comes_first_until_then(
    found, arrival
):
    ordered = finding.in_order(found, arrival, TODAY)
    assert {one.id for one in ordered} == {one.id for one in found}
    assert len(ordered) == len(found)
    assert finding.in_order(reversed(ordered), arrival, TODAY) == ordered
    preparing = [one.purpose is Purpose.PRE_ARRIVAL for one in ordered]
    assert preparing == sorted(preparing, reverse=not arrival.is_here(TODAY))


@given(st.sampled_from(list(Purpose)), arrivals)
def test_cohorts_and_regions_are_open_from_the_arrival_on(purpose, arrival):
    open_to = finding.is_open_to(replace(GROUP, purpose=purpose), arrival, TODAY)
    assert open_to is (arrival.is_here(TODAY) or purpose not in (Purpose.COHORT, Purpose.REGION))


def test_on_the_day_itself_they_are_open():
    cohort = replace(GROUP, purpose=Purpose.COHORT)
    assert not finding.is_open_to(cohort, COMING, date(2026, 11, 29))
    assert finding.is_open_to(cohort, COMING, date(2026, 11, 30))


def test_a_colleague_may_be_invited_to_what_is_not_open_to_oneself():
    cohort = replace(GROUP, purpose=Purpose.COHORT)
    assert finding.refused(cohort, LinkKind.OWN, COMING, TODAY, []) == Refused("not-arrived", cohort)
    assert finding.refused(cohort, LinkKind.COLLEAGUE, COMING, TODAY, []) is None


@pytest.mark.parametrize(("number", "reason"), [(4, None), (5, "too-many-links"), (6, "too-many-links")])
def test_five_links_for_colleagues_are_enough(number, reason):
    mine = [replace(LINK, kind=LinkKind.COLLEAGUE)] * number + [LINK] * 3
    refused = finding.refused(GROUP, LinkKind.COLLEAGUE, HERE, TODAY, mine)
    assert (refused.reason if refused else None) == reason
    assert finding.refused(GROUP, LinkKind.OWN, HERE, TODAY, mine) is None


def test_no_group_no_link():
    assert finding.refused(None, LinkKind.OWN, HERE, TODAY, []) == Refused("group-gone")


@pytest.mark.parametrize(
    ("kind", "by_maker", "known"),
    [
        (LinkKind.OWN, True, None),
        (LinkKind.OWN, False, Use(borrowed=True)),
        (LinkKind.COLLEAGUE, True, None),
        (LinkKind.COLLEAGUE, False, Use(invited_by=MemberId(5))),
    ],
)
def test_what_is_known_of_a_link_that_was_used(kind, by_maker, known):
    assert finding.use(replace(LINK, kind=kind), by_maker=by_maker) == known


def test_a_link_is_open_until_it_expires_or_ends():
    assert LINK.is_open(NOW + LIFETIMES[LinkKind.OWN] - timedelta(seconds=1))
    assert not LINK.is_open(NOW + LIFETIMES[LinkKind.OWN])
    assert not replace(LINK, ended=True).is_open(NOW)
