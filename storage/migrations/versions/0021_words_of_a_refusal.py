"""words of a refusal."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "join_requests", sa.Column("words", sa.String(), server_default=sa.text("''"), nullable=False)
    )
