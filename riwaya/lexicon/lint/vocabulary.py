"""The closed lists that columns choose from; docs/lexicon.md says what the words mean."""

from __future__ import annotations

# fmt: off
NOUN_CLASSES = frozenset((
    "person", "group", "place", "building", "weapon", "vehicle", "document", "event", "act", "speech", "time",
    "measure", "money", "quantity", "body", "animal", "abstract", "thing",
))
PARTICLE_CLASSES = frozenset((
    "preposition", "conjunction", "complementizer", "relative", "demonstrative", "pronoun", "negation", "future",
    "aspect", "interrogative", "conditional", "exception", "adverb", "quantifier", "vocative", "deictic", "connective",
    "auxiliary",
))
# What stands between a deed and the word that governs it; + where who must do it may stand there.
LINKS = frozenset(("", "+", "ب", "ل", "إلى", "على", "عن", "من", "في", "أمام"))
# Sectors of PLOVER.
ROLES = frozenset((
    "BUS", "COP", "EDU", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP", "OTH", "PTY", "REB",
    "REL", "SPY", "UAF",
))
# Those of people who belong to none of these bodies.
SECTORS = ROLES | frozenset(("CVL", "CRM", "REF"))
TITLE_SORTS = frozenset(("rank", "office", "honorific", "profession", "kin"))
GENDERS = frozenset(("", "m", "f"))
PRECISIONS = frozenset(("site", "town", "district", "province", "country"))
PROMINENCES = frozenset(("1", "2", "3", "4"))

# Event files.
EVENT_KEYS = frozenset(("type", "label", "gloss", "acled", "cameo", "modes", "triggers", "near_misses"))
TRIGGER_KEYS = frozenset((
    "lemma", "pos", "masdar", "mode", "actor", "recipient", "instrument", "place", "counts", "needs", "not", "realis",
    "example", "note",
))
POSITIONS = frozenset(("subject", "object", "genitive", "self"))
# Prepositions and prepositional phrases that place a participant.
PREPOSITIONS = frozenset((
    "ب", "ل", "على", "في", "من", "إلى", "عن", "مع", "بين", "ضد", "أمام", "نحو", "تجاه", "إزاء", "باتجاه", "صوب", "قرب",
    "فوق", "داخل", "حول", "لدى", "خلف", "وراء", "بحق", "بيد", "برصاص", "أن", "من قبل", "على يد", "على أيدي", "في وجه",
))
# Positions of needs that list words instead of classes.
WORDED = frozenset(("complement", "adjective"))
_COUNTED = frozenset(("counted", "number", "numbered", "victims"))
CLASSES = _COUNTED | {"person", "group", "place", "weapon", "thing", "force"}
COUNTS = frozenset(("", "killed", "injured", "missing", "participants", "arrested", "displaced", "released"))
REALIS = frozenset(("", "planned", "threatened"))
