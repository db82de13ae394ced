"""How the schema came to be: one file a revision, run by `riwaya.ledger.schema`."""
