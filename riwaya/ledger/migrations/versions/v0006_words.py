"""The other words by which a report tells an event.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations. What an older ledger holds has
no such words until its reports are read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the table of words."""
    op.create_table(
        "event_words",
        sa.Column("reading", sa.Integer(), sa.ForeignKey("readings.no"), primary_key=True),
        sa.Column("event", sa.Integer(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
    )
