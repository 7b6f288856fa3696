"""The history of a sheet: every mark with its own word, and minutes where they are what was marked."""

import pytest

from rules.attendance import Established, Status
from rules.sheets import Trace
from screens.sheet_history import history
from screens.texts import Texts
from storage.views.attendance import History
from tests import sample

TEXTS = Texts()


@pytest.mark.parametrize(
    ("became", "minutes", "words"),
    [
        (Status.ATTENDED, 40, "not marked → <b>attended</b> ("),
        (Status.MISSED, 3, "not marked → <b>missed</b> ("),
        (Status.PART, 20, "not marked → <b>part, 20 minutes</b> ("),
        (Status.PART, None, "not marked → <b>part</b> ("),
        (None, None, "not marked → <b>not marked</b> ("),
    ],
)
def test_minutes_do_not_change_the_mark(became, minutes, words):
    session = sample.session()
    trace = Trace(session.ends_at, "Amara", None, became, minutes, Established.TEAMS, "Femi")
    shown = history(History(session, sample.community(), (trace,), 0, more=False))
    assert words in TEXTS.body(shown)
