"""presenters: backups, volunteers, swaps, case titles, and draws that keep who came first."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LIVE = sa.text("state IN ('asked', 'accepted')")
_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.add_column(
        "presenter_slots", sa.Column("part", sa.String(), server_default="presenter", nullable=False)
    )
    op.add_column("presenter_slots", sa.Column("case_title", sa.String(), nullable=True))
    op.add_column(
        "presenter_slots",
        sa.Column("case_audience", sa.String(), server_default="facilitator", nullable=False),
    )
    op.drop_index("uq_presenter_slots_live", "presenter_slots")
    op.create_index(
        "uq_presenter_slots_live",
        "presenter_slots",
        ["session_id", "part"],
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )
    op.create_table(
        "presenter_volunteers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"]),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "session_id"),
        sa.UniqueConstraint("member_id", "topic_id"),
    )
    op.create_index("ix_presenter_volunteers_session_id", "presenter_volunteers", ["session_id"])
    op.create_index("ix_presenter_volunteers_topic_id", "presenter_volunteers", ["topic_id"])
    op.create_table(
        "presenter_swaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("other_slot_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["presenter_slots.id"]),
        sa.ForeignKeyConstraint(["other_slot_id"], ["presenter_slots.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_presenter_swaps_slot_id", "presenter_swaps", ["slot_id"])
    op.create_index("ix_presenter_swaps_other_slot_id", "presenter_swaps", ["other_slot_id"])
    for name, column in (("uq_presenter_swaps_from", "slot_id"), ("uq_presenter_swaps_to", "other_slot_id")):
        op.create_index(
            name, "presenter_swaps", [column], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        )
    _keep_who_came_first()


def _keep_who_came_first() -> None:
    """Draws kept every candidate; now they keep those who came first, and how many came after."""
    draws = sa.table("presenter_draws", sa.column("id", sa.Integer), sa.column("candidates", sa.JSON))
    connection = op.get_bind()
    for row in connection.execute(sa.select(draws.c.id, draws.c.candidates)).all():
        if isinstance(row.candidates, dict):
            continue
        kept = _first_of(row.candidates)
        connection.execute(sa.update(draws).where(draws.c.id == row.id).values(candidates=kept))


def _first_of(candidates: list[dict[str, object]]) -> dict[str, object]:
    def order(one: dict[str, object]) -> tuple[int, str]:
        # The moments are written alike, so their words stand in the order of time.
        return int(str(one["turns"])), str(one["last_turn"] or "")

    by_order = sorted(candidates, key=order)
    first = [one for one in by_order if order(one) == order(by_order[0])]
    others = by_order[len(first) :]
    # The lowest lot decided, so here it stands first.
    first.sort(key=lambda one: one["lot"])  # type: ignore[arg-type, return-value]  # Numbers, as they were written.
    return {
        "front": " ".join(str(one["member"]) for one in first),
        "turns": first[0]["turns"],
        "last_turn": first[0]["last_turn"],
        "lot": 1,
        "behind": {"members": len(others), "turns": others[0]["turns"]} if others else None,
    }
