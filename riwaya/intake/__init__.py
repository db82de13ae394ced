"""Files, directories, bytes or standard input -> reports, their text exactly as it stands in the source."""

from riwaya.intake.results import Defaults, Intake, Skipped
from riwaya.intake.sources import read_bytes, read_sources, read_text

__all__ = ["Defaults", "Intake", "Skipped", "read_bytes", "read_sources", "read_text"]
