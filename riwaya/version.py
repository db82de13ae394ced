"""The version of riwaya."""

__version__ = "0.1.0"
