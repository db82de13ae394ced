"""The tables of the lexicon: which files there are, what a row holds, which word forms it writes out.

A row is typed; its class is its documentation. `TABLES` is the one place that knows all of them, and loader,
linter, form table and docs are derived from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from riwaya.lexicon.features import Features, Pos
from riwaya.lexicon.inflection import (
    Form,
    inflect_adjective,
    inflect_name,
    inflect_noun,
    inflect_phrase,
    inflect_verb,
    noun_key,
    verb_key,
)
from riwaya.model import EventType, MentionType, QuantityMod, Stance

Category: TypeAlias = Literal["verb", "noun", "adjective", "name", "particle", "phrase", "number", "time"]


# Rows hold no cycles and stay for as long as the lexicon is open: the collector need not visit them.
class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every row has: a gloss in English and an example that shows and tests it."""

    gloss: str = ""
    example: str = ""


class VerbRow(Row, frozen=True, kw_only=True):
    """A verb of plain news, neither cue nor event trigger."""

    lemma: str
    masdar: str = ""


class NounRow(Row, frozen=True, kw_only=True):
    """A noun; `noun_class` says what it denotes."""

    lemma: str
    noun_class: str = msgspec.field(name="class")
    gender: str = ""


class AdjectiveRow(Row, frozen=True, kw_only=True):
    """An adjective."""

    lemma: str


class ParticleRow(Row, frozen=True, kw_only=True):
    """A closed-class word."""

    form: str
    particle_class: str = msgspec.field(name="class")


class DomainRow(Row, frozen=True, kw_only=True):
    """A word of sports or markets, where attacks and battles are figures of speech."""

    lemma: str
    domain: Literal["sport", "market"]


class LightVerbRow(Row, frozen=True, kw_only=True):
    """A verb that lends a noun of action its subject or object, and what that is to the event.

    `tells` says that verb and noun together tell one happening (deed), or that what the verb tells of happened (done).
    """

    lemma: str
    preposition: str = ""
    subject: Literal["", "actor", "recipient", "event", "place"] = ""
    object: Literal["", "actor", "recipient"] = ""
    tells: Literal["", "deed", "done"] = ""


class MarkerRow(Row, frozen=True, kw_only=True):
    """A word by the part it plays in the rules of a layer; `lemma` is its key among the words of its category."""

    lemma: str
    category: Literal["verb", "noun", "adjective", "particle", "number", "name"]
    role: str


class GovernorRow(Row, frozen=True, kw_only=True):
    """A word that says of the deed it governs whether it happened; `lemma` is its key among the words of its category.

    `link` is the preposition before the deed, empty for an object or genitive, + for what must be done, with or without
    who must; `realis` is the status of the deed, `deed` the deed of the example.
    """

    lemma: str
    category: Literal["verb", "noun", "adjective", "particle"]
    link: str = ""
    realis: Literal["planned", "possible", "threatened", "denied"]
    deed: str


class GivenNameRow(Row, frozen=True, kw_only=True):
    """A given name."""

    form: str
    gender: str = ""


class FamilyNameRow(Row, frozen=True, kw_only=True):
    """A family name."""

    form: str
    gender: str = ""


class TitleRow(Row, frozen=True, kw_only=True):
    """A word that introduces a person: rank, office, honorific, profession, kin."""

    lemma: str
    sort: str


class HeadRow(Row, frozen=True, kw_only=True):
    """A noun that heads a name or description of a participant or place."""

    lemma: str
    type: MentionType
    sort: str


class OrganisationRow(Row, frozen=True, kw_only=True):
    """A named organisation, force, group, party or outlet; `role` is its PLOVER sector."""

    name: str
    aliases: str = ""
    type: MentionType = "ORG"
    sort: str = ""
    country: str = ""
    role: str = ""


class FigureRow(Row, frozen=True, kw_only=True):
    """A public figure with office, country and years in it."""

    name: str
    aliases: str = ""
    country: str = ""
    office: str = ""
    since: str = msgspec.field(default="", name="from")
    until: str = msgspec.field(default="", name="to")


class SectorRow(Row, frozen=True, kw_only=True):
    """The sector (PLOVER) that a word gives the actor it describes; `lemma` is its key in its category."""

    lemma: str
    category: Literal["noun", "adjective"]
    sector: str


class CountryRow(Row, frozen=True, kw_only=True):
    """A state or territory (ISO 3166-1) with its adjective of nationality and capital."""

    name: str
    aliases: str = ""
    code: str
    code3: str = ""
    adjective: str = ""
    capital: str = ""
    lat: str = ""
    lon: str = ""


