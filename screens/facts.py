"""What every text about a session says of it."""

from rules.communities import Community
from rules.sessions import Kind, Session
from screens import dates
from screens.screen import Text, Value, shortened, text


def facts_of(session: Session, community: Community) -> dict[str, Value]:
    """Its topic, and when it begins, by the clocks of the community."""
    return {"topic": topic_shown(session.topic), "when": dates.when(session.starts_at, community.zone)}


def topic_shown(topic: str, length: int = 0) -> Value:
    """The topic, or that it comes later; at most so many characters of it, if a length is given."""
    if not topic:
        return text("topic-to-come")
    return shortened(topic, length) if length else topic


def kind_shown(kind: Kind) -> Text:
    """What sort of session it is."""
    return text(f"session-kind-{kind}")
