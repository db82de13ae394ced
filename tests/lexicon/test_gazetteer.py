"""A user's own gazetteer: what is taken from a GeoNames file, what is passed over, how a report is read with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riwaya.annotate.reader import Reader, default_reader
from riwaya.lexicon import Lexicon
from riwaya.lexicon.compiler import compiled_folder, source_hash
from riwaya.lexicon.gazetteer import Imported, arabic_names, distance, import_geonames, user_files, user_folder
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, PlaceRow
from riwaya.model import LexiconError, Location, Reading, Report

(PLACES,) = (table for table in TABLES if table.row is PlaceRow)
NAME = "خربة الزيتونات"
TEXT = f"وصلت فرق الإغاثة إلى بلدة {NAME} في محافظة الأنبار."
NO_KIND = "neither a settlement nor a division"
NO_NAME = "no name in Arabic letters"
FEW = "too few inhabitants"
KNOWN = "known already"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def line(
    others: str = NAME,
    *,
    name: str = "Khirba",
    point: tuple[object, object] = (33.0, 42.0),
    code: str = "P.PPL",
    country: str = "IQ",
    population: object = 2000,
) -> str:
    """A place as GeoNames writes it."""
    lat, lon = point
    feature, _, kind = code.partition(".")
    cells = ["1", name, name, others, lat, lon, feature, kind, country, "", "", "", "", "", population, "", "", "", ""]
    return "\t".join(map(str, cells)) + "\n"


def write(tmp_path: Path, *lines: str, name: str = "IQ.txt") -> Path:
    path = tmp_path / name
    path.write_bytes("".join(lines).encode())
    return path


def rows(done: Imported) -> list[PlaceRow]:
    """The rows of the file that was made, as the compiler reads them."""
    read = read_table(PLACES, done.file.parent / "no tables here", [done.file])
    return [sourced.row for sourced in read if isinstance(sourced.row, PlaceRow)]


def shipped(name: str) -> PlaceRow:
    """The first place of the name in the tables that ship."""
    return next(row for _, row in read_table(PLACES) if isinstance(row, PlaceRow) and row.name == name)


def point_of(row: PlaceRow) -> tuple[float, float]:
    return float(row.lat), float(row.lon)


# names


@pytest.mark.parametrize(
    ("others", "names"),
    [
        ("Kirkuk,كركوك,Kerkuk", ["كركوك"]),
        ("هيت,Hit,الرطبة", ["هيت", "الرطبة"]),  # in their order
        ("كركوك,Kirkuk,كركوك", ["كركوك"]),  # once
        (" كركوك ,Kirkuk", ["كركوك"]),
        ("قرية عين التمر القديمة", ["قرية عين التمر القديمة"]),  # four words
        ("", []),
        ("Kirkuk,Керкук", []),
        ("کرکوک", []),  # Persian kaf
        ("یزد", []),  # Persian ya
        ("ٹانک", []),  # Urdu
        ("ب", []),  # a letter is no name
        ("قرية عين التمر القديمة جدا", []),  # five words
        ("حي 7", []),
        ("حي  السلام", []),  # two spaces
        ("كركوك Kirkuk", []),
        ("(كركوك)", []),
    ],
)
def test_names_in_arabic_letters(others: str, names: list[str]) -> None:
    assert arabic_names(others) == names


def test_the_first_name_is_the_name_and_the_others_are_aliases(tmp_path: Path) -> None:
    (row,) = rows(import_geonames(write(tmp_path, line(f"Khirba,{NAME},خربة التينات,Kh.,خربة اللوزات"))))
    assert (row.name, row.aliases) == (NAME, "خربة التينات;خربة اللوزات")


# kinds


KINDS = [
    ("A.ADM1", 0, "province", "province", "3"),
    ("A.ADM1", 600_000, "province", "province", "2"),
    ("A.ADM2", 0, "district", "district", "4"),
    ("A.ADM2", 60_000, "district", "district", "3"),
    ("P.PPLC", 0, "capital", "town", "4"),
    ("P.PPLC", 500_000, "capital", "town", "2"),
    ("P.PPLX", 70_000, "neighbourhood", "town", "3"),
    ("P.PPL", 500_000, "city", "town", "2"),
    ("P.PPL", 499_999, "city", "town", "3"),
    ("P.PPLA", 50_000, "city", "town", "3"),
    ("P.PPLA", 49_999, "town", "town", "4"),
    ("P.PPL", 1000, "town", "town", "4"),
    ("P.PPL", 999, "village", "town", "4"),
    ("P.PPL", "", "village", "town", "4"),
]
OTHER_KINDS = ["A.ADM3", "A.PCLI", "P.PPLH", "P.PPLQ", "P.PPLW", "P.PPLCH", "S.AIRP", "H.STM", "T.MT", "L.AREA", "."]


def test_divisions_and_settlements_are_taken(tmp_path: Path) -> None:
    lines = [line(point=(0, 10 * at), code=code, population=people) for at, (code, people, *_) in enumerate(KINDS)]
    made = [(row.kind, row.precision, row.prominence) for row in rows(import_geonames(write(tmp_path, *lines)))]
    assert made == [tuple(stated) for _, _, *stated in KINDS]


def test_other_places_are_passed_over(tmp_path: Path) -> None:
    lines = [line(point=(0, 10 * at), code=code) for at, code in enumerate(OTHER_KINDS)]
    done = import_geonames(write(tmp_path, *lines))
    assert (done.lines, done.added, done.passed) == (len(OTHER_KINDS), 0, {NO_KIND: len(OTHER_KINDS)})


def test_a_settlement_lies_in_the_nearest_division_and_a_division_in_none(tmp_path: Path) -> None:
    parent = shipped("البصرة")
    near = line("خربة النخيلات", point=(float(parent.lat) + 0.02, float(parent.lon) - 0.02))
    done = import_geonames(write(tmp_path, near, line(code="A.ADM1"), line("خربة الجوزات", country="XX")))
    assert [row.parent for row in rows(done)] == ["البصرة", "", ""]


def test_a_point_is_kept_to_the_hundredth(tmp_path: Path) -> None:
    (row,) = rows(import_geonames(write(tmp_path, line(point=("33.12789", "-7.5")))))
    assert (row.lat, row.lon, row.country, row.gloss, row.example) == ("33.13", "-7.50", "IQ", "Khirba", f"[{NAME}]")


# what is passed over


def test_settlements_with_too_few_inhabitants_are_passed_over_and_divisions_are_not(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        line("خربة النخيلات", population=4999),
        line("خربة الجوزات", population=5000),
        line("خربة اللوزات", population=""),
        line("خربة التينات", code="A.ADM2", population=""),
        line("خربة الرمانات", code="A.ADM1", population=0),
    )
    done = import_geonames(path, 5000)
    assert [row.name for row in rows(done)] == ["خربة الجوزات", "خربة التينات", "خربة الرمانات"]
    assert done.passed == {FEW: 2}


@pytest.mark.parametrize("written", ["الرمادي", "الرمادى", "Ramadi,خربة أخرى هنا,الرمادي"])
def test_a_place_that_ships_is_known(tmp_path: Path, written: str) -> None:
    done = import_geonames(write(tmp_path, line(written, point=point_of(shipped("الرمادي")))))
    assert (done.added, done.passed) == (0, {KNOWN: 1})


def test_a_place_that_ships_is_known_by_its_other_names(tmp_path: Path) -> None:
    row = shipped("أربيل")
    done = import_geonames(write(tmp_path, line(row.aliases.split(";")[0], point=point_of(row))))
    assert done.passed == {KNOWN: 1}


def test_a_name_that_ships_is_new_far_away_or_in_another_country(tmp_path: Path) -> None:
    far = line("الرمادي", point=(-60.0, -120.0))
    abroad = line("الرمادي", point=point_of(shipped("الرمادي")), country="XX")
    assert import_geonames(write(tmp_path, far, abroad)).added == 2


@pytest.mark.parametrize(
    ("point", "added"),
    [
        ((33.0, 42.0), 1),
        ((33.35, 42.0), 1),  # 38.9 km
        ((33.37, 42.0), 2),  # 41.1 km
        ((33.0, 42.42), 1),  # 39.2 km, for degrees of longitude are shorter there
        ((33.0, 42.44), 2),  # 41.0 km
    ],
)
def test_two_places_of_a_name_are_one_within_forty_kilometres(
    tmp_path: Path, point: tuple[float, float], added: int
) -> None:
    done = import_geonames(write(tmp_path, line(), line(f"خربة النخيلات,{NAME}", point=point)))
    assert (done.added, done.passed.get(KNOWN, 0)) == (added, 2 - added)


def test_distance_is_in_kilometres() -> None:
    assert distance(0, 0, 1, 0) == pytest.approx(111.2)
    assert distance(60, 10, 60, 11) == pytest.approx(55.6)
    assert distance(33.3, 44.4, 33.3, 44.4) == 0


# what is no line of GeoNames


def test_bad_lines_are_listed_with_their_place_and_the_others_taken(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "not a place\n",
        "\n",  # an empty line is none, yet the next keep their numbers
        line("خربة النخيلات", point=("north", 42)),
        line(),
        line("خربة الجوزات", point=(91, 42)),
        line("خربة اللوزات", point=(33, -180.5)),
        line("خربة التينات", population="many"),
        line("خربة الرمانات").replace("\n", "\tone more\n"),
    )
    done = import_geonames(path)
    number = "latitude, longitude or population is no number"
    assert done.bad == (
        f"{path}:1: 1 columns, not 19",
        f"{path}:3: {number}",
        f"{path}:5: no point on earth",
        f"{path}:6: no point on earth",
        f"{path}:7: {number}",
        f"{path}:8: 20 columns, not 19",
    )
    assert (done.lines, done.added, done.passed) == (7, 1, {})


def test_a_file_without_a_line_of_geonames_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "name\tlat\tlon\n", "Ramadi\t33\t43\n")
    with pytest.raises(LexiconError, match="no line has the 19 columns") as raised:
        import_geonames(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert user_files() == []


def test_a_refused_file_leaves_the_earlier_import_as_it_was(tmp_path: Path) -> None:
    done = import_geonames(write(tmp_path, line()))
    before = done.file.read_bytes()
    with pytest.raises(LexiconError):
        import_geonames(write(tmp_path, "broken\n"))
    assert done.file.read_bytes() == before


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    with pytest.raises(LexiconError, match="No such file") as raised:
        import_geonames(path)
    assert str(path) in str(raised.value)


def test_bytes_that_are_not_utf8_are_no_arabic_name(tmp_path: Path) -> None:
    path = tmp_path / "IQ.txt"
    path.write_bytes(line().encode("iso8859-6"))
    assert import_geonames(path).passed == {NO_NAME: 1}


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    done = import_geonames(write(tmp_path, line().replace("\n", "\r\n"), line("Khirba").replace("\n", "\r\n")))
    assert (done.added, done.passed, done.bad) == (1, {NO_NAME: 1}, ())


# the file that is made


def test_the_file_stands_in_the_users_folder_under_the_name_of_the_source(tmp_path: Path) -> None:
    done = import_geonames(write(tmp_path, line()))
    assert done.file == tmp_path / "home" / "riwaya" / "gazetteer" / "IQ.tsv"
    assert user_folder() == done.file.parent
    other = import_geonames(write(tmp_path, line(), name="EG.txt"))
    assert user_files() == [other.file, done.file]


def test_the_folder_is_in_the_home_where_xdg_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_folder() == tmp_path / ".local" / "share" / "riwaya" / "gazetteer"


def test_the_licence_is_named_in_the_file(tmp_path: Path) -> None:
    head = import_geonames(write(tmp_path, line())).file.read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("#")
    assert "CC BY 4.0" in head


def test_a_second_import_gives_the_same_file(tmp_path: Path) -> None:
    path = write(tmp_path, line(), line("خربة النخيلات", code="A.ADM2"), line("Khirba"), "broken\n")
    first = import_geonames(path)
    made = first.file.read_bytes()
    second = import_geonames(path)
    assert second == first
    assert second.file.read_bytes() == made
    assert user_files() == [first.file]


def test_a_later_import_of_the_name_replaces_the_earlier(tmp_path: Path) -> None:
    import_geonames(write(tmp_path, line()))
    done = import_geonames(write(tmp_path, line("خربة النخيلات")))
    assert [row.name for row in rows(done)] == ["خربة النخيلات"]


# reading with it


def locate(reading: Reading, name: str) -> Location | None:
    """Where the entity lies that has the name in its own."""
    (entity,) = (entity for entity in reading.entities if name in entity.name)
    return entity.location or None


def test_a_report_that_names_an_imported_place_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = locate(default_reader().read(Report(id="r", text=TEXT)), NAME)
    assert before is None or before.basis != "name"
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "cache"))
    shipped_hash = source_hash()
    import_geonames(write(tmp_path, line()))
    assert source_hash() != shipped_hash
    lexicon = Lexicon(compiled_folder())
    assert NAME in {row.name for row in lexicon.rows(PlaceRow)}
    after = locate(Reader(lexicon).read(Report(id="r", text=TEXT)), NAME)
    assert after is not None
    assert (after.name, after.basis, after.lat, after.lon) == (NAME, "name", 33.0, 42.0)
    assert (after.country, after.province) == ("IQ", "الأنبار")


def test_a_gazetteer_is_not_compiled_into_other_data_than_that_which_ships(tmp_path: Path, data: Path) -> None:
    before = source_hash(data)
    import_geonames(write(tmp_path, line()))
    assert source_hash(data) == before


# any lines at all

_NUMBERS = st.one_of(
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(["", " ", "nan", "-inf", "1e400", "1_0", "٣٣", "9" * 5000, "-5", "33.5"]),
)
_NAMES = st.one_of(
    st.text(max_size=8), st.sampled_from([NAME, "بغداد", "الرمادي,Ramadi", "خربة التينات,خربة اللوزات", ",,", "ب"])
)
_NEARLY = st.builds(
    line,
    _NAMES,
    name=st.text(max_size=5),
    point=st.one_of(
        st.tuples(_NUMBERS, _NUMBERS),
        st.tuples(st.floats(-90, 90).map(str), st.floats(-180, 180).map(str)),
    ),
    code=st.sampled_from(["P.PPL", "P.PPLC", "P.PPLX", "P.PPLH", "A.ADM1", "A.ADM2", "A.ADM3", "S.AIRP", "."]),
    country=st.one_of(st.sampled_from(["IQ", "", "XX"]), st.text(max_size=3)),
    population=st.one_of(_NUMBERS, st.integers(0, 10**7)),
)
_CELLS = st.lists(st.text(max_size=6), max_size=22).map(lambda cells: "\t".join(cells) + "\n")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(_NEARLY, _NEARLY, _CELLS), max_size=12), st.integers(0, 10**6))
@example([line(), line(point=("nan", "nan")), "\n", "\t" * 18 + "\n", "x"], 0)
def test_every_line_is_counted_once_whatever_it_holds(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], least: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = write(folder, *lines)
    filled = [text for text in "".join(lines).split("\n") if text.strip()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        try:
            done = import_geonames(path, least)
        except LexiconError:
            assert user_files() == []
            return
        assert user_files() == [done.file]
    assert done.lines == len(filled) == done.added + sum(done.passed.values()) + len(done.bad)
    made = done.file.read_bytes().decode().split("\n")
    assert len(made) == done.added + 3  # two lines of head, and what follows the last
    assert all(row.count("\t") == 10 for row in made[1:-1])


# known failures


def test_a_carriage_return_in_a_name_does_no_harm(tmp_path: Path) -> None:
    done = import_geonames(write(tmp_path, line(name="Khir\rba"), line("خربة النخيلات")))
    assert [row.name for row in rows(done)][-1] == "خربة النخيلات"


def test_nan_is_no_point_on_earth(tmp_path: Path) -> None:
    done = import_geonames(write(tmp_path, line("خربة النخيلات", point=("nan", "nan")), line()))
    assert (done.added, len(done.bad)) == (1, 1)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        import_geonames(write(tmp_path, "\n"))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands here", encoding="utf-8")
    with pytest.raises(LexiconError, match="home"):
        import_geonames(write(tmp_path, line()))
