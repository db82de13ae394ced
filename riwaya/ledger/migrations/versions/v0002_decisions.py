"""Decisions by people.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table of decisions."""
    op.create_table(
        "decisions",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("person", "made_at", "verdict")),
        *_anchor("", nullable=False),
        *_anchor("other_", nullable=True),
        *(sa.Column(name, sa.Text()) for name in ("value", "seen", "reason")),
        sa.Column("undoes", sa.String(32), sa.ForeignKey("decisions.id")),
        sa.Column("batch", sa.String(32)),
    )
    for column in ("report", "other_report", "batch"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column])


def _anchor(prefix: str, nullable: bool) -> list[sa.Column[Any]]:
    return [
        sa.Column(f"{prefix}report", sa.Text(), sa.ForeignKey("reports.id"), nullable=nullable),
        sa.Column(f"{prefix}text_sha256", sa.String(64), nullable=nullable),
        sa.Column(f"{prefix}layer", sa.Text(), nullable=nullable),
        *(sa.Column(f"{prefix}span_{edge}", sa.Integer(), nullable=nullable) for edge in ("start", "end")),
        sa.Column(f"{prefix}item", sa.Text()),
        sa.Column(f"{prefix}sequence", sa.Integer()),
    ]
