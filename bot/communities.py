"""Every community that the configuration describes, as storage is to have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.community_sections import Certificates, Community, OtherCommunity, Sessions
from bot.config import Settings
from bot.sections import Section
from rules.communities import CommunitySettings, Letterhead, Signpost
from rules.ids import UserId

S = TypeVar("S", bound=Section)


@dataclass(frozen=True, slots=True)
class Described:
    """One community with its first admins; `section` is where the file speaks of it."""

    section: str
    settings: CommunitySettings
    admins: tuple[UserId, ...]
    region: str
    """In which its indicators are counted."""


def described(settings: Settings) -> Iterator[Described]:
    """The communities of the file, the first one first."""
    first = settings.community
    public_url = settings.web.public_url
    yield Described(
        section="community",
        settings=_settings(first.key, first, settings.sessions, settings.certificates, public_url),
        admins=settings.roles.admins,
        region=first.region or first.name,
    )
    for key, own in settings.communities.items():
        said = own.model_fields_set
        about = first.model_copy(
            update={name: getattr(own, name) for name in said & type(first).model_fields.keys()}
        )
        sessions = _filled_in(own.sessions, settings.sessions)
        # A trust of one and a signatory of another would make a certificate that nobody has issued.
        certificates = own.certificates if "certificates" in said else settings.certificates
        yield Described(
            section=f"communities.{key}",
            settings=_settings(key, about, sessions, certificates, public_url),
            admins=own.admins,
            region=about.region or about.name,
        )


def regions_said(settings: Settings) -> dict[str, str]:
    """The region of each community of the file, by the community's key."""
    return {one.settings.key: one.region for one in described(settings)}


def taken_from_the_first(other: OtherCommunity) -> tuple[str, ...]:
    """What this one does not say for itself, keys and sections in the order of the file."""
    names = [name for name in type(other).model_fields if name != "admins"]
    return tuple(name for name in names if name not in other.model_fields_set)


def _filled_in(own: S, first: S) -> S:
    """What is said here, and for the rest what is said there."""
    return first.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


def _settings(
    key: str, about: Community, sessions: Sessions, certificates: Certificates, public_url: str
) -> CommunitySettings:
    quiet_from, quiet_to = about.quiet
    return CommunitySettings(
        key=key,
        name=about.name,
        zone=about.zone,
        admission=about.admission,
        eligibility=about.eligibility,
        quiet_from=quiet_from,
        quiet_to=quiet_to,
        session_minutes=sessions.minutes,
        session_places=sessions.places,
        offer_hold=timedelta(hours=sessions.offer_hours),
        topics=sessions.topics,
        booking_closes=timedelta(minutes=sessions.booking_closes_minutes),
        letterhead=Letterhead(
            trust=certificates.trust,
            signatory=certificates.signatory,
            post=certificates.post,
            public_url=public_url,
        ),
        signpost=Signpost(about.signpost, about.signpost_link),
    )
