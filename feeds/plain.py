"""Plain text and Markdown as entries: title, publication date, paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from feeds.front_matter import FrontMatter, front_matter
from feeds.model import Entry, Failed, Fault
from feeds.moments import date_in_byline, date_of_record, dateline, on_day, whole_date
from feeds.text import html_to_text, normalise_text, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

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
# A hyphen at the end of a line inside a word, and one that shows only there.
_BROKEN = re.compile(r"(?<=[^\W\d_]{2})-\n([^\W\d_]+)")
# "Vor-/und Nachteile": the hyphen stands for the rest of the word.
_JOINING = frozenset("und oder bzw sowie bis and or to et ou y o e en of och og".split())
_SOFT_BREAK = re.compile(r"\xad[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
# "14. Juni 2008", "14. 6. 2008" at the head of a line: a list whose number nobody sees, if nothing is done.
_MONTH = (
    r"(?:jan(?:uar)?|jänner|feb(?:ruar|er)?|mär(?:z|\.)|mrz|marts?|mars|apr(?:il)?|ma[ij]|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|de[zs](?:ember)?|december)"
)
_ORDINAL_DAY = re.compile(
    r"^((?:[ \t]*(?:[-*+>]|\[[ x]\])[ \t])*[ \t]*[0-9]{1,2})"
    rf"\.(?= +(?:{_MONTH}(?!\w)|[0-9]{{1,2}}\. ?[0-9]{{4}}))",
    re.IGNORECASE | re.MULTILINE,
)
# Rows of a table without a row of heads, as kramdown reads them: what CommonMark takes for a paragraph.
_ROW = r"[ \t]{0,3}\|[^\n]*\|[ \t]*"
_HEADLESS = re.compile(rf"(?:\A|(?<=\n\n))(?={_ROW}\n{_ROW}(?:\n|\Z))({_ROW})(?:\n({_ROW}))?", re.MULTILINE)
_SEPARATOR = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*[|+])+[ \t]*")
# The head of an entry: "Present: ...", "4 May ...", "2026-05-04 ...".
_ENTRY = re.compile(
    r"\W{0,3}(?:[^\W\d_a-zß-ÿ][^:.!?\n]{0,40}:\s|\d{4}(?:-\d\d(?:-\d\d)?\b|[:,]? [^\W\d_a-zß-ÿ])"
    r"|\d{1,2}\.? [^\W\d_a-zß-ÿ][^\W\d_]{2,8}\b)"
)
# Lines of a chronicle that stand below each other without a space: each of them opens with its year.
_CHRONICLE = re.compile(
    r"(?m)(?:^[ \t]*(?:ca?\. ?|about )?[0-9]{3,4}(?:[-–/][0-9]{2,4})?[.:,]? ?[–—-]? ?[^\W\d_a-zß-ÿ]"
    r"[^\n]*(?:\n|\Z)){3,}"
)
_YEAR = 1000  # the least number of an item that is one
_LONG, _TITLE = 200, 250  # characters: from here on a block is a paragraph, up to here it can be a title


@dataclass(frozen=True, slots=True)
class Document:
    """A text as an entry; `notes` are what could not be read of it."""

    entry: Entry
    notes: tuple[str, ...] = ()


def read_plain(text: str, *, id: str, name: str, url: str | None = None) -> Document | Failed:  # noqa: A002 - Atom's word
    """A text without markup; `name` is its title when the text has none.

    Words that are broken at the end of a line are whole again. Failed(EMPTY) for a text without content.
    """
    front, body = front_matter(text)
    body = _CHRONICLE.sub(_apart, mended(normalise_text(_SOFT_BREAK.sub("", body))))
    return _document(body, front, id=id, name=name, url=url)


def _apart(lines: re.Match[str]) -> str:
    """Lines that are paragraphs of their own."""
    ends = lines[0].endswith("\n")
    return lines[0].rstrip("\n").replace("\n", "\n\n") + ("\n\n" if ends else "")


def mended(text: str) -> str:
    """`text` with words that are broken at the end of a line made whole."""
    return _BROKEN.sub(_whole_word, text)


def read_markdown(text: str, *, id: str, name: str, url: str | None = None) -> Document | Failed:  # noqa: A002
    """A Markdown document (CommonMark, perhaps with front matter), as `read_plain` says; code is no text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

    front, body = front_matter(text)
    reader = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    for code in ("fence", "code_block"):
        reader.add_render_rule(code, _nothing)
    reader.add_render_rule("softbreak", _line_end)
    reader.add_render_rule("list_item_open", lambda _, *token: _item(*token))
    body = _HEADLESS.sub(_with_heads, body)
    tokens = reader.parse(_ORDINAL_DAY.sub(r"\1\\.", body))
    _tell_numbers(tokens)
    html = str(reader.renderer.render(tokens, reader.options, {}))
    heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
    if heading and not front.title:
        front = replace(front, title=one_line(html_to_text(heading[1])))
    return _document(html_to_text(html), front, id=id, name=name, url=url)