class PlaceRow(Row, frozen=True, kw_only=True):
    """Any other place; `precision` says how exact its point is, `prominence` 1 (known to all) to 4."""

    name: str
    aliases: str = ""
    kind: str
    country: str = ""
    parent: str = ""
    lat: str = ""
    lon: str = ""
    precision: str = ""
    prominence: str = ""


class CueRow(Row, frozen=True, kw_only=True):
    """A word that says that somebody says; `frames` are the shapes its content takes (docs/lexicon.md)."""

    lemma: str
    pos: Literal["verb", "noun", "phrase"]
    masdar: str = ""
    stance: Stance
    act: str = ""
    frames: str = ""
    commitment: Literal["", "distancing", "committed"] = ""


class TriggerRow(Row, frozen=True, kw_only=True):
    """A word that names an event of one type; roles say where its participants stand (docs/lexicon.md)."""

    lemma: str
    pos: Literal["verb", "noun"]
    masdar: str = ""
    event: EventType
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    counts: str = ""
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = msgspec.field(default=(), name="not")
    realis: str = ""
    note: str = ""


class NumberRow(Row, frozen=True, kw_only=True):
    """A cardinal number word; `kind` says how it combines (annotate/numbers)."""

    lemma: str
    kind: Literal["sign", "unit", "teen", "tens", "hundred", "hundreds", "scale"]
    value: int


class OrdinalRow(Row, frozen=True, kw_only=True):
    """An ordinal number word."""

    lemma: str
    value: int


class FractionRow(Row, frozen=True, kw_only=True):
    """A fraction; `value` is written 1/3."""

    lemma: str
    value: str


class VagueRow(Row, frozen=True, kw_only=True):
    """A vague count with the bounds the word gives; `step` where it is the plural of a number word."""

    lemma: str
    low: str = ""
    high: str = ""
    step: str = ""


class ModifierRow(Row, frozen=True, kw_only=True):
    """Words that say how a number or time is meant: about, more than, at least."""

    form: str
    position: Literal["before", "after"]
    verb: Literal["", "perfect", "imperfect"] = ""
    mod: QuantityMod


class UnitRow(Row, frozen=True, kw_only=True):
    """A unit of measure with its UCUM code."""

    lemma: str
    aliases: str = ""
    code: str


class CurrencyRow(Row, frozen=True, kw_only=True):
    """A currency with its ISO 4217 code; `adjective` is the nationality that tells it from its namesakes.

    `part`: the share of the code's unit that a coin is, as 1/100.
    """

    lemma: str
    adjective: str = ""
    aliases: str = ""
    code: str
    country: str = ""
    part: str = ""


class DesignationRow(Row, frozen=True, kw_only=True):
    """A word whose number is a name: a numbered thing (head), a model (letter)."""

    lemma: str
    sort: Literal["head", "letter", "issue"]


class FalseDualRow(Row, frozen=True, kw_only=True):
    """A word that looks like the dual of a counted noun and is none."""

    form: str


class MonthRow(Row, frozen=True, kw_only=True):
    """A name of a month; `context` where the word is also something else."""

    form: str
    calendar: Literal["gregorian", "hijri"]
    month: int
    region: str = ""
    context: Literal["", "yes"] = ""


class WeekdayRow(Row, frozen=True, kw_only=True):
    """A day of the week, ISO 8601 number."""

    form: str
    day: int
    aliases: str = ""


class TimeUnitRow(Row, frozen=True, kw_only=True):
    """A unit of time: `times` units of an ISO 8601 designator."""

    lemma: str
    designator: Literal["S", "M", "H", "D", "W", "Y"]
    prefix: Literal["P", "PT"]
    times: int


class DayPartRow(Row, frozen=True, kw_only=True):
    """A part of the day; clock hours before it count from `hour`."""

    form: str
    code: Literal["MO", "MI", "AF", "EV", "NI"]
    mod: Literal["", "START"] = ""
    hour: int


class DeicticRow(Row, frozen=True, kw_only=True):
    """A day counted from the day of the report."""

    form: str
    days: int
    part: str = ""


class ReferenceRow(Row, frozen=True, kw_only=True):
    """An expression of time with a value of its own."""

    form: str
    type: Literal["DATE", "SET", "DURATION"]
    value: str


class EdgeRow(Row, frozen=True, kw_only=True):
    """A word that narrows a time to its start, middle or end."""

    form: str
    mod: Literal["START", "MID", "END"]


class ShiftRow(Row, frozen=True, kw_only=True):
    """An adjective that moves a unit of time, from the report's day or from a time named before."""

    form: str
    feminine: str
    anchor: Literal["report", "text"]
    shift: int


