"""several communities."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("signpost", "signpost_link"):
        op.add_column(
            "communities", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False)
        )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("bot_status", sa.String(), nullable=False),
        sa.Column("lacking", sa.String(), nullable=False),
        sa.Column("forum", sa.Boolean(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chat_id"),
    )
    op.create_table(
        "claim_askings",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"]),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"]),
        sa.PrimaryKeyConstraint("claim_id", "community_id"),
    )
    op.create_index("ix_claim_askings_community_id", "claim_askings", ["community_id"])
    # Without a foreign key: SQLite cannot add one to a table that stands.
    op.add_column("join_requests", sa.Column("invited_by", sa.Integer(), nullable=True))
    for name in ("borrowed", "owed_at_telegram"):
        op.add_column(
            "join_requests", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
