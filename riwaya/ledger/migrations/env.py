"""What Alembic runs: the migrations, on the connection and inside the transaction of `riwaya.ledger.schema`."""

from alembic import context

from riwaya.ledger.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
