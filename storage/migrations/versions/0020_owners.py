"""owners."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_OWNED = sa.text(
    "SELECT DISTINCT members.community_id FROM members JOIN roles ON roles.member_id = members.id"
    " WHERE roles.role = 'owner' AND members.status = 'admitted'"
)
_COMMUNITIES = sa.text("SELECT id FROM communities ORDER BY id")
_ALL_OWN = sa.text(
    "UPDATE roles SET role = 'owner' WHERE role = 'admin'"
    " AND member_id IN (SELECT id FROM members WHERE community_id = :community)"
)


def upgrade() -> None:
    # Who was named by the configuration looks after the community from now on.
    op.execute("UPDATE roles SET role = 'owner' WHERE role = 'admin' AND granted_by IS NULL")
    # Where nobody was, every admin could make others admins, and so they all still can.
    connection = op.get_bind()
    owned = set(connection.execute(_OWNED).scalars())
    for community in set(connection.execute(_COMMUNITIES).scalars()) - owned:
        connection.execute(_ALL_OWN, {"community": community})
