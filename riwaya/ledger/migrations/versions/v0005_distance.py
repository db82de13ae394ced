"""What the reporter keeps at a distance, and by which words.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations. What an older ledger holds has
no such words until its reports are read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the words to mentions, attributions and events, and to attributions what they mean."""
    for table in ("mentions", "attributions", "events"):
        for name in ("distance_start", "distance_end"):
            op.add_column(table, sa.Column(name, sa.Integer()))
    op.add_column("attributions", sa.Column("commitment", sa.Text()))
