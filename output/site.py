"""The timeline as a static site: an index, a page for each month when there are many events, a style sheet.

Pure: the same page gives the same bytes. The site works from a folder on disk, without scripts and without
any request to another host.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from output.changes import around
from output.exports import FORMATS
from output.histogram import histogram
from output.markup import anchor, single_line
from output.model import ChangeItem, Page
from output.outline import Leaf, Outline, arrange
from output.render import render
from output.words import change_rank, change_word, count, day_words

_STATIC = ("icon.svg", "style.css")
_SHOWN_CHANGES = 5
# A colour class for the states that have one; every state is also said in words.
_TONES = {
    "withdrawn": "withdrawn",
    "called off": "differ",
    "rescheduled": "moved",
    "sources differ": "differ",
    "date passed, not confirmed": "unconfirmed",
    "date refined": "refined",
    "announced": "announced",
    "new": "new",
}


@dataclass(frozen=True, slots=True)
class _ChangeLine:
    """A line of "What changed"."""

    kind: str
    word: str
    lead: str
    name: str
    rest: str
    before: str
    after: str
    href: str
    seen: str


def build(page: Page) -> dict[str, bytes]:
    """Relative path -> content of every file of the site."""
    outline = arrange(page)
    names = {
        "page": page,
        "title": page.title or "Timeline",
        "language": page.language or "en",
        "tones": _TONES,
        "exports": tuple(FORMATS.values()),
        "paths": outline.paths,
    }
    built = {"index.html": _index(page, outline, names)}
    for number, leaf in enumerate(outline.leaves):
        before = outline.leaves[number - 1] if number else None
        after = outline.leaves[number + 1] if number + 1 < len(outline.leaves) else None
        built[leaf.path] = _leaf(leaf, before, after, names)
    built.update({f"static/{name}": content for name, content in _static().items()})
    return built


def locate(page: Page) -> dict[str, str]:
    """Event id -> page of the site that holds it, "" for the index: what `Item.path` wants."""
    paths = arrange(page).paths
    return {item.id: paths.get(item.id, "") for section in page.sections for item in section.items}


@cache
def _static() -> dict[str, bytes]:
    folder = files("output") / "static"
    return {name: (folder / name).read_bytes() for name in _STATIC}


def _index(page: Page, outline: Outline, names: dict[str, object]) -> bytes:
    troubles = sum(1 for source in page.sources if source.trouble)
    html = render(
        "index.html",
        **names,
        document_title=single_line(page.title) or "Timeline",
        outline=outline,
        total=sum(len(section.items) for section in page.sections),
        changes=_changes(page, outline),
        histogram=histogram(page, outline.targets),
        troubles=count(troubles, "source") if troubles else "",
        today=day_words(page.today),
        order=_order(outline),
    )
    return html.encode()


def _leaf(leaf: Leaf, before: Leaf | None, after: Leaf | None, names: dict[str, object]) -> bytes:
    document_title = single_line(f"{leaf.heading} · {names['title']}")
    return render(
        "section.html", **names, document_title=document_title, leaf=leaf, before=before, after=after
    ).encode()


def _changes(page: Page, outline: Outline) -> list[_ChangeLine]:
    """The few that matter most; among equals the order of the page stays."""
    present = {item.id for section in page.sections for item in section.items}
    ranked = sorted(page.changes, key=lambda change: change_rank(change.kind))
    return [_change_line(change, present, outline) for change in ranked[:_SHOWN_CHANGES]]


def _change_line(change: ChangeItem, present: set[str], outline: Outline) -> _ChangeLine:
    href = ""
    if change.event is not None and change.event in present:
        href = f"{outline.paths.get(change.event, '')}#{anchor(change.event)}"
    moved = bool(change.before and change.after)
    text = change.name if moved and change.name else change.brief or change.sentence or change.name
    word = change_word(change.kind)
    return _ChangeLine(
        change.kind, word, *around(text, change.name), change.before, change.after, href, change.seen
    )


def _order(outline: Outline) -> str:
    """The sentences that say which way to read."""
    above = ["what runs now"] if outline.running else []
    above += ["upcoming events, soonest at the top"] if outline.upcoming else []
    text = f"First {', then '.join(above)}; below today's line the past, latest at the top."
    if not outline.past:
        text = f"First {', then '.join(above)}."
    elif not above:
        text = "Latest events first."
    if outline.leaves:
        text += " Only the events nearest to today are on this page; every month has a page of its own."
    return text
