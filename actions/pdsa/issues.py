"""Issues: logged, sorted by themes, put in other words, linked to a cycle, handed over, closed."""

from datetime import datetime

from actions.pdsa.owning import hand_over, mine, note, today
from rules.dialogue import Draft
from rules.ids import LoggedIssueId, MemberId, PdsaCycleId, ThemeId
from rules.pdsa import issues as rules
from rules.pdsa.cycles import PdsaCycle
from rules.pdsa.issues import Changed, Status
from rules.permissions import Actor, Verb, require
from storage import communities, pdsa, themes
from storage.db import Tx
from storage.pdsa import NoSuchPdsaCycleError
from storage.themes import NoSuchThemeError


def log_issue(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed:
    """The end of the dialogue "issue-log": an issue of whoever has logged it."""
    here = draft.community_id
    me = require(actor, Verb.KEEP_PDSA, here)
    communities.lock(tx, here)
    issue = pdsa.add_issue(tx, here, me.member_id, draft.answers["words"], today(tx, here, now))
    note(tx, actor, now, here, {"issue": issue.number, "change": "logged"})
    return Changed(issue)


def reword_issue(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed:
    """The end of the dialogue "issue-words"."""
    issue = mine(tx, actor, pdsa.load_issue, LoggedIssueId(draft.answers["issue"]))
    return _save(tx, actor, now, rules.reword(issue, draft.answers["words"]), "words")


def set_status(tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId, status: Status) -> Changed:
    """The issue stands so from now on. Asked twice, it stays so."""
    issue = mine(tx, actor, pdsa.load_issue, issue_id)
    return _save(tx, actor, now, rules.stand(issue, status, today(tx, issue.community_id, now)), status)


def sort_issue(
    tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId, theme_id: ThemeId, *, belongs: bool
) -> Changed:
    """Sort it by a theme, or no longer; NoSuchThemeError for one of another community."""
    issue = mine(tx, actor, pdsa.load_issue, issue_id)
    if themes.load(tx, theme_id).community_id != issue.community_id:
        raise NoSuchThemeError
    return _save(tx, actor, now, rules.sort(issue, theme_id, belongs=belongs), "sorted")


def link_issue(
    tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId, pdsa_id: PdsaCycleId | None
) -> Changed:
    """Something is done about it in that cycle, or in none; NoSuchPdsaCycleError for another community's."""
    issue = mine(tx, actor, pdsa.load_issue, issue_id)
    if pdsa_id is not None and pdsa.load_cycle(tx, pdsa_id).community_id != issue.community_id:
        raise NoSuchPdsaCycleError
    return _save(tx, actor, now, rules.link(issue, pdsa_id), "linked")


def hand_over_issue(
    tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId, owner_id: MemberId
) -> Changed:
    """Another of the staff looks after it from now on, and is told; NotStaffError for anybody else."""
    decision = rules.hand_over(mine(tx, actor, pdsa.load_issue, issue_id), owner_id)
    hand_over(tx, actor, now, decision.issue, already=decision.already)
    return decision


def work_on(tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId, cycle: PdsaCycle) -> None:
    """A cycle was begun for it; nothing where the issue is another community's. The community is locked."""
    issue = pdsa.load_issue(tx, issue_id)
    if issue.community_id == cycle.community_id:
        _save(tx, actor, now, rules.work_on(issue, cycle.id), "linked")


def _save(tx: Tx, actor: Actor, now: datetime, decision: Changed, change: str) -> Changed:
    if not decision.already:
        issue = decision.issue
        pdsa.save_issue(tx, issue)
        note(tx, actor, now, issue.community_id, {"issue": issue.number, "change": str(change)})
    return decision
