"""The tables of the lexicon: which files there are, what a row holds, which word forms it writes out.

A row is typed; its class is its documentation. `TABLES` is the one place that knows all of them, and loader,
linter, form table and docs are derived from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from riwaya.lexicon.features import Features, Pos
from riwaya.lexicon.inflection import Form, inflect_adjective, inflect_name, inflect_noun, inflect_verb
from riwaya.model import EventType, MentionType, Stance

Category: TypeAlias = Literal["verb", "noun", "adjective", "name", "particle", "phrase", "number", "time"]


class Row(msgspec.Struct, frozen=True, kw_only=True):
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


class CountryRow(Row, frozen=True, kw_only=True):
    """A state or territory (ISO 3166-1 alpha-2) with its adjective of nationality and capital."""

    name: str
    aliases: str = ""
    code: str
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
    distance: str = ""


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


class Entry(NamedTuple):
    """A lemma that a row is about: its category, its key there, and the forms it is written in."""

    category: Category
    key: str
    forms: Iterable[Form]


def _verb(row: VerbRow | CueRow | TriggerRow) -> list[Entry]:
    return [Entry("verb", row.lemma, inflect_verb(row.lemma, row.masdar))]


def _noun(lemma: str, gender: str = "") -> list[Entry]:
    key = lemma.partition("/")[0]
    if " " in key:
        return _names("noun", key, "")
    return [Entry("noun", key, inflect_noun(lemma, gender))]


def _names(category: Category, name: str, aliases: str) -> list[Entry]:
    names = [name, *filter(None, (alias.strip() for alias in aliases.split(";")))]
    return [Entry(category, name, [form for alias in names for form in inflect_name(alias)])]


def _particle(row: ParticleRow) -> list[Entry]:
    return [Entry("particle", row.form, [Form(row.form, Features(Pos.PARTICLE))])]


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
          lambda row: [Entry("adjective", row.lemma.partition("/")[0], inflect_adjective(row.lemma))]),
    Table("particles", "words/particles.tsv", ParticleRow, _particle),
    Table("given", "names/given.tsv", GivenNameRow, lambda row: _names("name", row.form, "")),
    Table("family", "names/family.tsv", FamilyNameRow, lambda row: _names("name", row.form, "")),
    Table("titles", "names/titles.tsv", TitleRow, lambda row: _noun(row.lemma)),
    Table("heads", "names/heads.tsv", HeadRow, lambda row: _noun(row.lemma)),
    Table("organisations", "names/organisations.tsv", OrganisationRow,
          lambda row: _names("name", row.name, row.aliases)),
    Table("figures", "names/figures.tsv", FigureRow, lambda row: _names("name", row.name, row.aliases)),
    Table("countries", "places/countries.tsv", CountryRow, _country),
    Table("places", "places/places.tsv", PlaceRow, lambda row: _names("name", row.name, row.aliases)),
    Table("cues", "speech/cues.tsv", CueRow, _cue),
    Table("triggers", "events/*.yaml", TriggerRow, _trigger),
)  # fmt: skip
