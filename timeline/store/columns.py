"""What columns of the store hold besides numbers and plain texts."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from timeline.store.deltas import pack, unpack

_WORTH_PACKING = 200  # characters
_PACKED = b"\x28\xb5\x2f\xfd"  # how a frame of Zstandard begins (RFC 8878, 3.1.1)
_DIGITS = len("2026-03-07 19:30:00.000000")


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite keeps no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Refuse naive moments: their meaning depends on the machine."""
        # Rows hold up to ten of these, and the way of `DateTime` takes ten times as long.
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Give back an aware moment."""
        return _moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

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


def _written(value: datetime | None) -> str | None:
    if value is None:
        return None
    moment = value if value.tzinfo is UTC else _aware(value)
    return moment.isoformat(" ", "microseconds")[:_DIGITS]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


class Packed(TypeDecorator[str]):
    """A text that is kept compressed where that saves anything. Texts of former versions are plain.

    PostgreSQL has no column for texts and bytes: there a plain text is its bytes in UTF-8, which never begin
    as a packed one does.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Bytes where the database insists on types."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Pack what is long enough."""
        if value is None:
            return None
        if len(value) >= _WORTH_PACKING:
            return pack(value)
        return value.encode("utf-8", "surrogatepass") if dialect.name == "postgresql" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002
        """Give back the text."""
        if isinstance(value, bytes):
            return unpacked(value)
        text: str | None = value
        return text


def unpacked(value: bytes) -> str:
    """A text as PostgreSQL keeps it. Raises StoreError or UnicodeDecodeError for one that is damaged."""
    return unpack(value) if value.startswith(_PACKED) else value.decode("utf-8", "surrogatepass")


class States(UserDefinedType[Any]):
    """One side of a change: bytes as `records` packs it, a JSON text where a former version wrote it."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401 - of the base class
        """The type that the column has had since the first version; SQLite takes bytes in any."""
        return "JSON"
