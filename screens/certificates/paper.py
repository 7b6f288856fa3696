"""A certificate in words, as it is printed."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from reports import certificates as reports
from reports.certificates import Check, Reflection, Table
from rules.certificate_codes import grouped
from rules.certificates import Certificate, Contents, Kind, Line
from screens import dates
from screens.certificates.mine import about, minutes, topic
from screens.certificates.presses import CertificatesPress
from screens.home import menu_row
from screens.outgoing import Document
from screens.screen import Text, button, screen, text
from screens.texts import DEFAULT_LOCALE, Texts
from storage.views.certificates import Printed

VERIFY = "/verify"
"""Under which path certificates are checked."""


def file(printed: Printed) -> Document:
    """The certificate as a file, with what it is."""
    certificate = printed.certificate
    return Document(
        name=f"certificate-{grouped(certificate.code)}.pdf",
        content=lambda texts: reports.pdf(words(printed, texts)),
        screen=screen(
            text("caption-certificate", about=about(certificate), code=grouped(certificate.code)),
            rows=((button("button-certificates", CertificatesPress(0)), *menu_row()),),
        ),
    )


def public(printed: Printed, texts: Texts) -> reports.Certificate:
    """What anybody is shown who has the code: less than is printed, never more."""
    certificate = printed.certificate
    contents = replace(certificate.contents, gmc="", signatory="", post="")
    return words(replace(printed, certificate=replace(certificate, contents=contents)), texts)


def words(printed: Printed, texts: Texts) -> reports.Certificate:
    """Everything that is printed."""
    certificate, contents = printed.certificate, printed.certificate.contents
    kind = certificate.subject.kind
    year = kind is Kind.YEAR
    partly = not year and contents.lines[0].partly
    heading = texts.plain(text(f"paper-heading-{kind}"))
    return reports.Certificate(
        language=DEFAULT_LOCALE,
        title=f"{heading}: {contents.name}",
        issued_at=certificate.issued_at,
        community=contents.community,
        trust=contents.trust or texts.plain(text("paper-programme")),
        heading=heading,
        opening=texts.plain(text("paper-opening")),
        name=contents.name,
        did=texts.plain(
            text("paper-did-partly" if partly and kind is Kind.ATTENDEE else f"paper-did-{kind}")
        ),
        subject=(
            texts.plain(text("paper-cycle", cycle=contents.cycle))
            if year
            else _topic(contents.lines[0], texts)
        ),
        facts=tuple(
            (texts.plain(text(label)), value if isinstance(value, str) else texts.plain(value))
            for label, value in _facts(certificate)
        ),
        table=_table(contents, texts) if year else None,
        note=texts.plain(text("paper-note")),
        signed=tuple(
            one for one in (contents.signatory, contents.post, contents.trust) if contents.signatory and one
        ),
        check=_check(printed, texts),
        reflection=Reflection(
            texts.plain(text("paper-reflection-heading")),
            texts.plain(text("paper-reflection-about")),
            tuple(texts.plain(text(f"paper-reflection-{one}")) for one in ("heard", "means", "next")),
        ),
    )


def _facts(certificate: Certificate) -> list[tuple[str, str | Text]]:
    contents = certificate.contents
    zone = ZoneInfo(contents.zone)
    first, last = contents.lines[0], contents.lines[-1]
    found: list[tuple[str, str | Text]] = []
    if certificate.subject.kind is Kind.YEAR:
        days = dates.day_of(first.starts_at, zone), dates.day_of(last.starts_at, zone)
        told = text("paper-sessions", count=len(contents.lines), first=days[0], last=days[1])
        found.append(("paper-label-sessions", told))
    else:
        found += [
            ("paper-label-date", dates.when(first.starts_at, zone)),
            ("paper-label-role", _roles(first)),
            ("paper-label-minutes", total(contents)),
        ]
    if contents.gmc:
        found.append(("paper-label-gmc", text("paper-gmc", number=contents.gmc)))
    found.append(("paper-label-issued", dates.day_of(certificate.issued_at, zone)))
    return found


def _topic(line: Line, texts: Texts) -> str:
    held = topic(line.topic)
    return texts.plain(held) if isinstance(held, Text) else str(held)


def total(contents: Contents) -> Text:
    """The minutes in all, and of how many sessions they are not known."""
    if not contents.untimed:
        return minutes(contents.minutes)
    if len(contents.lines) == 1:
        return text("paper-untimed")
    return text("paper-time-and-untimed", time=minutes(contents.minutes), untimed=contents.untimed)


def _roles(line: Line) -> Text:
    """The role; two of them where the certificate is of all."""
    first, *others = (text(f"paper-role-{_role(one, line)}") for one in line.roles)
    return text("paper-roles", first=first, second=others[0]) if others else first


def _role(kind: Kind, line: Line) -> str:
    return f"{kind}-partly" if line.partly and kind is Kind.ATTENDEE else kind


def _table(contents: Contents, texts: Texts) -> Table:
    zone = ZoneInfo(contents.zone)
    return Table(
        head=(
            texts.plain(text("paper-label-date")),
            texts.plain(text("paper-label-session")),
            texts.plain(text("paper-label-role")),
            texts.plain(text("paper-label-minutes")),
        ),
        rows=tuple(
            (
                dates.day_of(line.starts_at, zone),
                _topic(line, texts),
                texts.plain(_roles(line)),
                "\N{EN DASH}" if line.minutes is None else str(line.minutes),
            )
            for line in contents.lines
        ),
        total=(texts.plain(text("paper-label-total")), texts.plain(total(contents))),
    )


def _check(printed: Printed, texts: Texts) -> Check:
    code = printed.certificate.code
    address = f"{printed.public_url}{VERIFY}" if printed.public_url else ""
    said = text("paper-check", address=address) if address else text("paper-check-by-hand")
    return Check(
        label=texts.plain(text("paper-label-code")),
        code=grouped(code),
        said=texts.plain(said),
        address=f"{address}/{code}" if address else "",
    )
