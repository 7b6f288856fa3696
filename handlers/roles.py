"""Presses and notices about roles."""

from telegram import Update

from actions import roles as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, MemberId
from rules.permissions import Role, Verb
from rules.roles import WEIGHTY
from screens import roles as screens
from screens.home import Entry, Section
from screens.outgoing import Outgoing, Post
from screens.roles import (
    ConfirmGivePress,
    ConfirmTakePress,
    GiveRolePress,
    PeopleInPress,
    PeoplePress,
    PersonPress,
    TakeRolePress,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views import roles as views


async def on_people(update: Update, context: Context) -> None:
    """The members of the only community, or a choice."""
    page = buttons.read(update, PeoplePress).page if update.callback_query else 0
    found = await context.look(views.communities_of)
    if len(found) > 1:
        await context.show(screens.which(found))
    else:
        await context.show(screens.people(await context.look(views.people, found[0].id, page)))


async def on_people_in(update: Update, context: Context) -> None:
    press = buttons.read(update, PeopleInPress)
    view = await context.look(views.people, CommunityId(press.community_id), press.page)
    await context.show(screens.people(view))


async def on_person(update: Update, context: Context) -> None:
    press = buttons.read(update, PersonPress)
    await context.show(screens.person(await context.look(views.person, MemberId(press.member_id))))


async def on_give(update: Update, context: Context) -> None:
    press = buttons.read(update, GiveRolePress)
    role = buttons.one_of(Role, press.role)
    if role in WEIGHTY:
        view = await context.look(views.giving, MemberId(press.member_id), role)
        await context.show(screens.sure_to_give(view))
    else:
        await _give(context, MemberId(press.member_id), role)


async def on_confirm_give(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmGivePress)
    await _give(context, MemberId(press.member_id), buttons.one_of(Role, press.role), press.asked)


async def _give(context: Context, member_id: MemberId, role: Role, asked: int | None = None) -> None:
    decision = await context.do(actions.give_role, member_id, role, asked)
    await context.show(screens.after(decision, await context.look(views.person_after, member_id)))


async def on_take(update: Update, context: Context) -> None:
    press = buttons.read(update, TakeRolePress)
    role = buttons.one_of(Role, press.role)
    await context.show(screens.sure(await context.look(views.taking, MemberId(press.member_id), role)))


async def on_confirm_take(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmTakePress)
    member_id = MemberId(press.member_id)
    role = buttons.one_of(Role, press.role)
    decision = await context.do(actions.take_role, member_id, role, press.asked)
    await context.show(screens.after(decision, await context.look(views.person_after, member_id)))


def role_changed(tx: Tx, owed: Owed) -> Outgoing:
    assert owed.member_id is not None
    role = Role(owed.variables["role"])
    if owed.variables["given"]:
        return Post(screens.given(role))
    return Post(screens.taken(role, views.admins_beside(tx, owed.member_id)))


ROUTES = Routes(
    presses={
        PeoplePress: on_people,
        PeopleInPress: on_people_in,
        ConfirmGivePress: on_confirm_give,
        PersonPress: on_person,
        GiveRolePress: on_give,
        TakeRolePress: on_take,
        ConfirmTakePress: on_confirm_take,
    },
    commands={"members": on_people},
    menu=(Entry(Verb.GRANT_ROLE, "button-people", PeoplePress(0), Section.PEOPLE),),
    notices={"role-changed": role_changed},
)