class FeastRow(Row, frozen=True, kw_only=True):
    """A named day that falls on a fixed day of a calendar."""

    form: str
    calendar: Literal["gregorian", "hijri"]
    date: str


class SeasonRow(Row, frozen=True, kw_only=True):
    """A season with its TIMEX3 code."""

    form: str
    code: str


class DecadeRow(Row, frozen=True, kw_only=True):
    """A decade named by its tens: the nineties."""

    form: str
    value: int


class ZoneRow(Row, frozen=True, kw_only=True):
    """A time zone as news names it; an empty offset is local time."""

    form: str
    offset: str = ""


class DatedNameRow(Row, frozen=True, kw_only=True):
    """A noun whose date is its name: a bridge, a movement (name), an uprising (event)."""

    lemma: str
    sort: Literal["name", "event"]


class Entry(NamedTuple):
    """A lemma that a row is about: its category, its key there, and the forms it is written in."""

    category: Category
    key: str
    forms: Iterable[Form]


def _verb(row: VerbRow | CueRow | TriggerRow) -> list[Entry]:
    return [Entry("verb", verb_key(row.lemma), inflect_verb(row.lemma, row.masdar))]


def _noun(lemma: str, gender: str = "") -> list[Entry]:
    key = noun_key(lemma)
    if " " in key:
        return [Entry("noun", key, inflect_phrase(lemma.partition("/")[0]))]
    return [Entry("noun", key, inflect_noun(lemma, gender))]


def _names(category: Category, name: str, aliases: str) -> list[Entry]:
    names = [name, *filter(None, (alias.strip() for alias in aliases.split(";")))]
    return [Entry(category, name, [form for alias in names for form in inflect_name(alias)])]


# Particles that are written like other words in some countries; the context decides.
_ALSO_WRITTEN = {"على": ("علي",)}


def _particle(row: ParticleRow) -> list[Entry]:
    forms = (row.form, *_ALSO_WRITTEN.get(row.form, ()))
    return [Entry("particle", row.form, [Form(form, Features(Pos.PARTICLE)) for form in forms])]


def _cue(row: CueRow) -> list[Entry]:
    if row.pos == "verb":
        return _verb(row)
    if row.pos == "noun":
        return _noun(row.lemma)
    phrase = row.lemma.removesuffix(" ل").removesuffix(" ب")
    variants = {phrase, phrase.replace("وفقا", "وفق")}
    return [Entry("phrase", row.lemma, [Form(text, Features(Pos.PHRASE)) for text in sorted(variants)])]


def _trigger(row: TriggerRow) -> list[Entry]:
    return _verb(row) if row.pos == "verb" else _noun(row.lemma)


def _country(row: CountryRow) -> list[Entry]:
    entries = _names("name", row.name, row.aliases)
    for adjective in filter(None, row.adjective.split(";")):
        entries.append(Entry("adjective", adjective.partition("/")[0], inflect_adjective(adjective)))
    return entries


def _marker(row: MarkerRow | GovernorRow) -> list[Entry]:
    """Joins the row to a word that other tables write out; only words without inflection are written out here."""
    if row.category == "particle":
        return [Entry("particle", row.lemma, [Form(row.lemma, Features(Pos.PARTICLE))])]
    if row.category == "name":
        return _names("name", row.lemma, "")
    return [Entry(row.category, verb_key(row.lemma) if row.category == "verb" else row.lemma, ())]


_NUMBER_SHAPES: dict[str, tuple[str, ...]] = {
    "واحد": ("واحد", "واحدة", "واحدا"),
    "أحد": ("أحد", "إحدى", "أحدا"),
    "اثنان": (
        "اثنان",
        "اثنين",
        "اثنتان",
        "اثنتين",
        "اثنا",
        "اثني",
        "اثنتا",
        "اثنتي",
        "ثنتين",
        "إثنان",
        "إثنين",
        "إثنتان",
        "إثنتين",
        "إثنا",
        "إثني",
    ),
    "اتنين": ("اتنين", "إتنين", "اتنان"),
    "تمنية": ("تمنية", "تمنيه"),
    "صفر": ("صفر", "صفرا"),
    "ثمانية": ("ثمانية", "ثماني", "ثمان", "ثمانيا"),
    "مئة": ("مئة", "مائة", "ميه", "مية", "ميات"),
    "حداشر": ("حداشر", "احداشر", "احدعش", "حدعش", "احدعشر"),
    "اتناشر": ("اتناشر", "إتناشر", "اطنعش", "اتنعش", "اطناعش", "اطناعشر"),
    "مئتان": ("مئتان", "مئتين", "مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي", "ميتين"),
    "ثمانمئة": ("ثمانمئة", "ثمانمائة", "ثمانيمئة", "ثمانيمائة", "ثمانمية", "ثمانميه", "ثمنمية", "ثمنميه"),
    "ثاني": ("ثاني", "ثان", "ثانية"),
    "أول": ("أول", "أولى"),
}


