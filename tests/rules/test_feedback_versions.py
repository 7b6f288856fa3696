"""A changed questionnaire is kept as a draft, and what was put to somebody is never changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.feedback import editing
from rules.feedback.standard import SESSION
from rules.feedback.surveys import Scale
from rules.feedback.versions import ChangeDraft, NewVersion, PutBack, Unchanged, keep

CHANGED = editing.add_item(SESSION, "I know whom to ask.", Scale.AGREEMENT)
OTHER = editing.add_item(SESSION, "The room was fine.", Scale.AGREEMENT)


def version(survey, number):
    return replace(survey, version=number)


def test_the_first_change_is_a_draft_of_its_own():
    assert keep(CHANGED, None, SESSION, opened=False) == NewVersion(version(CHANGED, 2))
    # Where nothing comes with the program, the first is a draft too.
    assert keep(CHANGED, None, None, opened=False) == NewVersion(version(CHANGED, 2))


def test_a_draft_is_changed_where_it_is():
    draft = version(CHANGED, 4)
    assert keep(OTHER, draft, SESSION, opened=False) == ChangeDraft(version(OTHER, 4))


def test_what_was_put_to_somebody_stays():
    asked = version(CHANGED, 4)
    assert keep(OTHER, asked, asked, opened=True) == NewVersion(version(OTHER, 5))


def test_what_was_asked_last_leaves_no_draft():
    asked = version(CHANGED, 4)
    assert keep(version(CHANGED, 5), version(OTHER, 5), asked, opened=False) == PutBack(asked)
    assert keep(SESSION, version(OTHER, 2), SESSION, opened=False) == PutBack(SESSION)


@pytest.mark.parametrize("opened", [True, False])
def test_the_same_again_changes_nothing(opened):
    latest = version(CHANGED, 4)
    assert keep(version(CHANGED, 1), latest, SESSION, opened=opened) == Unchanged(latest)


some = st.sampled_from([SESSION, CHANGED, OTHER])


@given(some, st.none() | some, st.none() | some, st.integers(1, 9), st.booleans())
def test_it_asks_what_is_wanted_and_never_changes_what_was_asked(wanted, latest, last, number, opened):
    latest = None if latest is None else version(latest, number)
    found = keep(wanted, latest, latest if opened else last, opened=opened and latest is not None)
    assert (found.survey.items, found.survey.line) == (wanted.items, wanted.line)
    if isinstance(found, ChangeDraft):
        assert not opened
        assert found.survey.version == latest.version
    if isinstance(found, NewVersion):
        assert found.survey.version > (1 if latest is None else latest.version)
