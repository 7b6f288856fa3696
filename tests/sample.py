"""A community and a session as the rules and the screens know them, for tests without a database."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.communities import Admission, Community
from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.sessions import Session, Status

START = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
"""When the session begins: Thursday at five in London."""


def community(**changes):
    return Community(
        **{
            "id": CommunityId(1),
            "name": "Oak Vale CIG",
            "zone": ZoneInfo("Europe/London"),
            "admission": Admission.AT_ONCE,
            "eligibility": "",
            "quiet_from": time(20),
            "quiet_to": time(8),
            "session_minutes": 50,
            "session_places": 12,
            "offer_hold": timedelta(hours=12),
            **changes,
        }
    )


def session(**changes):
    return Session(
        **{
            "id": SessionId(1),
            "community_id": CommunityId(1),
            "cycle_id": CycleId(1),
            "facilitator_id": MemberId(1),
            "status": Status.SCHEDULED,
            "topic": "Team dynamics",
            "starts_at": START,
            "minutes": 50,
            "places": 12,
            "join_link": "",
            "uid": "1@cigbot",
            "sequence": 0,
            **changes,
        }
    )
