"""The digest as JSON, and the index of a folder of digests."""

import html
import json
from collections.abc import Iterable
from dataclasses import asdict

from output.model import Message


def digest_json(message: Message) -> str:
    """The digest as one JSON object."""
    return json.dumps(asdict(message), ensure_ascii=False, indent=1, default=str) + "\n"


def folder_index(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """The digests of a folder, newest first: stem, subject, period and ISO moment of each."""
    lines = (
        f'<li><a href="{html.escape(stem)}.html">{html.escape(subject)}</a></li>'
        for stem, subject, *_ in rows
    )
    return f"<!doctype html><title>Digests</title><ul>{''.join(lines)}</ul>"
