"""Readings from and to JSON, and the JSON Schema of both."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.model.errors import SchemaError
from riwaya.model.reading import Reading

_DECODER = msgspec.json.Decoder(Reading)
_ENCODER = msgspec.json.Encoder()


def decode_reading(data: bytes | str, where: str = "reading") -> Reading:
    """A reading from its JSON; `where` (a file or file:line) opens the message of a SchemaError."""
    try:
        return _DECODER.decode(data)
    except msgspec.MsgspecError as error:
        raise SchemaError(f"{where}: {error}") from error


def encode_reading(reading: Reading) -> bytes:
    """The reading as one line of UTF-8 JSON, keys in the order of the schema."""
    return _ENCODER.encode(reading)


def pretty_reading(reading: Reading) -> str:
    """The reading as indented JSON for people."""
    return msgspec.json.format(encode_reading(reading), indent=1).decode()


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading."""
    return msgspec.json.schema(Reading)
