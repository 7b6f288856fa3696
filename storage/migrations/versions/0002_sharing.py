"""sessions of several communities."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("kind", sa.String(), server_default="cig", nullable=False))
    op.add_column("sessions", sa.Column("closes_before", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "session_guests",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("times_invited", sa.Integer(), nullable=False),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"]),
        sa.ForeignKeyConstraint(["invited_by"], ["members.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"]),
        sa.PrimaryKeyConstraint("session_id", "community_id"),
    )
    op.create_index("ix_session_guests_community_id", "session_guests", ["community_id"])
