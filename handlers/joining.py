"""Requests to join: the person's presses, the moderators', and what goes out about them."""

from datetime import datetime

from telegram import Update
from telegram.ext import ChatJoinRequestHandler

from actions import admissions, dialogues
from actions import joining as actions
from handlers import buttons, home
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Dialogue, Routes
from rules.admissions import REFUSE
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import ChatId, JoinRequestId, MemberId
from rules.joining import Eligibility, Reason, Step
from rules.permissions import NotAllowedError
from screens import joining as screens
from screens.joining import (
    AdmitPress,
    AgreePress,
    AppealPress,
    ConsentPress,
    EligibilityPress,
    JoinBackPress,
    RefusePress,
    RulesReadPress,
)
from screens.outgoing import Admit, Decline, Outgoing, Post, Receipt
from screens.screen import Value, text
from storage.db import Tx
from storage.outbox import Owed
from storage.views import joining as views


async def on_join_request(update: Update, context: Context) -> None:
    """Somebody used the invite link. What they are asked goes through the outbox, within five minutes."""
    asked = update.chat_join_request
    assert asked is not None
    await context.do(
        actions.ask_to_join,
        ChatId(asked.chat.id),
        ChatId(asked.user_chat_id),
        asked.from_user.full_name or "",
        asked.date,
        asked.invite_link.invite_link if asked.invite_link is not None else "",
    )


async def on_rules_read(update: Update, context: Context) -> None:
    press = buttons.read(update, RulesReadPress)
    await context.show(
        screens.standing(await context.do(actions.read_rules, JoinRequestId(press.request_id)))
    )


async def on_eligibility(update: Update, context: Context) -> None:
    press = buttons.read(update, EligibilityPress)
    answer = buttons.one_of(Eligibility, press.answer)
    asking = await context.do(actions.answer, JoinRequestId(press.request_id), answer)
    await context.show(screens.standing(asking))


async def on_agree(update: Update, context: Context) -> None:
    press = buttons.read(update, AgreePress)
    await _consent(context, press.request_id, press.version)


async def on_consent(update: Update, context: Context) -> None:
    press = buttons.read(update, ConsentPress)
    # A yes of this kind is to words from before they had a version in the button.
    await _consent(context, press.request_id, "" if press.agreed == 1 else None)


async def _consent(context: Context, request_id: int, agreed_to: str | None) -> None:
    asking = await context.do(actions.consent, JoinRequestId(request_id), agreed_to)
    await context.show(screens.standing(asking))


async def on_back(update: Update, context: Context) -> None:
    press = buttons.read(update, JoinBackPress)
    await context.show(screens.standing(await context.do(actions.go_back, JoinRequestId(press.request_id))))


async def on_appeal(update: Update, context: Context) -> None:
    press = buttons.read(update, AppealPress)
    await context.show(screens.standing(await context.do(actions.appeal, JoinRequestId(press.request_id))))


async def on_admit(update: Update, context: Context) -> None:
    press = buttons.read(update, AdmitPress)
    await context.show(screens.judged(await context.do(actions.judge, JoinRequestId(press.request_id))))


async def on_refuse(update: Update, context: Context) -> None:
    """For another reason than those that are offered, the moderator is asked to type it first."""
    press = buttons.read(update, RefusePress)
    reason, request_id = _reason(press.reason), JoinRequestId(press.request_id)
    if reason is Reason.OTHER and (request := await context.look(views.to_refuse, request_id)) is not None:
        known = {"request": request.id, "name": request.name, "group": request.group_title}
        await ask(context, await context.do(dialogues.start, REFUSE.name, request.community_id, known))
        return
    await context.show(screens.judged(await context.do(actions.judge, request_id, reason)))


async def on_start_join(_update: Update, context: Context, argument: str) -> None:
    """The link in the first message: the chat is open now, and the request stands where it stood."""
    request_id = buttons.id_in(argument)
    if request_id is None:
        await home.show_menu(context, text("home-dead-link"))
        return
    try:
        asking = await context.look(views.standing, JoinRequestId(request_id))
    except NotAllowedError:
        await home.show_menu(context, text("home-link-of-another"))
        return
    await context.show(screens.standing(asking))


async def on_plain_start(_update: Update, context: Context, _argument: str) -> None:
    """/start without a link: an open request goes before the menu."""
    asking = await context.look(views.waiting)
    if asking is not None:
        await context.show(screens.standing(asking))
    elif context.actor is not None and context.actor.memberships:
        await home.show_menu(context)
    else:
        await home.show_stranger(context)


def _asked_about(draft: Draft, _community: Community) -> dict[str, Value]:
    return {name: draft.answers[name] for name in ("name", "group")}


def _reason(value: str) -> Reason:
    """Only what a moderator may say: a forged press could name any."""
    if value not in screens.REFUSALS:
        raise buttons.UnknownPressError
    return Reason(value)


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = views.for_notice(tx, _request(owed))
    return Post(screens.standing(asking)) if asking is not None and asking.request.is_open else None


def outcome(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = views.for_notice(tx, _request(owed))
    return None if asking is None or asking.request.is_open else Post(screens.standing(asking))


def review(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    asking = views.for_moderator(tx, _request(owed), MemberId(owed.member_id))
    return None if asking is None else Post(screens.card(asking))


def admit(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = views.for_notice(tx, _request(owed))
    if asking is None or asking.request.step is not Step.ADMITTED:
        return None
    return Admit(asking.request.user_id)


def decline(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = views.for_notice(tx, _request(owed))
    if asking is None or asking.request.step not in (Step.REFUSED, Step.EXPIRED):
        return None
    return Decline(asking.request.user_id)


def note_reached(tx: Tx, owed: Owed, _receipt: Receipt, _now: datetime) -> None:
    actions.note_reached(tx, _request(owed))


def note_unreached(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_unreached(tx, now, _request(owed))


def note_refused(tx: Tx, owed: Owed, now: datetime) -> None:
    admissions.note_refused(tx, now, _request(owed))


def _request(owed: Owed) -> JoinRequestId:
    return JoinRequestId(owed.variables["request"])


ROUTES = Routes(
    presses={
        RulesReadPress: on_rules_read,
        EligibilityPress: on_eligibility,
        AgreePress: on_agree,
        ConsentPress: on_consent,
        JoinBackPress: on_back,
        AppealPress: on_appeal,
        AdmitPress: on_admit,
        RefusePress: on_refuse,
    },
    starts={"join": on_start_join, "": on_plain_start},
    dialogues={REFUSE.name: Dialogue(screens.refused_in_words, _asked_about)},
    notices={
        "join-asked": asked,
        "join-outcome": outcome,
        "join-review": review,
        "join-admit": admit,
        "join-decline": decline,
    },
    sent={"join-asked": note_reached},
    unreached={
        "join-asked": note_unreached,
        "join-admit": note_refused,
        "join-decline": note_refused,
    },
    others=(ChatJoinRequestHandler(on_join_request),),
)
