"""places."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AHEAD = {"first-come": timedelta(hours=2), "remind-week": timedelta(days=7)}


def upgrade() -> None:
    op.add_column(
        "communities", sa.Column("booking_closes", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("place_offers", sa.Column("told", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column(
        "waitlist_entries",
        sa.Column("first_come_told", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "reminders_off",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reminder", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.PrimaryKeyConstraint("member_id", "reminder"),
    )
    _plan_what_is_new()


def _plan_what_is_new() -> None:
    """Sessions that were scheduled before get the work that those scheduled from now on have.

    What comes too late for it does nothing when it is run.
    """
    sessions = sa.table(
        "sessions", sa.column("id"), sa.column("status"), sa.column("starts_at", sa.DateTime(timezone=True))
    )
    due = sa.table(
        "due",
        sa.column("key"),
        sa.column("kind"),
        sa.column("variables", sa.JSON()),
        sa.column("at", sa.DateTime(timezone=True)),
        sa.column("attempts"),
    )
    rows = [
        {
            "key": f"{kind}:{session.id}",
            "kind": kind,
            "variables": {"session_id": session.id},
            "at": session.starts_at - ahead,
            "attempts": 0,
        }
        for session in op.get_bind().execute(sa.select(sessions).where(sessions.c.status == "scheduled"))
        for kind, ahead in _AHEAD.items()
    ]
    if rows:
        op.bulk_insert(due, rows)
