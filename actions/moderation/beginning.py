"""The questions before something is done about a person."""

from datetime import datetime

from actions import dialogues
from actions.dialogues import Question
from actions.moderation.deciding import take_case
from actions.moderation.staff import require_moderator, roles_of
from rules.ids import CaseId
from rules.moderation import lengths
from rules.moderation import measures as rules
from rules.moderation.cases import Looked
from rules.moderation.measures import Act, Refused
from rules.permissions import Actor
from storage.db import Tx
from storage.moderation import cases


def begin_measure(
    tx: Tx, actor: Actor, now: datetime, case_id: CaseId, act: Act
) -> Question | Looked | Refused:
    """To the questions. Whoever begins takes the case, and may act on this person at all."""
    case = cases.load(tx, case_id)
    looked = take_case(tx, actor, now, case_id)
    if looked.refused:
        return looked
    if case.user_id is None:
        return Refused("hidden")
    me = require_moderator(tx, actor, case.community_id)
    their = roles_of(tx, case.community_id, case.user_id)
    if refused := rules.against(case.user_id, actor.user_id, me.roles, their):
        return refused
    typed = lengths.kept(case.wanted, case.words)
    known = {
        "case": case_id,
        "act": act,
        "name": case.name,
        "typed": typed.reason,
        # The length was meant for what was typed, and not for what was chosen instead.
        "span": typed.span if act is case.wanted else "",
        "message": case.message_id is not None,
    }
    return dialogues.start(tx, actor, now, "moderate", case.community_id, known)
