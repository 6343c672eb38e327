"""The timeline as a static site: what files there are, what each is made of, and how to make it.

Pure: the same page gives the same bytes. The site works from a folder on disk, without scripts and without
any request to another host. All pages lie side by side, so that a link is the same wherever it stands:

    index.html                what to know first, the events nearest to today; of constant size
    2026-01.html              the events of a month (a year, a decade) as cards
    source-…, actor-…, place-…, topic-….html   events by name as lines; names.html lists the names
    changes.html              the latest changes
    event-KEY.html, KEY.ics   the life of an event that has one; an event that is ahead, for calendars
    search….js                what the script searches
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from importlib.resources import files

from output import icalendar
from output.cards import filled, joined, marked, shown, standing, standing_lines
from output.changes import around, weightiest
from output.checked import FILE as CHECKED
from output.checked import checked_script
from output.exports import FORMATS
from output.files import TOGETHER, Batch, File, digest, digest_of, ready, short
from output.histogram import histogram
from output.languages import tongue
from output.linked_data import linked_data
from output.lists import KINDS, Listing, Sheet, listings, sheets
from output.look import Look
from output.markup import anchor, single_line
from output.model import ChangeItem, Export, Item, Line, Page, Story
from output.outline import Leaf, Outline, arrange
from output.scriptwords import script_words
from output.searchdata import INDEX, search_files
from output.tongue import Tongue, term
from output.words import change_word, day_words

_SHOWN_SOURCES = 24
_SHOWN_NAMES = 500
# Which way to read, by what there is: running, upcoming, past.
_ORDER = {
    (True, True, True): term(
        "First what runs now, then upcoming events, soonest at the top; "
        "below today's line the past, latest at the top."
    ),
    (True, False, True): term("First what runs now; below today's line the past, latest at the top."),
    (False, True, True): term(
        "First upcoming events, soonest at the top; below today's line the past, latest at the top."
    ),
    (True, True, False): term("First what runs now, then upcoming events, soonest at the top."),
    (True, False, False): term("First what runs now."),
    (False, True, False): term("First upcoming events, soonest at the top."),
    (False, False, True): term("Latest events first."),
    (False, False, False): "",
}
_NEAREST = term("Only the events nearest to today are on this page; every month has a page of its own.")


@dataclass(frozen=True, slots=True)
class Detail:
    """Where the evidence comes from, for a few events at a time by id: cards, lives, calendar entries.

    `doubts` are for some events others that may be the same, to which their cards lead.
    """

    cards: Callable[[Sequence[str]], Mapping[str, Item]]
    stories: Callable[[Sequence[str]], Mapping[str, Story]]
    export: Callable[[Sequence[str]], Export]
    doubts: Mapping[str, Sequence[str]] = field(default_factory=dict)


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


def plan(page: Page, detail: Detail, look: Look | None = None, outline: Outline | None = None) -> list[File]:
    """The files of the site; `outline` is that of the page where it is known already."""
    return list(_Site(page, detail, look or Look(), outline or arrange(page)).files())


@cache
def _static() -> dict[str, bytes]:
    found = (file for file in (files("output") / "static").iterdir() if file.is_file())
    return {file.name: file.read_bytes() for file in sorted(found, key=lambda file: file.name)}


class _Site:
    """The plan of one site."""

    def __init__(self, page: Page, detail: Detail, look: Look, outline: Outline) -> None:
        self.page, self.detail, self.outline = page, detail, outline
        self.look = look = replace(look, language=page.language or "en")
        self.tongue = tongue(self.look.language)
        self.listings = listings(page)
        self.lives, self.alone = Batch(self._lives), Batch(self._alone)
        self.static = {**_static(), **look.files}
        self.lines = {line.id: line for section in page.sections for line in section.items}
        self.listed = {(listing.kind, listing.name): listing.path for listing in self.listings}
        self.names = {
            "page": page,
            "title": page.title or self.tongue.say("Timeline"),
            "language": page.language or "en",
            "exports": tuple(FORMATS.values()),
            "paths": self.outline.paths,
            "listed": self.listed,
            "styles": [f"static/{name}" for name in self.static if name.endswith(".css")],
        }
        self.made_with = digest(
            [look.mark, page.title, page.language, page.note, *map(digest_of, self.static.values())]
        )

    def files(self) -> Iterator[File]:
        """All files, each once."""
        # Events stand behind the page that has their cards: what they are made of is at hand then.
        for number, leaf in enumerate(self.outline.leaves):
            yield self._leaf(number, leaf)
            yield from self._of_events(leaf.items)
        yield from self._of_events(() if self.outline.leaves else self.lines.values())
        for listing in self.listings:
            first, *others = sheets(listing, self.page)
            years = "\n".join(year.href for year in first.years)
            for sheet in (first, *others):
                yield self._sheet(sheet, years)
        yield self._file("names.html", "names.html", self._names_page())
        yield self._file("changes.html", "changes.html", self._changes_page())
        yield from search_files(self.page, self.outline, script_words(self.tongue), self.made_with)
        yield from ready({f"static/{name}": content for name, content in self.static.items()})
        if self.page.checked_at:
            # Later runs write it without a build.
            yield from ready({CHECKED: checked_script(self.page.checked_at, self.page.checked)})
        yield self._file("index.html", "index.html", self._index())

    def _file(self, path: str, template: str, names: Mapping[str, object]) -> File:
        """A page that is made anew at every build: it is small, and says something of everything."""
        content = self._render(template, **names)
        return File(path, digest_of(content), lambda: content)

    def _render(self, template: str, **names: object) -> bytes:
        return self.look.render(template, **self.names, **names).encode()

    def _heading(self, heading: str) -> str:
        return single_line(f"{heading} · {self.names['title']}")

    def _cards(self, lines: Iterable[Line]) -> Mapping[str, Item]:
        return self.detail.cards([line.id for line in lines])

    # Months

    def _leaf(self, number: int, leaf: Leaf) -> File:
        leaves = self.outline.leaves
        before = leaves[number - 1] if number else None
        after = leaves[number + 1] if number + 1 < len(leaves) else None
        around = [f"{one.path} {one.heading}" if one else "" for one in (before, leaf, after)]

        def content(there: bytes = b"") -> bytes:
            page = self._render(
                "section.html",
                document_title=self._heading(leaf.heading),
                leaf=leaf,
                shown=shown,
                before=before,
                after=after,
            )
            return filled(page, self._cards_again(leaf.items, there))

        doubted = [self._mark(line) for line in leaf.items if line.id in self.detail.doubts]
        own = digest([self.made_with, *around, leaf.mark, *doubted])
        return File(leaf.path, own, content, self.made_with, content)

    def _mark(self, line: Line) -> str:
        """What a card is made of: also what it says of the events that it leads to, and where they stand."""
        others = self.detail.doubts.get(line.id)
        if not others:
            return line.digest
        if line.id not in self._marks:
            paths = self.outline.paths
            named = [self.lines[other] for other in others if other in self.lines]
            said = (part for one in named for part in (one.id, one.name, one.when, paths.get(one.id, "")))
            self._marks[line.id] = f"{line.digest}-{digest(said)}"
        return self._marks[line.id]

    @cached_property
    def _marks(self) -> dict[str, str]:
        """The marks of cards that lead to others, by event: pages and files ask for them."""
        return {}

    def _cards_again(self, lines: Iterable[Line], there: bytes) -> list[bytes]:
        """Cards as markup: those that stand on the page that is there, and the others made anew."""
        marks = {line.id: self._mark(line) for line in lines}
        wanted = {(anchor(key), mark): key for key, mark in marks.items()}
        cards = dict[str, bytes]()
        for mark, name, card in standing(there):
            if (key := wanted.get((name, mark))) is not None:
                cards[key] = card
        macro = self.look.macro("event.html", "event")
        missing = [key for key in marks if key not in cards]
        for at in range(0, len(missing), TOGETHER):
            part = missing[at : at + TOGETHER]
            for key, item in self.detail.cards(part).items():
                cards[key] = macro(item, self.outline.paths, marks[key]).encode()
            self.lives.ahead(part)
            self.alone.ahead(part)
        return [cards[key] for key in marks]

    # Names

    def _sheet(self, sheet: Sheet, years: str) -> File:
        """A page of a list; `years` is where those of the list lead."""
        lines = "\n".join([line.digest for _, group in sheet.groups for line in group])
        title = f"{sheet.listing.name}{f', {sheet.part}' if sheet.part else ''}"

        def content(there: bytes = b"") -> bytes:
            line = self._lines_again(there)
            return self._render(
                "list.html",
                document_title=self._heading(title),
                sheet=sheet,
                source=self._source(sheet.listing),
                line=lambda one: joined([line(one)]),
                shown=lambda group: joined(map(line, group)),
            )

        own = [self.made_with, title, years, lines, self._paths_of(sheet)]
        if not sheet.part:
            # Counts of all years stand on the first page only, so that an event touches few pages.
            counts = (str(year.events) for year in sheet.years)
            own += (str(len(sheet.listing.lines)), repr(self._source(sheet.listing)), *counts)
        return File(sheet.path, digest(own), content, self.made_with, content)

    def _paths_of(self, sheet: Sheet) -> str:
        """Where the events of a sheet stand, as far as their lines do not say it."""
        if not self.outline.leaves:
            return "index.html"
        found = self._wandering
        held = (line.id for _, group in sheet.groups for line in group) if found else ()
        return "\n".join([found[key] for key in held if key in found])

    @cached_property
    def _wandering(self) -> dict[str, str]:
        """The pages of events of sections that have several: they move on when there are more before them."""
        leaves = self.outline.leaves
        number = Counter(leaf.section.id for leaf in leaves)
        return {line.id: leaf.path for leaf in leaves if number[leaf.section.id] > 1 for line in leaf.items}

    def _source(self, listing: Listing) -> object:
        return self._sources.get(listing.name) if listing.kind == "source" else None

    @cached_property
    def _sources(self) -> dict[str, object]:
        return {source.name: source for source in self.page.sources}

    def _lines_again(self, there: bytes) -> Callable[[Line], str]:
        """What gives the markup of a line: as it stands on the page that is there, or made."""
        stand = {(mark, href): line for mark, href, line in standing_lines(there)}
        paths, made = self.outline.paths, self._made_lines

        def line(one: Line) -> str:
            path, mark = paths.get(one.id) or "index.html", short(one.digest)
            found = stand.get((mark, f"{path}#{anchor(one.id)}")) or made.get(one.id)
            if found is None:
                found = made[one.id] = marked(self._line(one, path), mark)
            return found

        return line

    @cached_property
    def _made_lines(self) -> dict[str, str]:
        """Lines that were made: each stands in the lists of all its names."""
        return {}

    @cached_property
    def _line(self) -> Callable[..., str]:
        return self.look.macro("line.html", "line")

    def _names_page(self) -> dict[str, object]:
        groups = [
            (kind, [listing for listing in self.listings if listing.kind == kind][:_SHOWN_NAMES])
            for kind in KINDS
        ]
        return {
            "document_title": self._heading(self.tongue.say("Names")),
            "groups": [group for group in groups if group[1]],
        }

    def _changes_page(self) -> dict[str, object]:
        changes = self._changes(self.page.changes)
        return {"document_title": self._heading(self.tongue.say("What changed")), "changes": changes}

    # Events

    def _of_events(self, lines: Iterable[Line]) -> Iterator[File]:
        for line in lines:
            if line.storied:
                own = [
                    self.made_with,
                    self._mark(line),
                    self.outline.paths.get(line.id, ""),
                    *self._lists_of(line),
                ]
                yield File(
                    f"event-{anchor(line.id)}.html",
                    digest(own),
                    partial(self._story, line),
                    expect=partial(self.lives.expect, line.id),
                )
            if line.tense != "past" and line.tone != "withdrawn":
                yield File(
                    f"{anchor(line.id)}.ics",
                    digest([self.made_with, line.digest]),
                    partial(self._calendar, line),
                    expect=partial(self.alone.expect, line.id),
                )

    def _lists_of(self, line: Line) -> Iterator[str]:
        """The lists that an event's own page links: a name has one only while others share it."""
        for kind, names in zip(KINDS, (line.sources, line.actors, line.places, line.topics), strict=True):
            yield from (self.listed.get((kind, name), "") for name in names)

    def _alone(self, keys: Sequence[str]) -> Mapping[str, Export]:
        """Some events for other programs, each by itself."""
        found = self.detail.export(keys)
        return {one.id: replace(found, occurrences=(one,), changes=()) for one in found.occurrences}

    def _lives(self, keys: Sequence[str]) -> Mapping[str, tuple[Story, Export]]:
        alone = self._alone(keys)
        return {key: (story, alone[key]) for key, story in self.detail.stories(keys).items()}

    def _story(self, line: Line) -> bytes:
        story, alone = self.lives.take(line.id)
        data, title = linked_data(alone).decode(), self._heading(line.name)
        return self._render("story.html", document_title=title, line=line, story=story, data=data)

    def _calendar(self, line: Line) -> bytes:
        return icalendar.calendar(self.alone.take(line.id))

    # The index

    def _index(self) -> dict[str, object]:
        page, outline = self.page, self.outline
        troubles = sum(1 for source in page.sources if source.trouble)
        first = sorted(page.sources, key=lambda source: not source.trouble)[:_SHOWN_SOURCES]
        blocks = (*([outline.running] if outline.running else []), *outline.upcoming, *outline.past)
        return {
            "document_title": single_line(page.title) or self.tongue.say("Timeline"),
            "outline": outline,
            "cards": self._cards(line for block in blocks for line in block.items),
            "total": len(self.lines),
            "changes": self._changes(weightiest(page.changes)),
            "histogram": histogram(page, outline.targets),
            "topics": [listing for listing in self.listings if listing.kind == "topic"],
            "troubles": troubles,
            "today": day_words(page.today, self.tongue),
            "order": _order(outline, self.tongue),
            "sources": first,
            "more_sources": len(page.sources) - len(first),
            "search": INDEX,
        }

    def _changes(self, changes: Sequence[ChangeItem]) -> list[_ChangeLine]:
        return [self._change_line(change) for change in changes]

    def _change_line(self, change: ChangeItem) -> _ChangeLine:
        href = ""
        if change.event is not None and change.event in self.lines:
            href = f"{self.outline.paths.get(change.event, '')}#{anchor(change.event)}"
            href = f"index.html{href}" if href.startswith("#") else href
        moved = bool(change.before and change.after)
        text = change.name if moved and change.name else change.brief or change.sentence or change.name
        word = change_word(change.kind, self.tongue)
        return _ChangeLine(
            change.kind, word, *around(text, change.name), change.before, change.after, href, change.seen
        )


def _order(outline: Outline, language: Tongue) -> str:
    """The sentences that say which way to read."""
    told = _ORDER[bool(outline.running), bool(outline.upcoming), bool(outline.past)]
    return " ".join(language.say(one) for one in (told, _NEAREST if outline.leaves else "") if one)
