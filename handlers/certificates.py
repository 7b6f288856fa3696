"""Certificates: asked for by their doctors, offered and withdrawn by organisers, checked by their code."""

from datetime import UTC, datetime

from telegram import Update

from actions import dialogues as drafts
from actions.certificates import ending, issuing, telling
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.certificates import Kind, Refused, Subject
from rules.ids import CertificateId, MemberId, SessionId
from screens.certificates import mine, paper, people
from screens.certificates.presses import (
    AllowPress,
    CertificatePress,
    CertificatesPress,
    MySessionPress,
    PeoplePress,
    PersonPress,
    SendPress,
    TellAllPress,
    TellOnePress,
    WithdrawPress,
    WithGmcPress,
    WithoutGmcPress,
)
from screens.home import problem
from screens.outgoing import Outgoing, Post
from screens.screen import text
from storage.db import Tx
from storage.outbox import Owed
from storage.views import certificates as views


async def on_certificates(_update: Update, context: Context) -> None:
    await context.show(mine.mine(await context.look(views.mine), 0))


async def on_certificates_page(update: Update, context: Context) -> None:
    press = buttons.read(update, CertificatesPress)
    await context.show(mine.mine(await context.look(views.mine), press.page))


async def on_my_session(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, MySessionPress).session_id)
    found = await context.look(views.of_session, session_id)
    subjects = [one.subject for one in found.found] or [Subject(Kind.ATTENDEE, session_id)]
    only = await context.look(views.one, subjects[0]) if len(subjects) == 1 else None
    await context.show(mine.of_session(found, only))


async def on_certificate(update: Update, context: Context) -> None:
    press = buttons.read(update, CertificatePress)
    await context.show(mine.certificate(await context.look(views.one, _subject(press))))


async def on_send(update: Update, context: Context) -> None:
    await _issue(context, _subject(buttons.read(update, SendPress)), None)


async def on_without_gmc(update: Update, context: Context) -> None:
    await _issue(context, _subject(buttons.read(update, WithoutGmcPress)), "")


async def _issue(context: Context, subject: Subject, gmc: str | None) -> None:
    one = await context.look(views.one, subject)
    if mine.printable(one):
        await context.show(mine.asked(await context.do(issuing.issue, subject, gmc)))
    else:
        await context.show(mine.certificate(one))


async def on_with_gmc(update: Update, context: Context) -> None:
    subject = _subject(buttons.read(update, WithGmcPress))
    one = await context.look(views.one, subject)
    if isinstance(one.told, Refused) or not mine.printable(one):
        await context.show(mine.certificate(one))
        return
    known = {"kind": str(subject.kind), "subject": subject.id}
    await dialogues.ask(context, await context.do(drafts.start, "certificate", one.community_id, known))


async def on_people(update: Update, context: Context) -> None:
    press = buttons.read(update, PeoplePress)
    view = await context.look(views.people, SessionId(press.session_id))
    await context.show(people.people(view, press.page))


async def on_person(update: Update, context: Context) -> None:
    press = buttons.read(update, PersonPress)
    view = await context.look(views.person, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(people.person(view))


async def on_tell_all(update: Update, context: Context) -> None:
    press = buttons.read(update, TellAllPress)
    await context.show(people.told(await context.do(telling.tell, SessionId(press.session_id))))


async def on_tell_one(update: Update, context: Context) -> None:
    press = buttons.read(update, TellOnePress)
    told = await context.do(telling.tell, SessionId(press.session_id), MemberId(press.member_id))
    await context.show(people.told(told))


async def on_withdraw(update: Update, context: Context) -> None:
    certificate_id = CertificateId(buttons.read(update, WithdrawPress).certificate_id)
    found = await context.look(views.to_withdraw, certificate_id)
    if not found.certificate.valid:
        already = ending.Withdrawn(found.certificate, found.community, already=True)
        await context.show(people.withdrawn(already))
        return
    known = {"certificate": certificate_id}
    await dialogues.ask(context, await context.do(drafts.start, "withdraw", found.community.id, known))


async def on_allow(update: Update, context: Context) -> None:
    press = buttons.read(update, AllowPress)
    allowed = await context.do(ending.allow_again, CertificateId(press.certificate_id))
    await context.show(people.withdrawn(allowed))


async def on_verify(_update: Update, context: Context) -> None:
    """/verify and a code: what the page says, for organisers."""
    if not context.args:
        await context.show(problem(text("certificates-code-how")))
        return
    await context.show(people.checked(await context.look(views.checked, " ".join(context.args))))


def _subject(press: CertificatePress | SendPress | WithGmcPress | WithoutGmcPress) -> Subject:
    return Subject(buttons.one_of(Kind, press.kind), press.subject)


def certificate_file(tx: Tx, owed: Owed) -> Outgoing | None:
    """The file; nothing when it has been replaced or ended since it was asked for."""
    found = _printed(tx, owed)
    return paper.file(found) if found.certificate.valid else None


def certificate_ready(tx: Tx, owed: Owed) -> Outgoing | None:
    """To somebody who still can have one when it is sent."""
    assert owed.member_id is not None
    told_at = datetime.fromtimestamp(owed.variables["at"], UTC)
    found = views.can_have(tx, owed.member_id, SessionId(owed.variables["session"]), told_at)
    return None if found is None else Post(mine.ready(*found))


def certificate_corrected(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless it was corrected once more since."""
    certificate = _printed(tx, owed).certificate
    return Post(mine.corrected(certificate)) if certificate.valid else None


def certificate_ended(tx: Tx, owed: Owed) -> Outgoing | None:
    return Post(mine.ended(_printed(tx, owed).certificate))


def certificate_again(tx: Tx, owed: Owed) -> Outgoing | None:
    return Post(mine.again(_printed(tx, owed).certificate))


def _printed(tx: Tx, owed: Owed) -> views.Printed:
    return views.printed(tx, CertificateId(owed.variables["certificate"]))


ROUTES = Routes(
    presses={
        CertificatesPress: on_certificates_page,
        MySessionPress: on_my_session,
        CertificatePress: on_certificate,
        SendPress: on_send,
        WithGmcPress: on_with_gmc,
        WithoutGmcPress: on_without_gmc,
        PeoplePress: on_people,
        PersonPress: on_person,
        TellAllPress: on_tell_all,
        TellOnePress: on_tell_one,
        WithdrawPress: on_withdraw,
        AllowPress: on_allow,
    },
    commands={"certificates": on_certificates, "verify": on_verify},
    dialogues={
        "certificate": Dialogue(mine.after_gmc),
        "withdraw": Dialogue(people.after_reason, question=people.reason),
    },
    notices={
        "certificate": certificate_file,
        "certificate-ready": certificate_ready,
        "certificate-corrected": certificate_corrected,
        "certificate-ended": certificate_ended,
        "certificate-again": certificate_again,
    },
)
