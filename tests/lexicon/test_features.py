"""Features survive packing; every combination has its own code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon.features import Aspect, Features, Grammatical, Pos, Voice, unpack

FEATURES = st.builds(
    Features,
    pos=st.sampled_from(Pos.members()),
    aspect=st.sampled_from(Aspect.members()),
    person=st.integers(1, 3),
    feminine=st.booleans(),
    number=st.sampled_from(Grammatical.members()),
    voice=st.sampled_from(Voice.members()),
    construct=st.booleans(),
    tanwin=st.booleans(),
    oblique=st.booleans(),
    sound=st.booleans(),
)


@given(FEATURES)
def test_packing_loses_nothing(features: Features) -> None:
    assert unpack(features.pack()) == features
    assert features.pack() < 2**17


@given(FEATURES, FEATURES)
def test_different_features_have_different_codes(one: Features, other: Features) -> None:
    assert (one.pack() == other.pack()) == (one == other)
