"""Texts, what an editor does to them, and what has to be told of it. Nothing here asks the program.

A text is what its source serves: the description of an entry of a feed (title, blank line, paragraphs), the
HTML of a page, a file. Edits are made on that, found whatever the white space between the words.
"""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

KINDS = ("added", "rescheduled", "refined", "amended", "withdrawn", "edited")
ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, LABELS = ROOT / "docs/examples/cambodia", ROOT / "tests/examples/expected.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """A change with its dates (EDTF); `words` stand in it (as expected) or are all of it (as told)."""

    kind: str
    before: str | None = None
    after: str | None = None
    words: str = ""
    own: bool = True  # told of the entry that was edited

    def __str__(self) -> str:
        dates = " > ".join(dict.fromkeys(when for when in (self.before, self.after) if when))
        return " ".join(filter(None, (self.kind, dates, f"| {self.words[:90]}" if self.words else "")))

    def meets(self, told: "Told") -> bool:
        """Whether this expectation is met by what was told."""
        same = (self.kind, self.before, self.after) == (
            told.kind, _as_fine(told.before, self.before), _as_fine(told.after, self.after)
        )  # fmt: skip
        return same and told.own and " ".join(self.words.split()).casefold() in told.words.casefold()


def _as_fine(when: str | None, wanted: str | None) -> str | None:
    """Times of day are cut off where the expectation names none."""
    return when.partition("T")[0] if when and "/" not in when and "T" not in (wanted or "") else when


@dataclass(frozen=True, slots=True)
class Label:
    """An event of a text: its date (EDTF) and the words round the date expression, once in the text."""

    when: str
    cue: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One edit of a text; what has to be told of it, and what may be.

    `edits` are pairs of old and new words, `swaps` pairs of passages that change places; `raw` is the whole
    text where it was written anew. With `gone` the entry is in the window of its feed no more; `arrives` is a
    paragraph of an entry that came into it.
    """

    sort: str
    name: str
    edits: tuple[tuple[str, str], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()
    raw: str = ""
    gone: bool = False
    arrives: str = ""
    must: tuple[Told, ...] = ()
    may: tuple[Told, ...] = ()
    scripted: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its source serves it; `labels` are None where nobody labelled its events."""

    name: str
    kind: Literal["feed", "page", "files"]
    raw: str
    published: date
    language: str = "en"
    labels: tuple[Label, ...] | None = None
    revisions: tuple[Revision, ...] = ()
    others: tuple[str, ...] = ()  # other entries of the feed, as `raw`

    @property
    def half(self) -> str:
        return ("tuning", "held-out")[digest_of(self.name)[0] % 2]


def digest_of(name: str) -> bytes:
    """What orders and halves the texts, the same everywhere."""
    return hashlib.blake2b(name.encode()).digest()


def revised(text: Text, revision: Revision) -> str | None:
    """The text with its edits; None where a passage is not there exactly once."""
    if revision.raw:
        return revision.raw
    places: list[tuple[int, int, str]] = []
    for old, new in revision.edits:
        place = find(old, text.raw)
        if place is None:
            return None
        places.append(
            (*place, html.escape(new, quote=False) if text.kind == "page" and "<" not in new else new)
        )
    for left, right in revision.swaps:
        one, other = find(left, text.raw), find(right, text.raw)
        if one is None or other is None:
            return None
        places += [(*one, text.raw[slice(*other)]), (*other, text.raw[slice(*one)])]
    raw, end = text.raw, len(text.raw)
    for start, stop, new in sorted(places, reverse=True):
        if stop > end:
            return None  # edits that overlap
        raw, end = raw[:start] + new + raw[stop:], start
    return raw


def find(words: str, text: str) -> tuple[int, int] | None:
    """Where the words stand in a text, None unless that is exactly once."""
    found = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]
    return found[0] if len(found) == 1 else None


def load(folder: Path) -> Iterator[Text]:
    """The texts of a folder of YAML files, in the order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        yield _text(path.stem, _yaml(path))


def _yaml(path: Path) -> dict[str, Any]:
    # The loader in C, where it is built, reads ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), loader)
    return found


def _text(name: str, record: dict[str, Any]) -> Text:
    if "document" in record:
        path = EXAMPLES / record["document"]
        name, kind, raw = path.name, "page" if path.suffix == ".html" else "files", path.read_text("utf-8")
        record |= _yaml(LABELS)["documents"][name]
        record["language"] = {"sommet": "fr", "wasserwerk": "de"}.get(name.partition("-")[0], "en")
    else:
        kind, raw = record.get("kind", "feed"), _served(record, record["text"])
    return Text(
        name, kind, raw, record["published"], record.get("language", "en"),
        tuple(Label(str(event["when"]), event["cue"]) for event in record["events"]),
        tuple(_revision(name, one, record) for one in record["revisions"]),
        tuple("\n\n".join(_paragraphs(other)) for other in record.get("others", ())),
    )  # fmt: skip


def _served(record: dict[str, Any], text: str) -> str:
    """A text as its source serves it."""
    paragraphs = _paragraphs(text)
    if record.get("kind") != "page":
        return "\n\n".join([record["title"], *paragraphs])
    body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    page: str = record["page"]
    return page.replace("{title}", record["title"]).replace("{text}", body)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]


def _revision(name: str, record: dict[str, Any], text: dict[str, Any]) -> Revision:
    unknown = set(record) - {"sort", "edits", "swap", "text", "gone", "arrives", "must", "may", "why"}
    if unknown:
        raise ValueError(f"{name}: unknown {unknown}")
    return Revision(
        sort=record["sort"],
        name=record.get("why", ""),
        edits=tuple((old, new or "") for old, new in record.get("edits", ())),
        swaps=((record["swap"][0], record["swap"][1]),) if "swap" in record else (),
        raw=_served(text, record["text"]) if "text" in record else "",
        gone=record.get("gone", False),
        arrives=record.get("arrives", ""),
        must=tuple(map(told, record.get("must", ()))),
        may=tuple(map(told, record.get("may", ()))),
        scripted=False,
    )


def told(line: str) -> Told:
    """A change as it is written down: "rescheduled 2026-05-04 > 2026-05-11 | words of its sentence"."""
    head, _, words = line.partition(" | ")
    kind, _, dates = head.strip().partition(" ")
    first, _, last = (when.strip() for when in dates.partition(">"))
    if kind not in KINDS or (kind == "edited") == bool(first) or bool(last) != (kind in KINDS[1:3]):
        raise ValueError(f"no change: {line}")
    return Told(
        kind,
        None if kind == "added" else first or None,
        None if kind == "withdrawn" else last or first or None,
        words.strip(),
    )
