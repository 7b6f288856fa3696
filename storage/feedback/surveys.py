"""The questionnaires of a community in their versions: drafts, which may be changed, and those that were put
to somebody, which never are.
"""

import sqlalchemy as sa

from rules.feedback import notation, versions
from rules.feedback.standard import STANDARD
from rules.feedback.surveys import Purpose, Survey
from rules.feedback.versions import ChangeDraft, Keeping, NewVersion, PutBack, Unchanged
from rules.ids import CommunityId
from storage.db import Tx
from storage.tables import SurveyRow
from storage.upsert import columns, insert

_surveys = columns(SurveyRow)


class NoSuchSurveyError(LookupError):
    """There is no such questionnaire that could be changed (a forged button)."""


def find(tx: Tx, community_id: CommunityId, purpose: Purpose, version: int) -> Survey:
    """This version; LookupError where the community never had it."""
    return notation.read(purpose, version, _row(tx, community_id, purpose, version).content)


def current(tx: Tx, community_id: CommunityId, purpose: Purpose) -> Survey | None:
    """What would be asked next: the latest version, else the one that comes with the program; None where
    neither is there.
    """
    row = _latest(tx, community_id, purpose)
    return STANDARD.get(purpose) if row is None else notation.read(purpose, row.version, row.content)


def asked_last(tx: Tx, community_id: CommunityId, purpose: Purpose) -> Survey | None:
    """The latest that was put to somebody, else the one that comes with the program."""
    row = _latest(tx, community_id, purpose, _surveys.c.opened.is_(True))
    return STANDARD.get(purpose) if row is None else notation.read(purpose, row.version, row.content)


def save(tx: Tx, community_id: CommunityId, survey: Survey) -> Survey:
    """Keep the community's next questionnaire of that purpose (rules.feedback.versions); in its version."""
    purpose = survey.purpose
    row, last = _latest(tx, community_id, purpose), asked_last(tx, community_id, purpose)
    latest = None if row is None else notation.read(purpose, row.version, row.content)
    keeping = versions.keep(survey, latest, last, opened=row is not None and row.opened)
    if not _carry_out(tx, community_id, keeping) and latest is not None:
        # The draft was put to somebody meanwhile, so it stays as it is, and is what was asked last.
        keeping = versions.keep(survey, latest, latest, opened=True)
        _carry_out(tx, community_id, keeping)
    return keeping.survey


def _carry_out(tx: Tx, community_id: CommunityId, keeping: Keeping) -> bool:
    """False where there is no draft that could be changed or forgotten."""
    match keeping:
        case Unchanged():
            return True
        case PutBack(survey=last):
            return discard(tx, community_id, last.purpose)
        case ChangeDraft(survey=draft):
            return _change(tx, community_id, draft)
        case NewVersion(survey=new):
            _add(tx, community_id, new, opened=False)
            return True


def _change(tx: Tx, community_id: CommunityId, draft: Survey) -> bool:
    changed = tx.execute(
        sa.update(_surveys)
        .where(*_version(community_id, draft.purpose, draft.version), _surveys.c.opened.is_(False))
        .values(content=notation.written(draft))
    )
    return bool(changed.rowcount)


def put(tx: Tx, community_id: CommunityId, purpose: Purpose) -> Survey | None:
    """What is asked now, and stays as it is from here on: somebody who is changing it changes the next one.
    None where there is nothing to ask.
    """
    survey = current(tx, community_id, purpose)
    if survey is None:
        return None
    freeze(tx, community_id, survey)
    # Whoever was changing it has finished by now, and may have changed it, or put it back, once more.
    row = _row(tx, community_id, purpose, survey.version)
    return notation.read(purpose, survey.version, row.content)


def freeze(tx: Tx, community_id: CommunityId, survey: Survey) -> None:
    """It is put to somebody now, so it stays as it is."""
    changed = tx.execute(
        sa.update(_surveys).where(*_version(community_id, survey.purpose, survey.version)).values(opened=True)
    )
    if not changed.rowcount:
        _add(tx, community_id, survey, opened=True)


def discard(tx: Tx, community_id: CommunityId, purpose: Purpose) -> bool:
    """Forget a draft: what was asked last, or comes with the program, is asked next again. False where there
    is none.
    """
    gone = tx.execute(sa.delete(_surveys).where(*_of(community_id, purpose), _surveys.c.opened.is_(False)))
    return bool(gone.rowcount)


def is_draft(tx: Tx, community_id: CommunityId, purpose: Purpose) -> bool:
    """Whether the next questionnaire was changed since the last was opened."""
    row = _latest(tx, community_id, purpose)
    return row is not None and not row.opened


def _add(tx: Tx, community_id: CommunityId, survey: Survey, *, opened: bool) -> None:
    row = {
        "community_id": community_id,
        "purpose": survey.purpose,
        "version": survey.version,
        "content": notation.written(survey),
        "opened": opened,
    }
    add = insert(tx, SurveyRow).values(row)
    if opened:
        # Of two sessions that end at once, both put the first version to somebody.
        key = [_surveys.c.community_id, _surveys.c.purpose, _surveys.c.version]
        add = add.on_conflict_do_update(index_elements=key, set_={"opened": True})
    tx.execute(add)


def _latest(
    tx: Tx, community_id: CommunityId, purpose: Purpose, *more: sa.ColumnElement[bool]
) -> "sa.Row[tuple[int, dict, bool]] | None":  # type: ignore[type-arg]
    return tx.execute(
        sa.select(_surveys.c.version, _surveys.c.content, _surveys.c.opened)
        .where(*_of(community_id, purpose), *more)
        .order_by(_surveys.c.version.desc())
        .limit(1)
    ).one_or_none()


def _row(tx: Tx, community_id: CommunityId, purpose: Purpose, version: int) -> "sa.Row[tuple[dict]]":  # type: ignore[type-arg]
    row = tx.execute(
        sa.select(_surveys.c.content).where(*_version(community_id, purpose, version))
    ).one_or_none()
    if row is None:
        raise LookupError(f"{purpose} has no version {version}")
    return row


def _version(community_id: CommunityId, purpose: Purpose, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    return *_of(community_id, purpose), _surveys.c.version == version


def _of(community_id: CommunityId, purpose: Purpose) -> tuple[sa.ColumnElement[bool], ...]:
    return _surveys.c.community_id == community_id, _surveys.c.purpose == purpose
