"""Where places lie: which of several of a name, what a building stands in, and what is left undecided."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from .cases import read
from .found import entity_at, location_at, wrong


@pytest.mark.parametrize(
    ("text", "words", "country", "province"),
    [
        ("عقد المجلس البلدي في صور اللبنانية اجتماعا طارئا.", "صور", "LB", "محافظة الجنوب"),
        ("قالت مصادر محلية في سلطنة عمان إن الصيادين في صور عادوا إلى الميناء.", "صور", "OM", "جنوب الشرقية"),
        ("شب حريق في المحمدية قرب الدار البيضاء في المغرب.", "المحمدية", "MA", "الدار البيضاء سطات"),
        ("أضرب العمال في المحمدية، وقالت الحكومة التونسية إنها ستحاورهم.", "المحمدية", "TN", "بن عروس"),
        ("نزحت عائلات من حي الصالحية في بغداد.", "حي الصالحية", "IQ", "بغداد"),
        ("نزحت عائلات من حي الصالحية في دمشق.", "حي الصالحية", "SY", "دمشق"),
        ("وصل المبعوث إلى عمان، وقالت الحكومة الأردنية إنه سيلتقي الملك.", "عمان", "JO", "عمان"),
        ("نزح سكان طرابلس في شمال لبنان بعد الانهيار.", "طرابلس", "LB", "محافظة الشمال"),
        ("شب حريق في سوسة، وقالت السلطات التونسية إن الحريق أخمد.", "سوسة", "TN", "سوسة"),
        wrong(
            "انهار مبنى في مدينة طرابلس اللبنانية.", "مدينة طرابلس اللبنانية", "LB", "محافظة الشمال",
            why="the nationality in the phrase of the place itself does not outweigh a better known namesake",
        ),
        wrong(
            "أطلق مسلحون النار على مقهى في طرابلس، وقالت قوى الأمن اللبنانية إنها تلاحقهم.", "طرابلس", "LB",
            "محافظة الشمال", why="the nationality of the force that acts there does not outweigh the capital",
        ),
        wrong(
            "عاد النازحون إلى بلدة المغير السورية.", "بلدة المغير السورية", "SY", "حماة",
            why="the nationality in the phrase of the place itself does not outweigh a better known namesake",
        ),
        wrong(
            "قال خفر السواحل الليبي إن القارب غرق قبالة مدينة سوسة.", "مدينة سوسة", "LY", "الجبل الأخضر",
            why="the country of a body in the lexicon is not counted",
        ),
        wrong(
            "وصل المبعوث إلى عمان، وقالت سلطنة عمان إن الوساطة مستمرة.", "سلطنة عمان", "OM", None,
            why="the city is taken to be the country, and the country is laid in the city",
        ),
    ],
)  # fmt: skip
def test_a_name_of_several_places(text: str, words: str, country: str, province: str | None) -> None:
    location = location_at(text, words)
    assert (location.country, location.province) == (country, province)


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("أغلقت المحال في صور أبوابها.", "صور", {"LB", "OM"}),
        ("نزحت عائلات من حي الصالحية.", "حي الصالحية", {"IQ", "SY"}),
        ("أطلق مسلحون النار على مقهى في طرابلس.", "طرابلس", {"LY", "LB"}),
        ("وصلت شاحنات الدقيق إلى رفح.", "رفح", {"PS", "EG"}),
    ],
)
def test_others_of_the_name_are_kept(text: str, words: str, countries: set[str]) -> None:
    location = location_at(text, words)
    assert location.candidates is not UNSET
    assert location.row not in location.candidates
    assert {row.split("/")[2] for row in (location.row, *location.candidates)} >= countries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقع الانفجار على بعد 30 كيلومترا غربي الرمادي.", "الرمادي"),
        ("زار الوفد الفرنسي المغرب.", "المغرب"),
        ("عاد النازحون إلى رام الله.", "رام الله"),
    ],
)
def test_a_name_of_one_place_has_no_others(text: str, words: str) -> None:
    assert location_at(text, words).candidates is UNSET


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("شهدت محافظة تعز اشتباكات متفرقة.", "محافظة تعز", "province"),
        ("زار الوزير محافظة إربد الأردنية.", "محافظة إربد الأردنية", "province"),
        ("خرج متظاهرون في مدينة كسلا شرقي السودان.", "مدينة كسلا", "town"),
        ("نامت العائلات في العراء في تعز.", "تعز", "town"),
        ("غادر الوفد موريتانيا صباحا.", "موريتانيا", "country"),
        wrong(
            "شهدت ولاية القصرين احتجاجات.", "ولاية القصرين", "province",
            why="ولاية is no head of a province: the town of the name is taken, more exact than what is written",
        ),
        wrong(
            "زار الوالي قرى ولاية كسلا.", "قرى ولاية كسلا", "province",
            why="ولاية inside a longer phrase does not choose the province",
        ),
    ],
)  # fmt: skip
def test_the_head_tells_town_from_province(text: str, words: str, precision: str) -> None:
    assert location_at(text, words).precision == precision


@pytest.mark.parametrize(
    ("text", "words", "name", "basis"),
    [
        ("انفجرت عبوة ناسفة في سوق شعبي في سبها.", "سوق شعبي", "سبها", "within"),
        ("جرح شرطي في مستشفى الرمادي.", "مستشفى الرمادي", "الرمادي", "within"),
        ("سقطت قذيفة قرب مستشفى الفاشر في دارفور.", "مستشفى الفاشر", "الفاشر", "within"),
        ("أغلق المستشفى أبوابه بعد القصف الذي استمر يومين وأصيب عشرات في ود مدني.", "المستشفى", "ود مدني", "report"),
        ("قالت مصادر طبية في جنين إن قوات الاحتلال اقتحمت المخيم.", "المخيم", "جنين", "report"),
        wrong(
            "احترق مخزن في سوق الحلة.", "سوق الحلة", "الحلة", "within",
            why="the name after the head is not found when it is an ordinary word with the article",
        ),
    ],
)  # fmt: skip
def test_what_has_no_place_of_its_own_lies_in_another(text: str, words: str, name: str, basis: str) -> None:
    location = location_at(text, words)
    assert (location.name, location.basis) == (name, basis)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أغلق المستشفى أبوابه.", "المستشفى"),
        ("عاد العمال إلى المصنع في تونس.", "العمال"),
        ("قال وزير الخارجية إن بلاده ترفض القرار.", "بلاده"),
        ("قالت وزارة الصحة العمانية إن الحالات تراجعت.", "وزارة الصحة العمانية"),
        ("توجهت السفينة إلى المكلا.", "السفينة"),
    ],
)
def test_what_lies_nowhere(text: str, words: str) -> None:
    assert entity_at(text, words).location is UNSET


def test_a_country_is_not_what_a_building_lies_in() -> None:
    assert entity_at("أعيد فتح المطار في السودان.", "المطار").location is UNSET


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("قتل جندي في هجوم على حاجز قرب سرت.", "سرت", "قرب"),
        ("وقع الانفجار على بعد 30 كيلومترا غربي الرمادي.", "الرمادي", "غربي"),
        ("قتل ثلاثة في قصف على بعد عشرة كيلومترات شمال مأرب.", "مأرب", "شمال"),
        ("سقط صاروخ شرقي البصرة.", "البصرة", "شرقي"),
        ("وقعت الهزة جنوبي مدينة تبوك السعودية.", "مدينة تبوك السعودية", "جنوبي"),
        ("نامت العائلات في العراء في تعز.", "تعز", None),
        ("غادر الوفد موريتانيا صباحا.", "موريتانيا", None),
        ("عاد النازحون إلى رام الله.", "رام الله", None),
        wrong(
            "وقعت الهزة جنوب غربي مدينة تبوك السعودية.", "مدينة تبوك السعودية", "جنوب غربي",
            why="of a direction in two words only the last is kept",
        ),
        wrong(
            "سقطت طائرة مسيرة على مسافة خمسة كيلومترات من أربيل.", "أربيل", "من",
            why="a distance from a place without a direction does not put anything beside it",
        ),
    ],
)  # fmt: skip
def test_what_is_beside_a_place(text: str, words: str, relation: str | None) -> None:
    found = location_at(text, words).relation
    assert (None if found is UNSET else found.of(text)) == relation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نزحت عائلات من حي الصالحية في دمشق، وعاد بعضها إلى حلب.", "حلب"),
        ("شب حريق في سوسة، وقالت السلطات التونسية إن الحريق أخمد.", "سوسة"),
        ("قالت مصادر محلية في سلطنة عمان إن الصيادين في صور عادوا إلى الميناء.", "صور"),
        ("أضرب العمال في المحمدية، وقالت الحكومة التونسية إنها ستحاورهم.", "المحمدية"),
        ("أطلق مسلحون النار على مقهى في طرابلس، وقالت حكومة الوحدة الليبية إنها تلاحقهم.", "طرابلس"),
        ("وصل المبعوث إلى عمان، وقالت الحكومة الأردنية إنه سيلتقي الملك.", "عمان"),
    ],
)  # fmt: skip
def test_an_entity_is_in_one_country(text: str, words: str) -> None:
    assert entity_at(text, words).country == location_at(text, words).country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        wrong("هدمت جرافات منازل في المغير شرق رام الله.", "المغير", why="a village few know is dropped after في"),
        wrong("دشن وزير الصحة الجزائري مستشفى في المغير.", "المغير", why="a town few know is dropped after في"),
        wrong("رست السفينة في ميناء صور اللبناني.", "ميناء صور", why="a port named after a town is no mention"),
        wrong("أعلن والي سوسة التونسية فتح تحقيق.", "سوسة", why="a town after an office is taken for the weevil"),
        wrong("غادر الوفد عدن مساء.", "عدن", why="a city that is the object of a verb is no mention"),
        wrong("انقطعت الكهرباء عن سوسة في شرق ليبيا.", "سوسة", why="a town after عن is taken for the weevil"),
    ],
)
def test_places_that_are_not_read_yet(text: str, words: str) -> None:
    assert location_at(text, words).basis == "name"


def test_locations_name_their_row() -> None:
    for text in ("شهدت محافظة تعز اشتباكات متفرقة.", "غادر الوفد موريتانيا صباحا."):
        rows = [entity.location.row for entity in read(text).entities if entity.location is not UNSET]
        assert rows
        assert all(row.startswith(("places:", "countries:")) for row in rows)
