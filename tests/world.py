"""A small community to act in: rows as storage has them, verbs called as handlers call them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.communities import Admission, CommunitySettings
from rules.ids import ChatId, CommunityId, GroupId, MemberId, SessionId, UserId
from storage import cards, communities, members
from storage.db import Database
from storage.tables import CycleRow, DueRow, GroupRow, MemberRow, OutboxRow, RoleRow, SessionRow

MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
"""When the tests begin: noon in London."""


def settings(key="main", **changes):
    return CommunitySettings(
        **{
            "key": key,
            "name": "Oak Vale CIG",
            "zone": ZoneInfo("Europe/London"),
            "admission": Admission.AT_ONCE,
            "eligibility": "",
            "quiet_from": time(20),
            "quiet_to": time(8),
            "session_minutes": 50,
            "session_places": 12,
            "offer_hold": timedelta(hours=12),
            **changes,
        }
    )


@dataclass
class World:
    """One database with people in it."""

    db: Database
    now: datetime = MONDAY
    community: CommunityId = field(init=False)
    _people: dict[str, MemberId] = field(default_factory=dict)
    _serial: int = 0

    def __post_init__(self):
        self.community = self.add_community()

    def add_community(self, key="main", **changes):
        return self.db.write_now(communities.save, settings(key, **changes), self.now)

    def member(self, name, *roles, community=None, chat=True, **columns):
        """A member by name, made at first mention; with a private chat unless told otherwise."""
        community = community or self.community
        if (name, community) not in self._people:
            self._serial += 1
            user = 1000 + self._serial
            values = {
                "status": "admitted",
                "chat_id": user if chat else None,
                "joined_at": self.now,
                **columns,
            }

            def insert(tx):
                row = MemberRow(community_id=community, user_id=user, name=name, **values)
                tx.orm.add(row)
                tx.flush()
                for role in roles:
                    tx.orm.add(RoleRow(member_id=row.id, role=role, granted_at=self.now))
                return MemberId(row.id)

            self._people[name, community] = self.db.write_now(insert)
        return self._people[name, community]

    def actor(self, name, community=None):
        member_id = self.member(name, community=community)
        return self.db.read_now(lambda tx: members.actor(tx, UserId(members.load(tx, member_id).user_id)))

    def group(self, purpose="announcements", chat=-100_500, community=None):
        """A group of the community; its id and its chat's."""

        def insert(tx):
            row = GroupRow(
                community_id=community or self.community,
                chat_id=chat,
                title="Oak Vale",
                purpose=purpose,
                bot_status="admin",
            )
            tx.orm.add(row)
            tx.flush()
            return GroupId(row.id), ChatId(chat)

        return self.db.write_now(insert)

    def session(self, *, places=12, starts_at=None, facilitator="Femi", community=None, **columns):
        community = community or self.community
        facilitator_id = self.member(facilitator, "facilitator", community=community)
        self._serial += 1
        serial = self._serial

        def insert(tx):
            cycle = CycleRow(community_id=community, name=f"cycle {serial}", starts_on=date(2026, 8, 1))
            tx.orm.add(cycle)
            tx.flush()
            values = {
                "community_id": community,
                "cycle_id": cycle.id,
                "facilitator_id": facilitator_id,
                "status": "scheduled",
                "topic": "Communicating across cultures",
                "starts_at": starts_at or MONDAY + timedelta(days=3, hours=5),
                "minutes": 50,
                "places": places,
                "join_link": "https://meet.example/abc",
                "uid": f"uid-{serial}",
                **columns,
            }
            row = SessionRow(**values)
            tx.orm.add(row)
            tx.flush()
            return SessionId(row.id)

        return self.db.write_now(insert)

    def announced(self, session, group):
        self.db.write_now(cards.add, session, group)

    def does(self, name, action, *args, community=None, **kwargs):
        """`does("Amara", book_place, session)`: the verb by this person, now."""
        actor = self.actor(name, community)
        return self.db.write_now(lambda tx: action(tx, actor, self.now, *args, **kwargs))

    def statements(self, work, *args, **kwargs):
        """The SQL that `work(tx, …)` has sent, as text."""
        sent = []

        def watched(tx):
            def note(_connection, _cursor, statement, *_rest):
                sent.append(statement)

            sa.event.listen(tx.connection, "before_cursor_execute", note)
            try:
                work(tx, *args, **kwargs)
            finally:
                sa.event.remove(tx.connection, "before_cursor_execute", note)

        self.db.write_now(watched)
        return sent

    def by_clock(self, action, **variables):
        """Due work that has fallen due."""
        return self.db.write_now(lambda tx: action(tx, self.now, **variables))

    def advance(self, **span):
        self.now += timedelta(**span)

    def rows(self, table, *conditions):
        """Every row of a table, in order of its id."""

        def read(tx):
            return list(tx.orm.exec(sa.select(table).where(*conditions).order_by(table.id)).scalars())

        return self.db.read_now(read)

    def owed(self, kind=None):
        """Every notice ever owed, in order."""
        return [row for row in self.rows(OutboxRow) if kind in (None, row.kind)]

    def owed_to(self, name, kind=None):
        return [row for row in self.owed(kind) if row.member_id == self.member(name)]

    def due(self, kind=None):
        """The work that waits for its time."""
        return [row for row in self.rows(DueRow) if kind in (None, row.kind)]
