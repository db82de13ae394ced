"""The workspace: HTTP pages and API over one ledger, for people who read, compare and decide in a browser."""
