"""The log.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations. Entries for what an older ledger
holds are made by `riwaya.ledger.log.seal` after the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the table of log entries."""
    op.create_table(
        "log",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.UniqueConstraint("kind", "ref"),
    )
