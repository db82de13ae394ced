"""Days of publication in the forms sources use."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake.dates import read_date


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2021-03-04", "2021-03-04"),
        (" 2021-03-04\n", "2021-03-04"),
        ("2021-03-04T10:20", "2021-03-04T10:20:00"),
        ("2021-03-04 10:20:30", "2021-03-04T10:20:30"),
        ("2021-03-04T10:20:00+03:00", "2021-03-04T10:20:00+03:00"),
        ("2021-03-04T10:20:00+0300", "2021-03-04T10:20:00+03:00"),
        ("2021-03-04 10:20:00 +0300", "2021-03-04T10:20:00+03:00"),
        ("2021-03-04 10:20:00.000 +0300", "2021-03-04T10:20:00+03:00"),
        ("2021-03-04T10:20:00Z", "2021-03-04T10:20:00+00:00"),
        ("2021-03-04 10:20:00 UTC", "2021-03-04T10:20:00+00:00"),
        ("2021-03-04T10:20:00.000Z", "2021-03-04T10:20:00+00:00"),
        ("Thu, 04 Mar 2021 10:20:00 +0300", "2021-03-04T10:20:00+03:00"),
        ("4 Mar 2021 10:20:00 GMT", "2021-03-04T10:20:00+00:00"),
        ("04/03/2021", "2021-03-04"),
        ("4/3/2021", "2021-03-04"),
        ("04-03-2021 10:20", "2021-03-04T10:20:00"),
        ("4.3.2021 9:05:07", "2021-03-04T09:05:07"),
        ("2021/03/04", "2021-03-04"),
        ("٢٠٢١-٠٣-٠٤", "2021-03-04"),
        ("٤/٣/٢٠٢١", "2021-03-04"),
    ],
)
def test_read_date(stated: str, published: str) -> None:
    assert read_date(stated) == published


@pytest.mark.parametrize(
    "stated",
    [
        "", "أمس", "2021", "2021-03", "March 2021", "2021-13-04", "2021-02-30", "31/02/2021", "03/14/2021", "4/3/21",
        "4/3-2021", "1614850800", "20210304", "0001-01-01T00:00:00", "2021-03-04T25:00", "4/3/2021 25:00",
        "Thu, 99 Mar 2021 10:20:00 +0300", "2021-03-04 and more",
    ],
)  # fmt: skip
def test_refuse_what_is_no_date(stated: str) -> None:
    assert read_date(stated) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 12, 31)))
def test_read_every_iso_datetime_back(moment: datetime) -> None:
    assert read_date(moment.isoformat()) == moment.isoformat()


@given(st.text(alphabet="0123456789-/:.+ TZGMTadeJ", max_size=30))
def test_answer_any_string(stated: str) -> None:
    published = read_date(stated)
    assert published is None or read_date(published) == published
