"""The choice of indicators: of which region is asked where there are several."""

from rules.ids import CommunityId
from screens.indicators import choices
from screens.texts import Texts
from storage.views.indicators import Choice

TEXTS = Texts()


def labels(*regions):
    shown = choices([Choice(CommunityId(number), region) for number, region in enumerate(regions, 1)])
    return [[TEXTS.plain(one.label) for one in row] for row in shown.rows if row]


def test_each_region_has_its_forms():
    assert labels("Severn", "Thames")[:2] == [
        ["Severn: CSV", "Severn: JSON"],
        ["Thames: CSV", "Thames: JSON"],
    ]


def test_one_region_alone_is_not_asked_for():
    assert labels("Thames")[0] == ["CSV", "JSON"]
