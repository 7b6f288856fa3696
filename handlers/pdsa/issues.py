"""Issues: the list, one issue, its themes, its cycle, its owner; and what is owed to a new owner."""

from telegram import Update

from actions import dialogues as drafts
from actions.pdsa import issues as actions
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId
from rules.pdsa.issues import Changed, Status
from screens.outgoing import Outgoing, Post
from screens.pdsa import cycles as cycle_screens
from screens.pdsa import issues as screens
from screens.pdsa.presses import (
    GiveIssuePress,
    IssueOwnersPress,
    IssuePress,
    IssuesPress,
    IssueThemesPress,
    LinkPress,
    LinksPress,
    LogIssuePress,
    RewordPress,
    SortPress,
    StatusPress,
)
from screens.screen import Value
from storage.db import Tx
from storage.outbox import Owed
from storage.views import pdsa as views


async def on_issues(update: Update, context: Context) -> None:
    press = buttons.read(update, IssuesPress)
    view = await context.look(views.issues, CommunityId(press.community_id), press.page)
    await context.show(screens.issues(view))


async def on_issue(update: Update, context: Context) -> None:
    issue_id = LoggedIssueId(buttons.read(update, IssuePress).issue_id)
    await context.show(screens.issue(await context.look(views.issue, issue_id)))


async def on_log(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, LogIssuePress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "issue-log", here))


async def on_reword(update: Update, context: Context) -> None:
    issue_id = LoggedIssueId(buttons.read(update, RewordPress).issue_id)
    view = await context.look(views.issue, issue_id)
    known = {"issue": issue_id, "was": view.aged.issue.words}
    await dialogues.ask(context, await context.do(drafts.start, "issue-words", view.community.id, known))


async def on_status(update: Update, context: Context) -> None:
    press = buttons.read(update, StatusPress)
    issue_id, status = LoggedIssueId(press.issue_id), buttons.one_of(Status, press.status)
    await _after(context, await context.do(actions.set_status, issue_id, status))


async def on_themes(update: Update, context: Context) -> None:
    issue_id = LoggedIssueId(buttons.read(update, IssueThemesPress).issue_id)
    await context.show(screens.themes(await context.look(views.issue, issue_id)))


async def on_sort(update: Update, context: Context) -> None:
    press = buttons.read(update, SortPress)
    issue_id, theme_id = LoggedIssueId(press.issue_id), ThemeId(press.theme_id)
    await context.do(actions.sort_issue, issue_id, theme_id, belongs=press.belongs != 0)
    await context.show(screens.themes(await context.look(views.issue, issue_id)))


async def on_links(update: Update, context: Context) -> None:
    issue_id = LoggedIssueId(buttons.read(update, LinksPress).issue_id)
    await context.show(screens.links(await context.look(views.issue, issue_id)))


async def on_link(update: Update, context: Context) -> None:
    press = buttons.read(update, LinkPress)
    pdsa_id = PdsaCycleId(press.pdsa_id) if press.pdsa_id else None
    await _after(context, await context.do(actions.link_issue, LoggedIssueId(press.issue_id), pdsa_id))


async def on_owners(update: Update, context: Context) -> None:
    view = await context.look(views.issue, LoggedIssueId(buttons.read(update, IssueOwnersPress).issue_id))
    await context.show(screens.owners(view, await context.look(views.owners, view.community.id)))


async def on_give(update: Update, context: Context) -> None:
    press = buttons.read(update, GiveIssuePress)
    issue_id = LoggedIssueId(press.issue_id)
    decision = await context.do(actions.hand_over_issue, issue_id, MemberId(press.member_id))
    await context.show(screens.handed(decision, await context.look(views.issue, issue_id)))


async def _after(context: Context, decision: Changed) -> None:
    view = await context.look(views.issue, decision.issue.id)
    await context.show(screens.after(decision, view))


def handed(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless it is somebody else's by now, or they keep the log no longer."""
    assert owed.member_id is not None
    row = owed.variables["row"]
    if owed.variables["what"] == "issue":
        issue = views.issue_of(tx, LoggedIssueId(row), owed.member_id)
        return None if issue is None else Post(screens.yours(issue))
    cycle = views.cycle_of(tx, PdsaCycleId(row), owed.member_id)
    return None if cycle is None else Post(cycle_screens.yours(cycle))


def _was(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"was": draft.answers["was"]}


ROUTES = Routes(
    presses={
        IssuesPress: on_issues,
        IssuePress: on_issue,
        LogIssuePress: on_log,
        RewordPress: on_reword,
        StatusPress: on_status,
        IssueThemesPress: on_themes,
        SortPress: on_sort,
        LinksPress: on_links,
        LinkPress: on_link,
        IssueOwnersPress: on_owners,
        GiveIssuePress: on_give,
    },
    dialogues={"issue-log": Dialogue(screens.done), "issue-words": Dialogue(screens.done, _was)},
    notices={"pdsa-handed": handed},
)
