"""Plain text and Markdown as entries: title, publication date, paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from feeds.metadata import web_address
from feeds.model import Entry, Failed, Fault
from feeds.moments import Moment, date_in_byline, dateline, on_day, read_moment, whole_date
from feeds.text import html_to_text, language_tag, normalise_text, one_line

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
# Emphasis, heading and quote marks as they stand in text that was once Markdown.
_EMPHASIS = re.compile(r"(\*\*|__|\*|(?<!\w)_|_(?!\w)|`)(?=\S)|(?<=\S)(?:\*\*|__|\*|_(?!\w)|`)")
_HEADING_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)")
_RULE = re.compile(r"[\W_]*")
_BYLINE = re.compile(r"(?i:by|written by|posted by|von|par|por)\s+[^\W\d_a-z]")
_BUTTON = re.compile(
    r"(?:share|print|tweet|e-?mail|facebook|listen|subscribe|advertisement|photo|image|source"
    r"|\d+ min(?:utes?)? read|reading time|teilen|drucken|anzeige|foto|quelle)\b.{0,60}",
    re.IGNORECASE,
)
_LONG, _TITLE = 200, 250  # characters: from here on a block is a paragraph, up to here it can be a title


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says about itself before its text."""

    title: str = ""
    date: Moment | None = None
    url: str | None = None
    language: str | None = None


def plain_entry(text: str, *, id: str, name: str, url: str | None = None) -> Entry | Failed:  # noqa: A002 - Atom's word
    """A text without markup as an entry; `name` is its title when the text has none.

    Failed(EMPTY) for a text without content.
    """
    front, body = front_matter(text)
    return _entry(normalise_text(body), front, id=id, name=name, url=url)


def markdown_entry(text: str, *, id: str, name: str, url: str | None = None) -> Entry | Failed:  # noqa: A002
    """A Markdown document (CommonMark, perhaps with front matter) as an entry, as `plain_entry` says."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

    front, body = front_matter(text)
    html = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").render(body)
    heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
    if heading and not front.title:
        front = replace(front, title=one_line(html_to_text(heading[1])))
    return _entry(html_to_text(html), front, id=id, name=name, url=url)


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """The YAML block at the very start and the rest; a block that is no mapping is part of the text."""
    found = _FRONT_MATTER.match(text)
    values = _yaml(found[1]) if found else None
    if found is None or values is None:
        return FrontMatter(), text
    folded = {str(key).strip().lower(): value for key, value in values.items()}
    addresses = (web_address(_string(folded.get(key))) for key in ("url", "source", "link"))
    moments = (_moment(folded.get(key)) for key in ("date", "published"))
    known = FrontMatter(
        title=one_line(_string(folded.get("title"))),
        date=next((moment for moment in moments if moment), None),
        url=next((address for address in addresses if address), None),
        language=language_tag(folded.get("language") or folded.get("lang")),
    )
    return known, text[found.end() :]


def _yaml(block: str) -> Mapping[object, object] | None:
    from ruamel.yaml import YAML  # noqa: PLC0415 - only for front matter
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415
    from ruamel.yaml.events import AliasEvent  # noqa: PLC0415

    try:
        # Aliases multiply what a few bytes say; front matter has no use for them.
        if any(isinstance(event, AliasEvent) for event in YAML(typ="safe", pure=True).parse(block)):
            return None
        values = YAML(typ="safe", pure=True).load(block)
    except (YAMLError, ValueError, TypeError, RecursionError):
        return None
    return values if isinstance(values, Mapping) else None


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _moment(value: object) -> Moment | None:
    """A YAML timestamp or a date in words."""
    if isinstance(value, date | datetime):
        return read_moment(value.isoformat())
    return read_moment(_string(value))


def _entry(text: str, front: FrontMatter, *, id: str, name: str, url: str | None) -> Entry | Failed:  # noqa: A002
    if not text:
        return Failed(Fault.EMPTY, f"{name} holds no text")
    blocks = text.split("\n\n")
    day = None if front.date else _stated_day(blocks)
    published = front.date or (on_day(day) if day else None)
    basis = "front matter" if front.date else "dateline" if day else None
    return Entry(
        id=id,
        title=front.title or _title(blocks) or name,
        text=text,
        url=front.url or url,
        published=published.at if published else None,
        published_basis=basis,
        published_day=published.day if published else False,
        language=front.language,
    )


def _stated_day(blocks: list[str]) -> date | None:
    """The day of a "Date: ..." line or of the dateline of the first paragraph.

    A date on a line of its own is none: at the top of a copied page it is the day of the visit.
    """
    for block in blocks[: _story(blocks) + 2]:
        for line in block.split("\n")[:6]:
            bare = _bare(line)
            day = whole_date(bare, labelled=True)
            if day is None and whole_date(bare) is None:
                day = dateline(bare) or (date_in_byline(bare) if _BYLINE.match(bare) else None)
            if day is not None:
                return day
    return None


def _title(blocks: list[str]) -> str:
    """The last short block before the first paragraph: what stands above it is furniture."""
    for block in reversed(blocks[: _story(blocks)]):
        title = one_line(_bare(block.replace("\n", " ")))
        if title and len(title) <= _TITLE and not _no_title(title):
            return title
    return ""


def _no_title(line: str) -> bool:
    """Whether a line between title and text is a rule, a date, a byline or a button."""
    if _RULE.fullmatch(line) or _BYLINE.match(line) or _BUTTON.fullmatch(line):
        return True
    return whole_date(line) is not None or dateline(line) is not None


def _story(blocks: list[str]) -> int:
    """Where the first paragraph is: the first long block, else the first after a title-like line."""
    for number, block in enumerate(blocks):
        if len(block) >= _LONG:
            return number
    return min(1, len(blocks) - 1)


def _bare(line: str) -> str:
    """A line without the marks of Markdown."""
    return _EMPHASIS.sub("", _HEADING_MARK.sub("", line)).strip()
