"""What every text about a session says of it."""

from rules.communities import Community
from rules.sessions import Session
from screens import dates
from screens.screen import Value


def facts_of(session: Session, community: Community) -> dict[str, Value]:
    """Its topic, and when it begins, by the clocks of the community."""
    return {"topic": session.topic, "when": dates.when(session.starts_at, community.zone)}
