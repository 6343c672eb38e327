"""A PDF as an entry: its paragraphs without the edges of pages, its title and date as it states them."""

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import TypeVar

from pypdf import PageObject, PdfReader

from feeds.model import Failed, Fault
from feeds.moments import Moment, read_moment
from feeds.plain import Document, mended, read_plain
from feeds.text import language_tag, normalise_text, one_line

# It reports every unusual document; without a handler Python would print that.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

T = TypeVar("T")

MOST_PAGES, MOST_CHARACTERS = 500, 1_000_000
_EDGE = 3  # lines at the top and at the bottom of a page that may be its header or footer
_SHORT = 0.8  # of the usual width: a line that ends before was ended by its writer
# "12", "- 12 -", "Page 3 of 10", "S. 3/10"; "May 12" is a heading.
_NUMBER = re.compile(
    r"(?:(?:pages?|pg|p|seite|s|página|pagina|pág|trang|стр)\.?\s*)?[–—|-]?\s*\d{1,3}\s*"
    r"(?:(?:[–—|/-]|of|von|de|sur|di|van|из)?\s*(?:\d{1,3})?)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"[•·▪◦‣●○■□►–—*-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# What programs put there: the name of a file, of themselves, or nothing.
_NO_TITLE = re.compile(
    r"microsoft \w+ - .*|.*\.(?:docx?|odt|pdf|indd|qxp|tex|rtf|pptx?|xlsx?)|untitled.*|\W*", re.IGNORECASE
)


def read_pdf(body: bytes, *, id: str, name: str, url: str | None = None) -> Document | Failed:  # noqa: A002 - Atom's word
    """The document; Failed when it is broken, encrypted, or made of pictures. Never raises.

    The date is that of a dateline in the text, else the one on which the document says it was created.
    """
    try:
        return _read(PdfReader(io.BytesIO(body)), id=id, name=name, url=url)
    except Exception as error:  # noqa: BLE001 - what broken files make the library raise is not listed anywhere
        return Failed(Fault.UNREADABLE, f"is a PDF that cannot be read ({_words(error)})")


def _read(reader: PdfReader, *, id: str, name: str, url: str | None) -> Document | Failed:  # noqa: A002
    if reader.is_encrypted and not reader.decrypt(""):
        return Failed(Fault.UNREADABLE, "is a PDF that asks for a password")
    count = len(reader.pages)
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages[:MOST_PAGES]:
        pages.append(_lines(page))
        size += sum(map(len, pages[-1]))
        if size > MOST_CHARACTERS:
            break
    text = "\n\n".join(paragraphs(pages))[:MOST_CHARACTERS]
    if not text:
        return Failed(Fault.EMPTY, "is a PDF without text: its pages are pictures")
    document = read_plain(text, id=id, name=name, url=url)
    if isinstance(document, Failed):
        return document
    cut = () if len(pages) == count else (f"only {len(pages)} of its {count} pages are read",)
    entry = replace(document.entry, title=_title(reader) or document.entry.title, language=_language(reader))
    created = _created(reader)
    if entry.published is None and created is not None:
        entry = replace(entry, published=created.at, published_basis="pdf", published_day=created.day)
    return Document(entry, (*document.notes, *cut))


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs of pages given as lines, an empty line where the page leaves a gap.

    Lines that come again at the edges of pages are left out, words broken at the end of a line made whole.
    """
    lines = list(chain.from_iterable(_without_edges(pages)))
    width = _usual_width(lines)
    found: list[list[str]] = [[]]
    for line, following in pairwise([*lines, ""]):
        if line:
            found[-1].append(line)
        if found[-1] and _parted(line, following, width):
            found.append([])
    return [mended("\n".join(block)).replace("\n", " ") for block in found if block]


def _lines(page: PageObject) -> list[str]:
    return normalise_text(page.extract_text()).split("\n")


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without headers, footers and numbers of pages."""
    written = [[at for at, line in enumerate(page) if line] for page in pages]
    seen = Counter(
        sign
        for page, places in zip(pages, written, strict=True)
        for sign in {_sign(page[at]) for at in (*places[:_EDGE], *places[-_EDGE:])}
    )
    repeated = {sign for sign, count in seen.items() if count >= max(2, (len(pages) + 1) // 2)}
    return [
        _inner(page, places, repeated) if len(places) > 1 else list(page)
        for page, places in zip(pages, written, strict=True)
    ]


def _inner(page: Sequence[str], written: Sequence[int], repeated: Collection[str]) -> list[str]:
    """A page without the outermost lines, from both ends, that are repeated or a number."""

    def furniture(places: Sequence[int]) -> Iterator[int]:
        return takewhile(
            lambda at: _sign(page[at]) in repeated or _NUMBER.fullmatch(page[at]), places[:_EDGE]
        )

    dropped = {*furniture(written), *furniture(written[::-1])}
    return [line for at, line in enumerate(page) if at not in dropped]


def _sign(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _usual_width(lines: Sequence[str]) -> int:
    """The width of full lines, in characters: what a tenth of the lines exceeds."""
    widths = sorted(len(line) for line in lines if line)
    return widths[len(widths) * 9 // 10] if widths else 0


def _parted(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends after `line`: at a gap, before an item, where another word had room."""
    if not line or not following or _ITEM.match(following):
        return True
    if following[0].islower() or line[-1] in ",-–—(":
        return False
    needed = len(line) + 1 + len(following.partition(" ")[0])
    return needed <= width * (1 if _ENDS.search(line) else _SHORT)


def _title(reader: PdfReader) -> str:
    """The title that the document declares, "" for what a program put there."""
    information, description = reader.metadata, _readable(lambda: reader.xmp_metadata)
    declared = [information.title if information else None]
    declared += (_readable(lambda: description.dc_title) or {}).values() if description else ()
    titles = (one_line(str(title or ""))[:300] for title in declared)
    return next((title for title in titles if not _NO_TITLE.fullmatch(title)), "")


def _created(reader: PdfReader) -> Moment | None:
    """When the document says that it was created."""
    information, description = reader.metadata, _readable(lambda: reader.xmp_metadata)
    stamps = (
        _readable(lambda: information.creation_date) if information else None,
        _readable(lambda: description.xmp_create_date) if description else None,
    )
    return next((read_moment(stamp.isoformat()) for stamp in stamps if stamp is not None), None)


def _readable(read: Callable[[], T]) -> T | None:
    """What a document says of itself, None when that is broken: its text is worth having all the same."""
    try:
        return read()
    except Exception:  # noqa: BLE001 - as for the document as a whole
        return None


def _language(reader: PdfReader) -> str | None:
    value = reader.root_object.get("/Lang")
    return language_tag(str(value)) if value else None


def _words(error: Exception) -> str:
    return one_line(str(error))[:120] or type(error).__name__
