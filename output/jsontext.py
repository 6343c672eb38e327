"""Records as JSON text (RFC 8259), in UTF-8, without what is not text in any string."""

import json
from collections.abc import Iterable
from typing import Any

from output.markup import plain

# `dumps` makes an encoder for each call; nothing of ours holds itself.
_written = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
BETWEEN, CLOSING = b",\n", b"\n]}\n"  # of the items of a document


def document(head: dict[str, Any], name: str, items: Iterable[dict[str, Any]]) -> bytes:
    """One JSON object: `head`, which is not empty, and the items under a name.

    An item a line, so that versions can be compared; Python's indented JSON takes three times as long.
    """
    return opening(head, name) + BETWEEN.join(map(item, items)) + CLOSING


def opening(head: dict[str, Any], name: str) -> bytes:
    """What stands before the items of a document."""
    return f"{_text(head)[:-1]}, {json.dumps(name)}: [\n".encode()


def item(value: dict[str, Any]) -> bytes:
    """An item of a document."""
    return _text(value).encode()


def json_lines(values: Iterable[dict[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{_text(value)}\n" for value in values).encode()


def _text(value: dict[str, Any]) -> str:
    text = _written(value)
    if text.isprintable() and ("\\" not in text or _harmless(text)):  # `plain` changes nothing in most
        return text
    return _written(_plain(value))


def _harmless(text: str) -> bool:
    """Whether all that is escaped in a JSON text is plain: backslashes, quotation marks, line feeds."""
    return "\\" not in text.replace("\\\\", "").replace('\\"', "").replace("\\n", "")


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
