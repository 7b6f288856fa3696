"""What a community adds to the help card, and the confirmation of it."""

from datetime import datetime

import sqlalchemy as sa

from rules.help_now import Confirmation, LocalContact
from rules.ids import CommunityId, LocalContactId
from storage.db import Tx
from storage.tables import HelpConfirmationRow, LocalContactRow
from storage.upsert import columns, insert

_contacts = columns(LocalContactRow)
_confirmations = columns(HelpConfirmationRow)


class NoSuchLocalContactError(LookupError):
    """The contact was taken off the card, or never was."""


def local_contacts(tx: Tx, community_id: CommunityId) -> list[LocalContact]:
    """In the order in which they were added."""
    rows = tx.execute(
        sa.select(_contacts).where(_contacts.c.community_id == community_id).order_by(_contacts.c.id)
    )
    return [
        LocalContact(LocalContactId(row.id), CommunityId(row.community_id), row.name, row.way) for row in rows
    ]


def load(tx: Tx, contact_id: LocalContactId) -> LocalContact:
    """The contact, or NoSuchLocalContactError."""
    row = tx.execute(sa.select(_contacts).where(_contacts.c.id == contact_id)).one_or_none()
    if row is None:
        raise NoSuchLocalContactError(contact_id)
    return LocalContact(LocalContactId(row.id), CommunityId(row.community_id), row.name, row.way)


def add(tx: Tx, community_id: CommunityId, name: str, way: str) -> None:
    tx.execute(sa.insert(_contacts), {"community_id": community_id, "name": name, "way": way})


def remove(tx: Tx, contact_id: LocalContactId) -> None:
    tx.execute(sa.delete(_contacts).where(_contacts.c.id == contact_id))


def confirmation(tx: Tx, community_id: CommunityId) -> Confirmation | None:
    """The newest; None before there is one."""
    row = tx.execute(
        sa.select(_confirmations).where(_confirmations.c.community_id == community_id)
    ).one_or_none()
    return None if row is None else Confirmation(row.version, row.at)


def confirm(tx: Tx, community_id: CommunityId, version: str, now: datetime) -> None:
    values = {"version": version, "at": now}
    tx.execute(
        insert(tx, HelpConfirmationRow).on_conflict_do_update(index_elements=["community_id"], set_=values),
        {"community_id": community_id, **values},
    )
