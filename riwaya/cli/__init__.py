"""The command line: thin commands over the rooms. What is heavy is imported by the command that needs it."""

from riwaya.cli.app import app, main

__all__ = ["app", "main"]
