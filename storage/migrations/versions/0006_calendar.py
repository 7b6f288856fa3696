"""calendar feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendars",
        sa.Column("member_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("files", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.PrimaryKeyConstraint("member_id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "calendar_entries",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("file_sequence", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"]),
        sa.PrimaryKeyConstraint("session_id", "member_id"),
    )
    op.create_index("ix_calendar_entries_member_id", "calendar_entries", ["member_id"])
    # Places that were taken before are as places taken now, but for the file, which nobody got.
    op.execute(
        "INSERT INTO calendar_entries (session_id, member_id, held, changed_at, ahead)"
        " SELECT session_id, member_id, (1 = 1), booked_at, 0 FROM bookings"
    )
