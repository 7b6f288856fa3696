"""certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_VALID = sa.text("ended_at IS NULL")


def upgrade() -> None:
    for name in ("trust", "signatory", "post", "public_url"):
        op.add_column(
            "communities", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False)
        )
    op.create_table(
        "certificates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("barred", sa.Boolean(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"]),
        sa.ForeignKeyConstraint(["ended_by"], ["members.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.ForeignKeyConstraint(["replaced_by"], ["certificates.id"]),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index("ix_certificates_session_id", "certificates", ["session_id"])
    op.create_index("ix_certificates_cycle_id", "certificates", ["cycle_id"])
    for name, columns in (
        ("uq_certificates_session", ["member_id", "kind", "session_id"]),
        ("uq_certificates_year", ["member_id", "cycle_id"]),
    ):
        op.create_index(
            name, "certificates", columns, unique=True, sqlite_where=_VALID, postgresql_where=_VALID
        )
