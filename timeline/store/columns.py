"""What columns of the store hold besides numbers and plain texts."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, LargeBinary, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from timeline.store.deltas import pack, unpack
from timeline.store.short import pack_gist, pack_words, unpack_gist, unpack_words

_WORTH_PACKING = 64  # characters
_MOST_KEPT = 4_000  # characters of a text that is remembered while others are packed
_DIGITS = re.compile(r"[0-9a-f]+")
_PACKED = b"\x28\xb5\x2f\xfd"  # how a frame of Zstandard begins (RFC 8878, 3.1.1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; in SQLite, which has no type for them, microseconds since 1970."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Refuse naive moments: their meaning depends on the machine."""
        return _counted if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Give back an aware moment."""
        return moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive moments elsewhere, too."""
        return None if value is None else _aware(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """Give back a moment in UTC, whatever the zone of the connection."""
        return None if value is None else _aware(value)


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(UTC)


def _counted(value: datetime | None) -> int | None:
    if value is None:
        return None
    return ((value if value.tzinfo is UTC else _aware(value)) - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=4_096)  # what was read in one poll was seen at one moment, which they then share
def moment(number: int | None) -> datetime | None:
    """A moment as SQLite keeps it. Raises OverflowError where there was none such."""
    return None if number is None else _EPOCH + timedelta(microseconds=number)


class Small(TypeDecorator[str]):
    """A text of which the database keeps bytes, or the text itself where that is no longer.

    PostgreSQL has no column for texts and bytes: there a plain text is its bytes in UTF-8.
    """

    impl = Text
    cache_ok = True
    plain: TypeEngine[Any] = Text()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Bytes where the database insists on types."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else self.plain)

    # Rows hold several of these: the way of `TypeDecorator` takes as long as unpacking itself.
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """Make it small."""
        made = self.small
        if dialect.name != "postgresql":
            return lambda value: value and made(value)  # no text and an empty one are as small as can be

        def only_bytes(value: str | None) -> bytes | None:
            small = value and made(value)
            return small.encode("utf-8", "surrogatepass") if isinstance(small, str) else small

        return only_bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Give back the text."""
        whole = self.whole
        return lambda value: whole(value) if isinstance(value, bytes) else value

    def small(self, value: str) -> str | bytes:
        """A text that is not empty as it is kept."""
        raise NotImplementedError

    def whole(self, value: bytes) -> str:
        """The text again."""
        raise NotImplementedError


class Packed(Small):
    """A text that is compressed where that saves anything. A plain one never begins as a packed one does."""

    cache_ok = True

    def small(self, value: str) -> str | bytes:
        """Pack what is long enough."""
        return _packed(value) if len(value) >= _WORTH_PACKING else value

    def whole(self, value: bytes) -> str:
        """Unpack what is packed."""
        return unpacked(value)


def _packed(text: str) -> bytes:
    return _packed_again(text) if len(text) <= _MOST_KEPT else pack(text)


_packed_again = lru_cache(maxsize=500)(pack)  # many feeds carry the same reports


class Gist(Small):
    """A gist, see `timeline.same.gist`."""

    cache_ok = True

    def small(self, value: str) -> str | bytes:
        """Pack it beside common words."""
        return pack_gist(value)

    def whole(self, value: bytes) -> str:
        """Unpack it; nothing where there was none."""
        return unpack_gist(value) if value else ""


class Words(Small):
    """A title or a sentence."""

    cache_ok = True

    def small(self, value: str) -> str | bytes:
        """Pack it beside words that news are made of."""
        return pack_words(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Unpack it."""
        return unpack_words  # builds read them by the hundred thousand: one call for each


class Digits(Small):
    """A number in so many pairs of hexadecimal digits."""

    pairs: int

    def small(self, value: str) -> str | bytes:
        """Keep what the digits say; other texts as they are."""
        ours = len(value) == 2 * self.pairs and _DIGITS.fullmatch(value)
        return bytes.fromhex(value) if ours else value

    def whole(self, value: bytes) -> str:
        """Write the digits."""
        return value.hex() if len(value) == self.pairs else value.decode("utf-8", "surrogatepass")


class Hash(Digits):
    """A hash."""

    cache_ok = True
    plain = String(64)
    pairs = 16


class Key(Digits):
    """The key of a report or an event."""

    cache_ok = True
    plain = String(16)
    pairs = 8


class PackedJSON(TypeDecorator[Any]):
    """What JSON can say, packed."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Bytes; SQLite takes them in the column that there is."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Bytes("JSON"))

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes:  # noqa: ANN401, ARG002
        """Pack it."""
        return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Unpack it."""
        return json.loads(value if isinstance(value, str) else unpacked(value))


def unpacked(value: bytes) -> str:
    """A text as PostgreSQL keeps it. Raises StoreError or UnicodeDecodeError for one that is damaged."""
    return unpack(value) if value.startswith(_PACKED) else value.decode("utf-8", "surrogatepass")


class Term(TypeDecorator[str]):
    """One of a few terms as one letter, and any other word as it is.

    `terms` are all of them with their letters, as in "added=A edited=E". No word may be one of the letters.
    """

    impl = String
    cache_ok = True

    def __init__(self, terms: str, length: int) -> None:
        super().__init__(length)
        self.terms = terms
        pairs = [pair.partition("=") for pair in terms.split()]
        self._letters = {term: letter for term, _, letter in pairs}
        self._terms = {letter: term for term, _, letter in pairs}

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A text; in PostgreSQL as all texts are kept there."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Text(collation="C"))
        return super().load_dialect_impl(dialect)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:  # noqa: ARG002
        """Write the letter."""
        letters = self._letters
        return lambda value: letters.get(value, value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Give back the term."""
        terms = self._terms
        return lambda value: terms.get(value, value)


class Bytes(UserDefinedType[Any]):
    """Bytes as `records` packs them in a column that held something else in former versions.

    SQLite takes bytes in any column; what a former version wrote may still be there.
    """

    cache_ok = True

    def __init__(self, was: str) -> None:
        self.was = was

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401 - of the base class
        """The type that the column has had since the first version."""
        return self.was