def _whole_word(broken: re.Match[str]) -> str:
    rest = broken[1]
    return rest if rest[0].islower() and rest not in _JOINING else broken[0]


def _with_heads(rows: re.Match[str]) -> str:
    """The first rows of a table below a row of empty heads, where no row of heads begins it."""
    if _SEPARATOR.fullmatch(rows[2]):
        return rows[0]
    cells = rows[1].count("|") - 1
    empty, rule = "|" + " |" * cells, "|" + "---|" * cells
    return f"{empty}\n{rule}\n{rows[2] if _SEPARATOR.fullmatch(rows[1]) else rows[0]}"


def _nothing(*_: object) -> str:
    return ""


def _tell_numbers(tokens: Sequence["Token"]) -> None:
    """Give items back the numbers that do not count 1, 2, 3, and so tell something: "1992. War"."""
    lists: list[list[int]] = []
    for at, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(at)
        elif token.type.endswith("_list_close"):
            items = lists.pop()
            numbers = sorted(int(tokens[item].info or 1) for item in items)
            alone = len(numbers) == 1 and numbers[0] > 1
            if alone or numbers[0] >= _YEAR or numbers[-1] - numbers[0] not in (0, len(numbers) - 1):
                for item in items:
                    _begin_with(f"{tokens[item].info}. ", tokens, item)


def _begin_with(number: str, tokens: Sequence["Token"], item: int) -> None:
    """Put the number before the first words of an item, in their paragraph, else before what it holds."""
    first = tokens[item + 2]
    if first.type == "inline" and first.children:
        words = replace(
            first.children[0], type="text", tag="", content=number, markup="", nesting=0, attrs={}
        )
        first.children.insert(0, words)
    else:
        tokens[item].meta["number"] = number


def _item(tokens: Sequence["Token"], at: int, *_: object) -> str:
    return f"<li>{tokens[at].meta.get('number', '')}"


def _line_end(_: object, tokens: Sequence["Token"], at: int, *__: object) -> str:
    """The end of a line in a paragraph: it was meant where the lines on both sides are entries of a list."""
    before = reversed(list(takewhile(_in_line, (tokens[i] for i in range(at - 1, -1, -1)))))
    after = takewhile(_in_line, (tokens[i] for i in range(at + 1, len(tokens))))
    return "<br>\n" if _heads_entry(before) and _heads_entry(after) else "\n"


def _in_line(token: "Token") -> bool:
    return token.type not in ("softbreak", "hardbreak")


def _heads_entry(line: Iterable["Token"]) -> bool:
    return _ENTRY.match("".join(token.content for token in line)) is not None


def _document(text: str, front: FrontMatter, *, id: str, name: str, url: str | None) -> Document | Failed:  # noqa: A002
    if not text:
        return Failed(Fault.EMPTY, "holds no text")
    blocks = text.split("\n\n")
    day = None if front.date else _stated_day(blocks)
    published = front.date or (on_day(day) if day else None)
    basis = "front matter" if front.date else "dateline" if day else None
    entry = Entry(
        id=id,
        title=front.title or _title(blocks) or name,
        text=text,
        url=front.url or url,
        published=published.at if published else None,
        published_basis=basis,
        published_day=published.day if published else False,
        language=front.language,
    )
    return Document(entry, front.notes)


def _stated_day(blocks: list[str]) -> date | None:
    """The day of a "Date: ..." line or of the dateline of the first paragraph.

    A date on a line of its own is none: at the top of a copied page it is the day of the visit.
    """
    for block in blocks[: _story(blocks) + 2]:
        for line in block.split("\n")[:6]:
            bare = _bare(line)
            day = whole_date(bare, labelled=True)
            if day is None and whole_date(bare) is None:
                day = dateline(bare) or (
                    date_in_byline(bare) if _BYLINE.match(bare) else date_of_record(bare)
                )
            if day is not None:
                return day
    return None


def _title(blocks: list[str]) -> str:
    """The last short block before the first paragraph: what stands above it is furniture.

    Of a record it is the line that says so, since its paragraphs are short.
    """
    for block in blocks[: _story(blocks) + 1]:
        for line in map(_bare, block.split("\n")[:6]):
            if date_of_record(line) is not None:
                return one_line(line)
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
