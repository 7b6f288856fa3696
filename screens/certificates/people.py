"""Certificates as organisers see them: who can have one, and what became of those that were issued."""

from zoneinfo import ZoneInfo

from actions.certificates.ending import Withdrawn
from actions.certificates.telling import Told
from actions.dialogues import Finished, Question
from rules.certificate_codes import grouped
from rules.certificates import Certificate, Kind
from screens import dates, dialogues
from screens.certificates.mine import about
from screens.certificates.presses import (
    AllowPress,
    PeoplePress,
    PersonPress,
    TellAllPress,
    TellOnePress,
    WithdrawPress,
)
from screens.facts import facts_of
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, Text, Value, button, screen, shortened, text
from screens.ways import session_row
from storage.views.certificates import Checked, Gone, People, Person

_PER_PAGE = 8


def people(view: People, page: int) -> Screen:
    """Who had to do with the session, and whom it can be certified."""
    facts = facts_of(view.session, view.community)
    ways = (*session_row(view.session.id), *menu_row())
    if not view.over:
        return screen(text("certificates-of-session-early", **facts), rows=(ways,))
    can = sum(one.line is not None for one in view.people)
    if not can:
        return screen(text("certificates-of-session-none", **facts), rows=(ways,))
    pages = -(-len(view.people) // _PER_PAGE)
    # Anybody can forge a page.
    page = min(max(page, 0), pages - 1)
    session_id = view.session.id
    turn = (
        button("button-page-back", PeoplePress(session_id, page - 1)) if page else None,
        button("button-page-on", PeoplePress(session_id, page + 1)) if page + 1 < pages else None,
    )
    return screen(
        text("certificates-of-session", count=can, **facts),
        rows=(
            (button("button-certificates-tell-all", TellAllPress(session_id), count=can),),
            *((_opens(view, one),) for one in view.people[page * _PER_PAGE : (page + 1) * _PER_PAGE]),
            tuple(one for one in turn if one is not None),
            ways,
        ),
    )


def _opens(view: People, one: Person) -> AnyButton:
    label = "button-certificates-can" if one.line is not None else "button-certificates-cannot"
    to = PersonPress(view.session.id, one.member_id)
    return button(label, to, name=shortened(one.name, 24))


def person(view: People) -> Screen:
    """One of them, with the certificates they have or had."""
    one = next(known for known in view.people if known.member_id == view.one)
    held = Lines(tuple(_held(certificate, view) for certificate in view.theirs))
    return screen(
        text("certificates-person", name=one.name, **facts_of(view.session, view.community)),
        text("certificates-person-can" if one.line is not None else "certificates-person-cannot"),
        held if view.theirs else text("certificates-person-none"),
        rows=(
            (
                (button("button-certificates-tell-one", TellOnePress(view.session.id, one.member_id)),)
                if one.line is not None
                else ()
            ),
            *(
                (_ends(one, view.community.zone),)
                for one in view.theirs
                if view.may_withdraw and _can_end(one)
            ),
            (button("button-certificates-people", PeoplePress(view.session.id, 0)), *menu_row()),
        ),
    )


def _held(certificate: Certificate, view: People) -> Text:
    code = grouped(certificate.code)
    if certificate.valid:
        day = dates.day_of(certificate.issued_at, view.community.zone)
        return text("certificates-held", about=about(certificate), day=day, code=code)
    assert certificate.ended_at is not None
    day = dates.day_of(certificate.ended_at, view.community.zone)
    return text(f"certificates-held-{certificate.ending}", about=about(certificate), day=day, code=code)


def _can_end(certificate: Certificate) -> bool:
    return certificate.valid or certificate.barred


def _ends(certificate: Certificate, zone: ZoneInfo) -> AnyButton:
    """Withdraws it, or lifts that again."""
    label = "withdraw" if certificate.valid else "allow"
    to = WithdrawPress(certificate.id) if certificate.valid else AllowPress(certificate.id)
    if certificate.subject.kind is Kind.YEAR:
        return button(f"button-certificates-{label}-year", to, cycle=certificate.contents.cycle)
    day = dates.short(certificate.contents.lines[0].starts_at, zone)
    return button(f"button-certificates-{label}", to, day=day)


def told(answer: Told) -> Screen:
    """How many hear of it."""
    facts = facts_of(answer.session, answer.community)
    return screen(
        (
            text("certificates-told", count=answer.count, **facts)
            if answer.count
            else text("certificates-told-before", **facts)
        ),
        rows=((button("button-certificates-people", PeoplePress(answer.session.id, 0)), *menu_row()),),
    )


def reason(turn: Question) -> Screen:
    """Asks for the reason, and says whose certificate it is."""
    certificate: Certificate = turn.seen
    facts: dict[str, Value] = {"about": about(certificate), "name": certificate.contents.name}
    return screen(
        dialogues.wrong(turn), text("withdraw-reason-question", **facts), rows=dialogues.rows(turn, facts)
    )


def after_reason(finished: Finished) -> Screen:
    """The reason was typed, and it is withdrawn."""
    return withdrawn(finished.decision)


def withdrawn(answer: Withdrawn) -> Screen:
    """What holds of it now."""
    certificate = answer.certificate
    if answer.already:
        said = "certificates-withdrawn-already"
    else:
        said = "certificates-withdrawn" if certificate.barred else "certificates-allowed"
    return screen(
        text(said, about=about(certificate), name=certificate.contents.name), rows=(_ways(certificate),)
    )


def _ways(certificate: Certificate) -> tuple[AnyButton, ...]:
    session_id = certificate.contents.lines[-1].session_id
    return (button("button-certificates-people", PeoplePress(session_id, 0)), *menu_row())


def checked(found: Checked | Gone | None) -> Screen:
    """What a code stands for, and for who may end it the way to do so."""
    if isinstance(found, Gone):
        return screen(text("certificates-code-gone", code=grouped(found.code)), rows=(menu_row(),))
    if found is None:
        return screen(text("certificates-code-unknown"), rows=(menu_row(),))
    certificate, zone = found.printed.certificate, found.printed.community.zone
    code = grouped(certificate.code)
    if certificate.ended_at is None:
        said = text(
            "certificates-code-valid",
            about=about(certificate),
            name=certificate.contents.name,
            day=dates.day_of(certificate.issued_at, zone),
            code=code,
        )
    else:
        ended = dates.day_of(certificate.ended_at, zone)
        said = text(f"certificates-code-{certificate.ending}", code=code, ended=ended)
    ends = (_ends(certificate, zone),) if found.may_withdraw and _can_end(certificate) else ()
    return screen(said, rows=(ends, menu_row()))
