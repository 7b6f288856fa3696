"""Reports of cycles: noted when they are handed out."""

from datetime import datetime

from rules.ids import CommunityId
from rules.permissions import Verb
from storage import audit
from storage.db import Tx


def note_report(tx: Tx, now: datetime, community_id: CommunityId, cycle: str, form: str) -> None:
    """The command line makes it: there is no member to name."""
    detail = {"cycle": cycle, "format": form, "by": "command line"}
    audit.add(tx, community_id, None, Verb.EXPORT_REPORT, now, detail)
