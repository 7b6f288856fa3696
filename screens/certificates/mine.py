"""A doctor's certificates in the chat: what can be had, one of them, and what came of asking."""

from zoneinfo import ZoneInfo

from actions.certificates.issuing import Asked
from actions.dialogues import Finished
from reports.fonts import legible, missing
from rules.certificate_codes import grouped
from rules.certificates import Certificate, Ending, Kind, Line, Refused
from rules.communities import Community
from rules.members import Field
from rules.sessions import Session
from screens import dates
from screens.certificates.presses import (
    CertificatePress,
    CertificatesPress,
    MySessionPress,
    SendPress,
    WithGmcPress,
    WithoutGmcPress,
)
from screens.facts import facts_of
from screens.home import menu_row
from screens.members import ChangePress
from screens.screen import AnyButton, CopyButton, Screen, Text, Value, button, screen, shortened, text
from storage.views.certificates import Choice, Mine, One

_PER_PAGE = 8
_TOPIC = 14
"""Characters of a topic that a button has room for beside day and role."""


def mine(found: Mine, page: int) -> Screen:
    """Everything that can be had; a button each."""
    if not found.found:
        return screen(text("certificates-none"), rows=(menu_row(),))
    pages = -(-len(found.found) // _PER_PAGE)
    # Anybody can forge a page.
    page = min(max(page, 0), pages - 1)
    turn = (
        button("button-certificates-later", CertificatesPress(page - 1)) if page else None,
        button("button-certificates-earlier", CertificatesPress(page + 1)) if page + 1 < pages else None,
    )
    return screen(
        text("certificates-mine"),
        rows=(
            *((_opens(one),) for one in found.found[page * _PER_PAGE : (page + 1) * _PER_PAGE]),
            tuple(one for one in turn if one is not None),
            menu_row(),
        ),
    )


def of_session(found: Mine, one: One | None) -> Screen:
    """What can be had of one session: the only one, a choice, or why there is none."""
    if len(found.found) > 1:
        return screen(text("certificates-which"), rows=(*((_opens(one),) for one in found.found), _back()))
    assert one is not None
    return certificate(one)


def _opens(choice: Choice) -> AnyButton:
    to = CertificatePress(choice.subject.kind, choice.subject.id)
    if choice.starts_at is None:
        return button("button-certificate-year", to, cycle=shortened(choice.topic, 24))
    return button(
        f"button-certificate-{choice.subject.kind}",
        to,
        day=dates.short(choice.starts_at, choice.community.zone),
        topic=topic(choice.topic, _TOPIC),
    )


def certificate(one: One) -> Screen:
    """One of them, as it would be printed now, and what can be done."""
    subject = one.choice.subject
    if isinstance(one.told, Refused):
        return refused(one.told)
    if one.last is not None and one.last.barred:
        return refused(Refused("withdrawn", one.last.reason))
    if not legible(one.name):
        return _unprintable(one)
    kept = one.last.contents.gmc if one.last is not None else ""
    left_out = missing(" ".join((one.name, *(line.topic for line in one.told))))
    gmc = "button-certificate-gmc-other" if kept else "button-certificate-gmc"
    return screen(
        text(f"certificate-of-{subject.kind}", **_facts(one.choice)),
        _minutes(one.told),
        text("certificate-name", name=one.name),
        text("certificate-name-left-out", signs=left_out) if left_out else None,
        text("certificate-gmc", number=kept) if kept else text("certificate-no-gmc"),
        _standing(one),
        rows=(
            (button("button-certificate-send", SendPress(subject.kind, subject.id)),),
            (button(gmc, WithGmcPress(subject.kind, subject.id)),),
            (button("button-certificate-no-gmc", WithoutGmcPress(subject.kind, subject.id)),) if kept else (),
            (button("button-certificate-name", ChangePress(one.community_id, Field.NAME)),),
            _back(),
        ),
    )


def printable(one: One) -> bool:
    """Whether the name can be read on paper; if not, the screen of it says what to do."""
    return legible(one.name)


def _unprintable(one: One) -> Screen:
    return screen(
        text("certificate-name-unprintable", name=one.name, letters=missing(one.name)),
        rows=((button("button-certificate-name", ChangePress(one.community_id, Field.NAME)),), _back()),
    )


def _facts(choice: Choice) -> dict[str, Value]:
    if choice.starts_at is None:
        return {"cycle": choice.topic, "community": choice.community.name}
    return {"topic": topic(choice.topic), "when": dates.when(choice.starts_at, choice.community.zone)}


def _minutes(told: tuple[Line, ...]) -> Text:
    """What it says of the time."""
    known = sum(line.minutes or 0 for line in told)
    untimed = sum(line.minutes is None for line in told)
    if len(told) == 1 and untimed:
        return text("certificate-untimed")
    return text("certificate-minutes", minutes=minutes(known), sessions=len(told), untimed=untimed)


def minutes(known: int) -> Text:
    """Minutes, and the same in hours: "50 minutes (0.83 h), self-assessed"."""
    hours = f"{known / 60:.2f}".rstrip("0").rstrip(".")
    return text("certificate-time", minutes=known, hours=hours)


def _standing(one: One) -> Text | None:
    """Whether there is one already."""
    last = one.last
    if last is None or not last.valid:
        return None
    day = dates.day_of(last.issued_at, one.choice.community.zone)
    return text("certificate-issued", day=day, code=grouped(last.code))


def asked(answer: Asked) -> Screen:
    """The file comes as a message of its own; or why there is none."""
    if isinstance(answer.decision, Refused):
        return refused(answer.decision)
    certificate = answer.decision.certificate
    return screen(
        text("certificate-sent-again" if answer.decision.already else "certificate-sent"),
        rows=((CopyButton(text("button-certificate-copy"), grouped(certificate.code)),), _back()),
    )


def after_gmc(finished: Finished) -> Screen:
    """The number was typed, and the certificate is on its way."""
    return asked(finished.decision)


def refused(reason: Refused) -> Screen:
    """Why there is none, and what can be done."""
    if reason.reason == "withdrawn":
        return screen(text("certificate-refused-withdrawn", reason=reason.words), rows=(_back(),))
    return screen(text(f"certificate-refused-{reason.reason}"), rows=(_back(),))


def ready(session: Session, community: Community) -> Screen:
    """To somebody who was there: there is a certificate to be had."""
    return screen(
        text("certificate-ready", **facts_of(session, community)),
        rows=((button("button-certificate-get", MySessionPress(session.id)),), menu_row()),
    )


def corrected(certificate: Certificate) -> Screen:
    """The attendance was corrected, and a new certificate stands for the old one."""
    to = CertificatePress(certificate.subject.kind, certificate.subject.id)
    return screen(
        text("certificate-corrected", about=about(certificate)),
        rows=((button("button-certificate-get", to),), menu_row()),
    )


def ended(certificate: Certificate) -> Screen:
    """It counts no longer."""
    if certificate.ending is Ending.WITHDRAWN:
        said = text("certificate-withdrawn", about=about(certificate), reason=certificate.reason)
    else:
        said = text("certificate-ended", about=about(certificate))
    return screen(said, rows=(_back(),))


def again(certificate: Certificate) -> Screen:
    """After it was withdrawn, another can be had."""
    to = CertificatePress(certificate.subject.kind, certificate.subject.id)
    return screen(
        text("certificate-again", about=about(certificate)),
        rows=((button("button-certificate-get", to),), menu_row()),
    )


def about(certificate: Certificate) -> Text:
    """What it is about, within a sentence."""
    contents = certificate.contents
    if certificate.subject.kind is Kind.YEAR:
        return text("certificate-about-year", cycle=contents.cycle)
    line = contents.lines[0]
    day = dates.day_of(line.starts_at, ZoneInfo(contents.zone))
    return text("certificate-about-session", topic=topic(line.topic), day=day)


def topic(held: str, length: int = 0) -> Value:
    """What a session was about, at most so many characters of it; its topic may never have been settled."""
    if not held:
        return text("certificate-no-topic")
    return shortened(held, length) if length else held


def _back() -> tuple[AnyButton, ...]:
    return (button("button-certificates", CertificatesPress(0)), *menu_row())
