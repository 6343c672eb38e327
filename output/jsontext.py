"""Records as JSON text (RFC 8259), in UTF-8, without what is not text in any string."""

import json
from collections.abc import Iterable
from typing import Any

from output.markup import plain


def document(value: dict[str, Any]) -> bytes:
    """One JSON object, indented so that versions can be compared, ended by a line break."""
    return f"{json.dumps(_plain(value), ensure_ascii=False, indent=1)}\n".encode()


def json_lines(values: Iterable[dict[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{json.dumps(_plain(value), ensure_ascii=False)}\n" for value in values).encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
