"""The log of what staff did, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rules.audit import NOTED, Kind
from rules.ids import CommunityId
from rules.moderation.measures import Act, Appeal, State
from rules.permissions import Verb
from rules.questions.threads import Verdict
from screens import dates
from screens.communities import community_row
from screens.home import Section
from screens.joining import REFUSALS
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, text
from storage.views.audit import Log, Noted, Somebody

_KNOWN: Final = frozenset(map(str, NOTED))
_REFUSALS: Final = frozenset(map(str, REFUSALS))
_ACTS: Final = frozenset(map(str, Act))
_DONE: Final = frozenset({"done", State.LIFTED, State.OVERTURNED, Appeal.UPHELD, Appeal.GRANTED})
_VERDICTS: Final[Mapping[str, str]] = {
    Verdict.APPROVE: "in",
    Verdict.DECLINE: "declined",
    Verdict.BLOCK: "declined",
    "close": "closed",
    "delete": "deleted",
}
"""What is told of a question. A block reads as the refusal that it is as well: else it pointed at them."""


@press("au")
@dataclass(frozen=True, slots=True)
class AuditPress(Press):
    community_id: int
    kind: str
    page: int


def audit_log(view: Log) -> Screen:
    """A page, with the ways to narrow it."""
    here = CommunityId(view.community.id)
    turn: tuple[Button, ...] = ()
    if view.page:
        turn += (button("button-audit-later", AuditPress(here, view.kind, view.page - 1)),)
    if view.more:
        turn += (button("button-audit-earlier", AuditPress(here, view.kind, view.page + 1)),)
    kinds = tuple(
        button(f"button-audit-{kind}", AuditPress(here, kind, 0)) for kind in Kind if kind is not view.kind
    )
    return screen(
        text("audit-title", community=view.community.name, kind=text(f"audit-kind-{view.kind}")),
        Lines(tuple(_line(one, view) for one in view.lines)) if view.lines else text("audit-empty"),
        rows=(turn, kinds[:3], kinds[3:], community_row(here, Section.SETUP)),
    )


def _line(one: Noted, view: Log) -> Text:
    return text(
        "audit-line",
        when=dates.when(one.at, view.community.zone),
        who=text("audit-by-nobody") if one.by is None else _named(one.by),
        what=_what(one),
    )


def _what(one: Noted) -> Text:
    whom: Value = text("audit-somebody") if one.about is None else _named(one.about)
    if one.verb in (Verb.GRANT_ROLE, Verb.GRANT_ADMIN) and "role" in one.detail:
        said = "audit-role-given" if one.detail.get("given") else "audit-role-taken"
        return text(said, whom=whom, role=text(f"audit-role-{one.detail['role']}"))
    if (exactly := _exactly(one, whom)) is not None:
        return exactly
    if one.verb not in _KNOWN:
        return text("audit-other", verb=one.verb)
    what = text(f"audit-{one.verb}")
    return what if one.about is None else text("audit-about", what=what, whom=whom)


def _exactly(one: Noted, whom: Value) -> Text | None:
    """What was done, where enough of it was noted; older lines may say less. Never words of people."""
    detail = one.detail
    match one.verb:
        case Verb.ADMIT if detail.get("decision") == "admitted":
            return text("audit-admit-admitted")
        case Verb.ADMIT if detail.get("decision") in _REFUSALS:
            return text("audit-admit-refused", reason=text(f"join-reason-{detail['decision']}"))
        case Verb.MODERATE if detail.get("act") in _ACTS and detail.get("what") in _DONE:
            act = text(f"audit-act-{detail['act']}")
            return text(f"audit-moderate-{detail['what']}", act=act, whom=whom)
        case Verb.DECIDE_QUESTION if detail.get("verdict") in _VERDICTS:
            return text(f"audit-decide-question-{_VERDICTS[detail['verdict']]}")
        case Verb.CONFIRM_HELP if "version" in detail:
            return text("audit-confirm-help-card")
        case Verb.CONFIRM_HELP if detail.get("contact") in ("added", "removed"):
            return text(f"audit-confirm-help-{detail['contact']}")
        case Verb.EDIT_TEXTS if "text" in detail:
            return text("audit-edit-text", id=str(detail["text"]))
        case Verb.EDIT_TEXTS if "ids" in detail:
            return text("audit-edit-several", count=detail["texts"], ids=str(detail["ids"]))
    return None


def _named(one: Somebody) -> Value:
    return one.name or text("audit-former")


def audit_press(community_id: CommunityId) -> AuditPress:
    """To its first page."""
    return AuditPress(community_id, Kind.ALL, 0)
