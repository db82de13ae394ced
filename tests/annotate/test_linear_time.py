"""Reading takes time in proportion to the length of the text, whatever the text.

Three sizes are read, each the one before doubled twice; the processor time of none may grow much more than fourfold,
and the full size must also stay under a generous bound.
"""

from __future__ import annotations

import functools
import gc
import itertools
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from riwaya.annotate import Reader
from riwaya.annotate.numbers import read_numbers, read_quantities
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.model import Report
from riwaya.text import Document, TextReader

NEWS = (
    "قال المتحدث باسم وزارة الداخلية العميد سامي حداد إن مسلحين مجهولين هاجموا نقطة تفتيش قرب مدينة الموصل أمس الثلاثاء، ما أدى إلى مقتل"
    " ثلاثة جنود وإصابة خمسة آخرين بينهم ضابط. وأضاف حداد أن القوات الأمنية اعتقلت أربعة مشتبه بهم، مشيرا إلى أن «التحقيق مستمر». ونقلت"
    " وكالة الشرق عن مصدر طبي قوله إن 12 جريحا نقلوا إلى مستشفى الرحمة. ونفت حركة الوادي أي صلة لها بالهجوم، بحسب بيان نشر على موقعها.\n"
)
UNSTOPPED = NEWS.replace(".", "،").replace("\n", " ")
BOUND = 60.0  # seconds of processor time for the full size
GROWTH = 8.0  # four times the text: 4 if linear, 16 if quadratic
TOO_SHORT = 0.05  # seconds under which a measurement says nothing


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        pytest.param(NEWS, 200_000, id="ordinary text"),
        pytest.param(UNSTOPPED, 200_000, id="no full stop"),
        pytest.param("«", 100_000, id="opening quotation marks"),
        pytest.param("قال ", 100_000, id="a saying verb"),
        pytest.param("و", 100_000, id="a conjunction"),
        pytest.param("و ", 100_000, id="a conjunction by itself"),
    ],
)
def test_time_grows_with_the_text(unit: str, size: int) -> None:
    reader = Reader()
    reader.read(Report(id="warm", text=NEWS, published="2024-03-12"))
    assert_linear([functools.partial(reader.read, report) for report in of_three_sizes(unit, size)])


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("7", 5_000_000),
        ("12,", 5_000_000),
        ("و", 5_000_000),
        ("مئة", 5_000_000),
        ("مئة ", 500_000),
        ("12 ", 200_000),
        ("الأحد ", 200_000),
    ],
)
def test_numbers_and_times_of_one_long_line(unit: str, size: int) -> None:
    texts = TextReader(default_lexicon())
    assert_linear([functools.partial(read_two_layers, texts.read(report)) for report in of_three_sizes(unit, size)])


def read_two_layers(document: Document) -> None:
    numbers = read_numbers(document)
    read_quantities(document, numbers, read_times(document, numbers))


def test_the_measure_sees_quadratic_growth() -> None:
    assert is_steady(0.4, 1.7)
    assert not is_steady(0.1, 1.6)
    assert is_steady(0.001, 0.04)
    with pytest.raises(AssertionError, match="four times the text"):
        assert_linear([functools.partial(time.sleep, 0.0), functools.partial(spin, 0.1), functools.partial(spin, 1.6)])


def spin(seconds: float) -> None:
    """Spends processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def of_three_sizes(unit: str, size: int) -> Iterator[Report]:
    """Reports of a unit over and over, the last of about so many bytes, each four times the one before."""
    for share in (16, 4, 1):
        yield Report(id="long", text=repeat(unit, size // share), published="2024-03-12")


def assert_linear(acts: Sequence[Callable[[], object]]) -> None:
    """Fails, before the dearest act if it can, where an act costs too much more than the one before."""
    before = measure(acts[0])
    for smaller, act in itertools.pairwise(acts):
        seconds = measure(act)
        if not is_steady(before, seconds):  # a busy machine may have slowed one and not the other
            before, seconds = min(before, measure(smaller)), min(seconds, measure(act))
        assert is_steady(before, seconds), f"{before:.2f} s became {seconds:.2f} s for four times the text"
        before = seconds
    assert before < BOUND


def repeat(unit: str, size: int) -> str:
    """A text of about so many bytes."""
    return unit * (size // len(unit.encode()))


def is_steady(before: float, seconds: float) -> bool:
    """Whether four times the text cost no more than it may."""
    return seconds < max(TOO_SHORT, GROWTH * before)


def measure(act: Callable[[], object]) -> float:
    """The least processor time of two runs, without the collector, whose cost grows with what others left behind."""
    least = float("inf")
    for _ in range(2):
        gc.collect()
        gc.disable()
        try:
            before = time.process_time()
            act()
            least = min(least, time.process_time() - before)
        finally:
            gc.enable()
    return least