def _fixed(category: Category, key: str, forms: Iterable[str], pos: Pos = Pos.NOUN) -> list[Entry]:
    """A lemma in the forms given; those of several words are phrases."""
    written = sorted(set(forms))
    return [Entry(category, key, [Form(text, Features(Pos.PHRASE if " " in text else pos)) for text in written])]


def _number(row: NumberRow) -> list[Entry]:
    if row.kind == "scale":
        return [Entry("number", row.lemma.partition("/")[0], inflect_noun(row.lemma))]
    shapes = _NUMBER_SHAPES.get(row.lemma) or (row.lemma,)
    if row.kind == "tens":
        shapes = (row.lemma[:-2] + "ون", row.lemma[:-2] + "ين")
    elif row.kind == "hundreds" and len(shapes) == 1:
        shapes = tuple(row.lemma[:-3] + ending for ending in ("مئة", "مائة", "مية", "ميه"))
    elif row.kind == "teen" and len(shapes) == 1:  # dialect: خمستاشر, خمسطعش
        shapes = tuple(row.lemma[:-4] + ending for ending in ("تاشر", "طاشر", "تعش", "طعش", "تعشر", "طعشر"))
    elif row.kind == "unit" and len(shapes) == 1:
        shapes = (row.lemma, row.lemma[:-1])
    return _fixed("number", row.lemma, shapes)


def _fraction(row: FractionRow) -> list[Entry]:
    """The fraction with its dual and plural; one without plural does not inflect."""
    if "/" not in row.lemma:
        return _fixed("number", row.lemma, (row.lemma,))
    return [Entry("number", row.lemma.partition("/")[0], inflect_noun(row.lemma))]


def _ordinal(row: OrdinalRow) -> list[Entry]:
    return _fixed("number", row.lemma, _NUMBER_SHAPES.get(row.lemma) or (row.lemma, row.lemma + "ة"))


def _modifier(row: ModifierRow) -> list[Entry]:
    forms = [row.form]
    first, _, rest = row.form.partition(" ")
    if row.verb == "perfect":
        feminine = first[:-1] + "ت" if first.endswith("ى") else first + "ت"
        forms.append(f"{feminine} {rest}".strip())
    elif row.verb == "imperfect":
        words = row.form.split(" ")
        forms.append(" ".join("ت" + word[1:] if word.startswith("ي") else word for word in words))
    return _fixed("number", row.form, forms, Pos.PARTICLE)


def _measure(row: UnitRow) -> list[Entry]:
    lemma = row.lemma.partition("/")[0]
    noun = [] if " " in lemma else list(inflect_noun(row.lemma))
    names = [lemma, *filter(None, row.aliases.split(";"))]
    return [Entry("number", lemma, noun), *_fixed("number", lemma, names)]


def _currency(row: CurrencyRow) -> list[Entry]:
    lemma = row.lemma.partition("/")[0]
    adjectives = [form for text in filter(None, row.adjective.split(";")) for form in inflect_adjective(text)]
    aliases = _fixed("number", lemma, filter(None, row.aliases.split(";")))
    nationality = [Entry("number", row.adjective, adjectives)] if adjectives else []
    return [Entry("number", lemma, inflect_noun(row.lemma)), *aliases, *nationality]


def _shift(row: ShiftRow) -> list[Entry]:
    """The adjective with its duals: الماضي, الماضية, الماضيين, الماضيتين."""
    if row.anchor == "text" and row.shift == 0:
        return _time(row.form, row.feminine)
    pairs = [row.form + ending for ending in ("ان", "ين")] + [row.feminine[:-1] + ending for ending in ("تان", "تين")]
    return _time(row.form, row.feminine, *pairs)


def _vague_forms(lemma: str) -> tuple[str, ...]:
    if lemma == "بضعة":
        return lemma, "بضع"
    return (lemma, lemma + "ا") if lemma in ("عدد", "أعداد", "نيف", "عديد") else (lemma,)


def _time(form: str, *more: str) -> list[Entry]:
    return _fixed("time", form, (form, *more))


def _time_noun(notation: str) -> list[Entry]:
    return [Entry("time", notation.partition("/")[0], inflect_noun(notation))]


def _day_part(row: DayPartRow) -> list[Entry]:
    words = row.form.split(" ")
    definite = " ".join([*words[:-1], "ال" + words[-1]])
    return _time(row.form, *([definite] if len(words) > 1 else [row.form + "ا"]))


