"""Erasing somebody from every table, as `holdings` says; and who somebody is in all of them."""

from collections.abc import Collection, Iterator
from typing import Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from rules.ids import CommunityId, MemberId, UserId
from storage.db import Tx
from storage.privacy import erasing
from storage.privacy.holdings import HOLDINGS
from storage.privacy.ties import ACCOUNT, Held, Person
from storage.tables import JoinRequestRow, MemberRow
from storage.upsert import columns

_members = columns(MemberRow)
_requests = columns(JoinRequestRow)
_MEMBERS: Final = "members"


def person(tx: Tx, user_id: UserId, community_id: CommunityId | None = None) -> Person:
    """The account with all its memberships, present and past; or with the one in that community."""
    wanted = sa.select(_members.c.id).where(_members.c.user_id == user_id).order_by(_members.c.id)
    if community_id is not None:
        wanted = wanted.where(_members.c.community_id == community_id)
    members = tuple(MemberId(one) for one in tx.execute(wanted).scalars())
    return Person(user_id, members, None if community_id is None else (community_id,))


def where_known(tx: Tx, user_id: UserId) -> list[CommunityId]:
    """The communities that hold something of this account, in order of their ids."""
    found: set[int] = set()
    for table in (_members, _requests):
        found |= set(tx.execute(sa.select(table.c.community_id).where(table.c.user_id == user_id)).scalars())
    return [CommunityId(one) for one in sorted(found)]


def tables() -> Iterator[tuple[sa.Table, Held]]:
    """Every table that holds somebody, those that point to others after them."""
    for table in SQLModel.metadata.sorted_tables:
        held = HOLDINGS[table.name]
        if isinstance(held, Held):
            yield table, held


def about(table: sa.Table, held: Held, who: Person) -> sa.ColumnElement[bool]:
    """Which rows are about the person."""
    conditions = [_tied(table, name, who) for name in held.of]
    for name, other in held.through.items():
        target = SQLModel.metadata.tables[other]
        led_to = HOLDINGS[other]
        assert isinstance(led_to, Held)
        conditions.append(table.c[name].in_(sa.select(target.c.id).where(about(target, led_to, who))))
    if held.mentions is not None:
        conditions.append(held.mentions(table, who))
    return sa.or_(sa.false(), *conditions)


def shown(table: sa.Table, held: Held, who: Person) -> sa.ColumnElement[bool]:
    """Which rows about the person they are handed out."""
    theirs = about(table, held, who)
    return theirs if held.shown is None else sa.and_(theirs, held.shown(table, who))


def done_by(table: sa.Table, held: Held, who: Person) -> sa.ColumnElement[bool]:
    """Which rows the person has written about others."""
    return sa.or_(sa.false(), *(table.c[name].in_(who.member_ids) for name in held.by))


def erase(tx: Tx, who: Person) -> None:
    """Delete or empty every row about the person. What they did to others' rows stays, by nobody's name."""
    tx.flush()
    found = [(table, held) for table, held in tables() if table.name != _MEMBERS]
    for _, held in found:
        if held.erase is not None:
            held.erase(tx, who)
    for table, held in reversed(found):
        theirs = about(table, held, who)
        if held.stays is not None:
            if held.stays_as:
                staying = sa.and_(theirs, held.stays(table))
                tx.execute(sa.update(table).where(staying).values(**held.stays_as))
            theirs = sa.and_(theirs, ~held.stays(table))
        if held.kept is None:
            tx.execute(sa.delete(table).where(theirs))
        elif held.kept:
            tx.execute(sa.update(table).where(theirs).values(**held.kept))
    erasing.empty_members(tx, who)


def codes_gone(tx: Tx, codes: Collection[str]) -> bool:
    """Whether any of these codes was that of a certificate which is no longer held."""
    gone = SQLModel.metadata.tables["certificate_codes_gone"]
    digests = [erasing.code_digest(one) for one in codes]
    return tx.execute(sa.select(gone.c.digest).where(gone.c.digest.in_(digests))).first() is not None


def _tied(table: sa.Table, name: str, who: Person) -> sa.ColumnElement[bool]:
    column = table.c[name]
    if name not in ACCOUNT:
        return column.in_(who.member_ids)
    if who.community_ids is None:
        return column == who.user_id
    if "community_id" not in table.c:
        return sa.false()
    return sa.and_(column == who.user_id, table.c.community_id.in_(who.community_ids))
