"""Unix filters: one JSON object a line in, one out, no store and no configuration.

A line that cannot be read is answered with one line on stderr that names it; the others are still answered
and the exit code is 1.
"""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast
# ruff: noqa: D301 - click reads the backspace character as "keep these lines as they are"

import functools
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from timeline import names
from timeline.cli.common import FAILED

if TYPE_CHECKING:
    from feeds.model import Entry
    from timeline.extract.news import Said
    from timeline.model import Mention, Timex

Values = dict[str, Any]
_AT_ONCE = 1000  # expressions written at once

_GENRES: dict[str, Literal["news", "narrative"]] = {"news": "news", "narrative": "narrative"}


class LineError(ValueError):
    """A line of input is not what the filter reads."""


@click.command
def tag() -> int:
    """Tag dates: texts as JSON lines on stdin, TIMEX3 expressions as JSON lines on stdout.

    \b
    in   {"id", "text", "published", "language"?, "genre"?: news|narrative}
    out  {"id", "timexes": [{"start", "end", "text", "type", "value", "mod", "edtf"}]}
    """
    from timeline.dates import tag as tag_text
    from timeline.dates import timex3

    def answer(values: Values) -> Iterator[str]:
        named = values.get("genre")
        genre = _GENRES.get(str(named))
        if named and genre is None:
            raise LineError('"genre" is neither "news" nor "narrative"')
        found = tag_text(_text(values), _day(values), language=_optional(values, "language"), genre=genre)
        yield f'{{"id": {_json(values.get("id"))}, "timexes": ['
        for first in range(0, len(found), _AT_ONCE):
            part = found[first : first + _AT_ONCE]
            # Only a compact range is two.
            said = [
                _timex(one) if "/" not in one.value else ", ".join(map(_timex, timex3(one))) for one in part
            ]
            yield ", ".join(said) if first == 0 else f", {', '.join(said)}"
        yield "]}"

    return _filter(answer)


def _timex(timex: "Timex") -> str:
    """As JSON; only the words of the text can hold what JSON spells otherwise."""
    mod, edtf = timex.mod, timex.edtf
    qualified = "null" if mod is None else f'"{mod}"'
    dated = "null" if edtf is None else f'"{edtf.text}"'
    return (
        f'{{"start": {timex.start}, "end": {timex.end}, "text": {_quoted(timex.text)}, "type": "{timex.type}"'
        f', "value": "{timex.value}", "mod": {qualified}, "edtf": {dated}}}'
    )


@click.command
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def extract(files: tuple[Path, ...]) -> int:
    """Take the main text, title and publication date out of HTML pages.

    Reads the named files (a text or Markdown file by its suffix), or JSON lines on stdin.

    \b
    in   {"id", "url", "html"}
    out  {"id", "title", "published", "published_basis", "language", "text"}
    """
    return _filter(_extracted_line) if not files else max([_extract_file(path) for path in files])


def _extracted_line(values: Values) -> Iterator[str]:
    from feeds.model import Failed
    from feeds.page import extract as extract_page

    html = values.get("html")
    if not isinstance(html, str):
        raise LineError('"html" is missing or no text')
    entry = extract_page(html, _optional(values, "url"))
    if isinstance(entry, Failed):
        raise LineError(entry.message)
    yield _json(_extracted(values.get("id"), entry))


def _extract_file(path: Path) -> int:
    from feeds.document import read_document
    from feeds.model import Failed

    document = read_document(path)
    if isinstance(document, Failed):
        click.echo(f"{path}: {document.message}", err=True)
        return FAILED
    for note in document.notes:
        click.echo(f"{path}: {note}", err=True)
    _write(f"{_json(_extracted(str(path), document.entry))}\n")
    return 0


def _extracted(identity: object, entry: "Entry") -> Values:
    published = entry.published
    shown = published and (published.date() if entry.published_day else published).isoformat()
    return {
        "id": identity,
        "title": entry.title,
        "published": shown,
        "published_basis": entry.published_basis,
        "language": entry.language,
        "text": entry.text,
    }


def events_of_lines() -> int:
    r"""Answer texts with their events.

    in   {"id", "text", "published", "title"?, "url"?, "language"?}
    out  {"id", "events": [{"when", "title", "sentence", "start", "end", "basis", "actors", "places"}]}
    """
    from feeds.model import Entry
    from timeline.extract import extract as extract_events
    from timeline.extract import goes_on
    from timeline.extract.named import recogniser

    def answer(values: Values) -> Iterator[str]:
        day = _day(values)
        entry = Entry(
            id=str(values.get("id")),
            title=_optional(values, "title") or "",
            text=_text(values),
            url=_optional(values, "url"),
            language=_optional(values, "language"),
        )
        mentions = extract_events(entry, anchor=day, anchor_basis="published" if day else None)
        found = [
            _event(one, one.sentence, one.start, one.end, one.basis.value) | _names(one.names)
            for one in mentions
        ]
        find = recogniser(entry).find
        for said in goes_on(entry, mentions, day) if day else ():
            span = said.span
            sentence = span.of(entry.text)
            named = _names(names.pack(find(sentence)))
            found.append(_event(said, sentence, span.start, span.end, "context") | named)
        yield _json({"id": values.get("id"), "events": sorted(found, key=itemgetter("start", "end"))})

    return _filter(answer)


def _event(told: "Mention | Said", sentence: str, start: int, end: int, basis: str) -> Values:
    return {
        "when": told.when.text,
        "title": told.title,
        "sentence": sentence,
        "start": start,
        "end": end,
        "basis": basis,
    }


def _names(packed: str) -> Values:
    return {"actors": names.actors(packed), "places": names.places(packed)}


def _filter(answer: Callable[[Values], Iterator[str]]) -> int:
    """An answer comes in parts, so that a long one is never held as a whole; one that fails has none."""
    code = 0
    for number, line in _lines():
        try:
            values = json.loads(line, parse_constant=_no_number)
            if not isinstance(values, dict):
                raise LineError("not a JSON object")
            for part in answer(values):
                _write(part)
            sys.stdout.write("\n")
        except (ValueError, RecursionError) as error:
            click.echo(f"line {number}: {error}", err=True)
            code = FAILED
    sys.stdout.flush()
    return code


def _lines() -> Iterator[tuple[int, str]]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            yield number, line.decode("utf-8", "replace")


_json = json.JSONEncoder(ensure_ascii=False).encode
_quoted = functools.lru_cache(1024)(json.encoder.encode_basestring)  # the same few dates fill a text


def _write(text: str) -> None:
    # A lone surrogate, which JSON can spell, has no UTF-8 form; its escape has.
    sys.stdout.write(text if text.isascii() else text.encode("utf-8", "backslashreplace").decode())


def _no_number(name: str) -> float:
    raise LineError(f"{name} is no JSON")


def _text(values: Values) -> str:
    text = values.get("text")
    if not isinstance(text, str):
        raise LineError('"text" is missing or no text')
    return text


def _optional(values: Values, name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) else None


def _day(values: Values) -> date | None:
    """The publication day; one that says no day counts as unknown, and relative dates stay undated."""
    value = values.get("published")
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None
