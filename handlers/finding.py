"""Finding a group: the member's presses, and the links that Telegram makes."""

from datetime import datetime

from telegram import Update

from actions import finding as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, GroupId, InviteLinkId
from rules.permissions import NotAllowedError, Verb
from screens import finding as screens
from screens.finding_presses import ColleaguePress, EndLinkPress, FindPress, InvitePress, LinkPress
from screens.home import Entry
from screens.outgoing import Invite, Outgoing, Post, Receipt, Revoke
from screens.screen import text
from storage.db import Tx
from storage.outbox import Owed
from storage.views import finding as views
from storage.views import groups as group_views


async def on_command(_update: Update, context: Context) -> None:
    await _show(context, None, 0)


async def on_find(update: Update, context: Context) -> None:
    press = buttons.read(update, FindPress)
    await _show(context, CommunityId(press.community_id) if press.community_id else None, press.page)


async def _show(context: Context, community_id: CommunityId | None, page: int) -> None:
    """The groups of the community that is named; else of the only one, or a choice."""
    if community_id is None:
        found = await context.look(views.choices)
        if not found:
            raise NotAllowedError(Verb.FIND_GROUP, stranger=True)
        if len(found) > 1:
            await context.show(screens.which(found))
            return
        community_id = found[0].id
    await context.show(screens.places(await context.look(views.places, community_id, page)))


async def on_link(update: Update, context: Context) -> None:
    press = buttons.read(update, LinkPress)
    decision = await context.do(actions.ask_for_link, GroupId(press.group_id))
    await context.show(screens.asked(decision))


async def on_colleague(update: Update, context: Context) -> None:
    press = buttons.read(update, ColleaguePress)
    view = await context.look(views.inviting, CommunityId(press.community_id))
    await context.show(screens.inviting(view))


async def on_invite(update: Update, context: Context) -> None:
    press = buttons.read(update, InvitePress)
    decision = await context.do(actions.invite_colleague, GroupId(press.group_id), press.newest)
    await context.show(screens.asked(decision))


async def on_end(update: Update, context: Context) -> None:
    press = buttons.read(update, EndLinkPress)
    group_id = await context.do(actions.end_link, InviteLinkId(press.link_id))
    community_id = None if group_id is None else await context.look(views.community_of, group_id)
    if community_id is None:
        await _show(context, None, 0)
    else:
        view = await context.look(views.inviting, community_id)
        await context.show(screens.inviting(view), text("toast-finding-ended"))


def link(tx: Tx, owed: Owed) -> Outgoing | None:
    """The link, made when it is sent; one that was made before a crash is shown once more."""
    found = views.link_for_notice(tx, _link(owed))
    if found is None or found[0].ended or not found[1].present:
        return None
    one, group, _ = found
    screen = screens.link(one, group)
    if one.address is not None:
        return Post(screen(one.address))
    return Invite(group.chat_id, screens.name(one), one.expires_at, screen)


def failed(tx: Tx, owed: Owed) -> Outgoing | None:
    group = group_views.for_notice(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.failed(group))


def revoke(tx: Tx, owed: Owed) -> Outgoing | None:
    found = views.link_for_notice(tx, _link(owed))
    return None if found is None or found[0].address is None else Revoke(found[0].address)


def made(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    if receipt.address is not None:
        actions.note_made(tx, now, _link(owed), receipt.address)


def not_made(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_not_made(tx, now, _link(owed))


def revoked(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    actions.note_revoked(tx, now, _link(owed))


def not_revoked(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_revoked(tx, now, _link(owed))


def _link(owed: Owed) -> InviteLinkId:
    return InviteLinkId(owed.variables["link"])


ROUTES = Routes(
    presses={
        FindPress: on_find,
        LinkPress: on_link,
        ColleaguePress: on_colleague,
        InvitePress: on_invite,
        EndLinkPress: on_end,
    },
    commands={"find": on_command},
    menu=(Entry(Verb.FIND_GROUP, "button-find", FindPress(0, 0)),),
    notices={"invite-link": link, "invite-link-failed": failed, "invite-revoke": revoke},
    sent={"invite-link": made, "invite-revoke": revoked},
    unreached={"invite-link": not_made, "invite-revoke": not_revoked},
)
