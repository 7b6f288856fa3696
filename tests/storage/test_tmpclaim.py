from datetime import date
import pytest
from storage import intake
def test_c(db):
    db.write_now(intake.claim, 5, date(2026,1,1))
    with pytest.raises(intake.RedeliveredError):
        db.write_now(intake.claim, 5, date(2026,1,1))