class Table(NamedTuple):
    """One table: where it lies under data/, the class of its rows, and the lemmas a row writes out."""

    name: str
    path: str
    row: type[Any]
    entries: Callable[[Any], list[Entry]]


TABLES: tuple[Table, ...] = (
    Table("verbs", "words/verbs.tsv", VerbRow, _verb),
    Table("nouns", "words/nouns_*.tsv", NounRow, lambda row: _noun(row.lemma, row.gender)),
    Table("adjectives", "words/adjectives.tsv", AdjectiveRow,
          lambda row: [Entry("adjective", noun_key(row.lemma), inflect_adjective(row.lemma))]),
    Table("particles", "words/particles.tsv", ParticleRow, _particle),
    Table("domains", "words/domains.tsv", DomainRow, lambda row: _noun(row.lemma)),
    Table("light_verbs", "words/light_verbs.tsv", LightVerbRow,
          lambda row: [Entry("verb", verb_key(row.lemma), inflect_verb(row.lemma, "-"))]),
    Table("markers", "words/markers.tsv", MarkerRow, _marker),
    Table("governors", "words/governors.tsv", GovernorRow, _marker),
    Table("given", "names/given.tsv", GivenNameRow, lambda row: _names("name", row.form, "")),
    Table("family", "names/family.tsv", FamilyNameRow, lambda row: _names("name", row.form, "")),
    Table("titles", "names/titles.tsv", TitleRow, lambda row: _noun(row.lemma)),
    Table("heads", "names/heads.tsv", HeadRow, lambda row: _noun(row.lemma)),
    Table("organisations", "names/organisations*.tsv", OrganisationRow,
          lambda row: _names("name", row.name, row.aliases)),
    Table("figures", "names/figures*.tsv", FigureRow, lambda row: _names("name", row.name, row.aliases)),
    Table("sectors", "names/sectors.tsv", SectorRow, lambda row: [Entry(row.category, row.lemma, ())]),
    Table("countries", "places/countries.tsv", CountryRow, _country),
    Table("places", "places/places*.tsv", PlaceRow, lambda row: _names("name", row.name, row.aliases)),
    Table("cues", "speech/cues.tsv", CueRow, _cue),
    Table("triggers", "events/*.yaml", TriggerRow, _trigger),
    Table("numbers", "numbers/words.tsv", NumberRow, _number),
    Table("ordinals", "numbers/ordinals.tsv", OrdinalRow, _ordinal),
    Table("fractions", "numbers/fractions.tsv", FractionRow, _fraction),
    Table("vague", "numbers/vague.tsv", VagueRow,
          lambda row: _fixed("number", row.lemma, _vague_forms(row.lemma))),
    Table("modifiers", "numbers/modifiers.tsv", ModifierRow, _modifier),
    Table("units", "numbers/units.tsv", UnitRow, _measure),
    Table("currencies", "numbers/currencies.tsv", CurrencyRow, _currency),
    Table("designations", "numbers/designations.tsv", DesignationRow, lambda row: _noun(row.lemma)),
    Table("false_duals", "numbers/false_duals.tsv", FalseDualRow, lambda row: _fixed("noun", row.form, (row.form,))),
    Table("months", "times/months.tsv", MonthRow, lambda row: _time(row.form)),
    Table("weekdays", "times/weekdays.tsv", WeekdayRow,
          lambda row: _time(row.form, *filter(None, row.aliases.split(";")))),
    Table("time_units", "times/units.tsv", TimeUnitRow, lambda row: _time_noun(row.lemma)),
    Table("dayparts", "times/dayparts.tsv", DayPartRow, _day_part),
    Table("deictics", "times/deictics.tsv", DeicticRow, lambda row: _time(row.form)),
    Table("references", "times/references.tsv", ReferenceRow, lambda row: _time(row.form)),
    Table("edges", "times/edges.tsv", EdgeRow, lambda row: _time(row.form)),
    Table("shifts", "times/shifts.tsv", ShiftRow, _shift),
    Table("feasts", "times/feasts.tsv", FeastRow, lambda row: _time(row.form)),
    Table("seasons", "times/seasons.tsv", SeasonRow, lambda row: _time(row.form)),
    Table("decades", "times/decades.tsv", DecadeRow, lambda row: _time(row.form, row.form.replace("ينيات", "ينات"))),
    Table("zones", "times/zones.tsv", ZoneRow, lambda row: _time(row.form)),
    Table("dated_names", "times/name_heads.tsv", DatedNameRow, lambda row: _noun(row.lemma)),
)  # fmt: skip
