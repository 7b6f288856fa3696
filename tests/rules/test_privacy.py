"""Who may go, and how a name is found again however it is written."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rules.communities import Admission, Community
from rules.ids import CommunityId, MemberId
from rules.permissions import Role
from rules.privacy import mentions_any, refusal
from rules.retention import month_before, month_of, next_run

ADA, BEN = MemberId(1), MemberId(2)
LONDON = Community(
    CommunityId(1),
    "Oak Vale",
    ZoneInfo("Europe/London"),
    Admission.AT_ONCE,
    "",
    time(20),
    time(8),
    50,
    12,
    timedelta(hours=12),
)
ROLES = st.sets(st.sampled_from([Role.FACILITATOR, Role.MODERATOR, Role.ADMIN, Role.OWNER]))


@given(ROLES, ROLES)
def test_a_community_never_loses_its_last_owner_or_administrator(mine, theirs):
    """Whoever goes, somebody who is as much or more is left."""
    more = {Role.ADMIN: {Role.ADMIN, Role.OWNER}, Role.OWNER: {Role.OWNER}}
    holders = {
        role: [one for one, held in ((ADA, mine), (BEN, theirs)) if held & more[role]]
        for role in (Role.ADMIN, Role.OWNER)
    }
    said = refusal(ADA, mine, holders)
    bereft = [role for role in mine & {Role.ADMIN, Role.OWNER} if not theirs & more[role]]
    assert (said is not None) == bool(bereft)
    if said is not None:
        assert said in {f"last-{role}" for role in bereft}


def test_the_higher_role_is_named():
    assert refusal(ADA, {Role.ADMIN, Role.OWNER}, {Role.ADMIN: [ADA], Role.OWNER: [ADA]}) == "last-owner"


def test_a_name_is_found_however_it_is_written():
    assert mentions_any('[{"name": "(Guest) AMARA"}]', {"amara"})
    assert mentions_any("\N{FULLWIDTH LATIN CAPITAL LETTER B}en", {"Ben"})
    assert mentions_any("Straße", {"strasse"})
    assert not mentions_any("Ben", {"Amara"})
    assert not mentions_any("Ben", set())


def test_it_is_looked_for_again_in_the_small_hours_of_the_community():
    summer, winter = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 11, 16, 2, tzinfo=UTC)
    assert next_run(summer, LONDON, more=False) == datetime(2026, 7, 2, 2, 30, tzinfo=UTC)
    assert next_run(winter, LONDON, more=False) == datetime(2026, 11, 16, 3, 30, tzinfo=UTC)
    assert next_run(winter, LONDON, more=True) == winter + timedelta(minutes=1)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_the_next_time_is_always_to_come_and_within_a_day(now):
    at = next_run(now, LONDON, more=False)
    assert now < at <= now + timedelta(hours=25)


def test_months_are_those_of_the_community():
    # Half an hour before midnight in UTC it is August in London already.
    assert month_of(datetime(2026, 7, 31, 23, 30, tzinfo=UTC), LONDON) == date(2026, 8, 1)
    assert month_before(date(2027, 1, 1)) == date(2026, 12, 1)
