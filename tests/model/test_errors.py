"""All errors that riwaya raises on purpose have one root."""

from __future__ import annotations

import pytest

from riwaya.model import errors
from riwaya.model.errors import InputError, RiwayaError

RAISED = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_every_error_is_a_riwaya_error_that_says_what_it_is(error: type[Exception]) -> None:
    assert issubclass(error, RiwayaError)
    assert error.__doc__


def test_an_input_error_says_where_and_why() -> None:
    error = InputError("reports.jsonl:7", "not Arabic")
    assert str(error) == "reports.jsonl:7: not Arabic"
    assert (error.where, error.reason) == ("reports.jsonl:7", "not Arabic")
