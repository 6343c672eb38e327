"""Texts and what they say as JSON: what goes to those who read for others, and what comes back."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from feeds.model import Entry, Occasion
from timeline.ahead import Text
from timeline.edtf import Edtf
from timeline.model import Basis, Mention

_FIELDS = tuple(field.name for field in fields(Mention))
Said = tuple[Mention, ...]


def write_texts(texts: Sequence[Text]) -> str:
    """Texts to be read."""
    return json.dumps([_text(text) for text in texts])


def read_texts(written: str) -> list[Text]:
    """What `write_texts` wrote."""
    return [
        Text(_entry(entry), date.fromisoformat(anchor) if anchor else None, basis)
        for entry, anchor, basis in json.loads(written)
    ]


def write_said(said: Sequence[Said]) -> str:
    """What texts say, in the order in which they came."""
    return json.dumps([[_mention(mention) for mention in mentions] for mentions in said])


def read_said(written: str) -> list[Said]:
    """What `write_said` wrote."""
    return [tuple(_read_mention(values) for values in mentions) for mentions in json.loads(written)]


def _text(text: Text) -> list[Any]:
    entry = text.entry
    published = entry.published and entry.published.isoformat()
    values = {
        "id": entry.id, "title": entry.title, "text": entry.text, "url": entry.url, "published": published,
        "published_basis": entry.published_basis, "published_day": entry.published_day,
        "language": entry.language, "occasions": [asdict(occasion) for occasion in entry.occasions],
    }  # fmt: skip
    return [values, text.anchor and text.anchor.isoformat(), text.basis]


def _entry(values: dict[str, Any]) -> Entry:
    published, occasions = values["published"], values["occasions"]
    return Entry(
        **values
        | {
            "published": published and datetime.fromisoformat(published),
            "occasions": tuple(Occasion(**occasion) for occasion in occasions),
        }
    )


def _mention(mention: Mention) -> list[Any]:
    values = {name: getattr(mention, name) for name in _FIELDS}
    return list((values | {"when": mention.when.text, "basis": mention.basis.value}).values())


def _read_mention(values: list[Any]) -> Mention:
    named = dict(zip(_FIELDS, values, strict=True))
    return Mention(**named | {"when": Edtf(named["when"]), "basis": Basis(named["basis"])})
