"""What the file of /mydata calls things."""

import pytest

from screens.screen import text
from screens.texts import Texts
from storage.privacy.holdings import HOLDINGS
from storage.privacy.ties import Held


@pytest.mark.parametrize("table", sorted(name for name, one in HOLDINGS.items() if isinstance(one, Held)))
def test_every_table_with_somebody_in_it_has_a_heading(table):
    assert Texts().plain(text(f"data-{table.replace('_', '-')}"))
