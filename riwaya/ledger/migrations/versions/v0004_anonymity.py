"""The words by which a source asks not to be named.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations. What an older ledger holds has
no such words until its reports are read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the span to the attributions."""
    for name in ("anonymity_start", "anonymity_end"):
        op.add_column("attributions", sa.Column(name, sa.Integer()))
