"""Whether several sources that tell the same happening are seen to do so, and no others.

    python benchmarks/stories.py [--half tuning|heldout] [--errors] [--json] [--data FOLDER]

The articles of each half of `tests/gold/stories` are taken into a new store in the order of their
publication, each six hours after it, every source by itself. A labelled mention is found when a report's
date expression overlaps its cue. Scored are pairs of found mentions from different articles, those of
different stories included: precision is the share of right ones among pairs that share an event, recall
the share of pairs with the same label that do. Pairs labelled as perhaps the same count neither way. Of
the wanted pairs agree those whose dates were read as the same; alike are pairs of one date that are two
happenings.
`--errors` shows stories and wrong pairs; of the held-out half only totals are to be seen.
"""

import argparse
import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from feeds.model import Entry, Snapshot
from timeline.memory import SourceMemory
from timeline.model import Basis, Report
from timeline.poll import Reading, settle
from timeline.store import Store, open_store

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "gold" / "stories"
HALVES = ("tuning", "heldout")
BETWEEN = "between stories"
SEEN_AFTER = dt.timedelta(hours=6)
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Label:
    """One dated event that an article tells; `start:end` is the cue in its text, `maybe` other events."""

    event: str
    when: str
    start: int
    end: int
    maybe: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    story: str
    source: str
    entry: Entry
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled mention that the reader found."""

    article: Article
    label: Label
    report: Report


def stories(folder: Path) -> tuple[Article, ...]:
    """All articles of a folder of stories in the order of their publication."""
    found = [
        article(path.stem, raw)
        for path in sorted(folder.glob("*.yaml"))
        for raw in YAML(typ="safe").load(path)["articles"]
    ]
    return tuple(sorted(found, key=lambda one: (_published(one.entry), one.source, one.entry.id)))


def article(story: str, raw: dict[str, Any]) -> Article:
    published = dt.datetime.combine(raw["published"], dt.time(12), dt.UTC)
    entry = Entry(
        raw["url"], raw["title"], raw["text"].strip(), raw["url"], published, "feed",
        published_day=True, language=raw["language"],
    )  # fmt: skip
    return Article(story, raw["source"], entry, tuple(label(entry.text, one) for one in raw["events"]))


def label(text: str, raw: dict[str, Any]) -> Label:
    """Raises ValueError where the cue does not stand in the text."""
    start, maybe = text.index(raw["cue"]), raw.get("maybe", [])
    others = frozenset([maybe] if isinstance(maybe, str) else maybe)
    return Label(raw["event"], raw["when"], start, start + len(raw["cue"]), others)


def reports(articles: Sequence[Article]) -> dict[str, list[Report]]:
    """What the program keeps of each article, by its address, after all were taken in."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.sqlite")
        for one in articles:
            _take(store, one)
        kept: dict[str, list[Report]] = {one.entry.id: [] for one in articles}
        with store.read():
            for report in store.reports():
                kept[report.entry].append(report)
        store.close()
    return kept


def _take(store: Store, one: Article) -> None:
    now = _published(one.entry) + SEEN_AFTER
    with store.read():
        memory = store.source(one.source) or SourceMemory(one.source, f"https://{one.source}.example/feed")
    answer = Reading(Snapshot("feed", (one.entry,), complete=False))
    settle(store, memory, answer, now=now, next_due=now, zone=UTC)


def _published(entry: Entry) -> dt.datetime:
    assert entry.published
    return entry.published


def aligned(one: Article, kept: Iterable[Report]) -> Iterator[Told]:
    """Each label with one report of its place: that with the labelled date first, then the longest overlap.

    A date that the reader takes for that of the statement alone ("said on Friday") is no report of an event.
    """
    left = [report for report in kept if report.mention.basis is not Basis.REPORTED]
    ranked = sorted(
        (report.mention.when.text != label.when, -_overlap(label, report), i, j)
        for i, label in enumerate(one.labels)
        for j, report in enumerate(left)
        if _overlap(label, report) > 0
    )
    labels: set[int] = set()
    taken: set[int] = set()
    for *_, i, j in ranked:
        if i not in labels and j not in taken:
            labels.add(i)
            taken.add(j)
            yield Told(one, one.labels[i], left[j])


def _overlap(label: Label, report: Report) -> int:
    return min(label.end, report.mention.date_end) - max(label.start, report.mention.date_start)


def pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs of mentions from different articles that are certainly the same or certainly not."""
    for a, b in combinations(told, 2):
        perhaps = a.label.event in b.label.maybe or b.label.event in a.label.maybe
        if a.article is not b.article and not perhaps:
            yield a, b


def row(a: Told, b: Told) -> str:
    return a.article.story if a.article.story == b.article.story else BETWEEN


def measure(articles: Sequence[Article]) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by story, and every wrong pair in words."""
    kept = reports(articles)
    told = [found for one in articles for found in aligned(one, kept[one.entry.id])]
    counts: dict[str, Counter[str]] = {one.story: Counter() for one in articles} | {BETWEEN: Counter()}
    errors: list[str] = []
    for one in articles:
        counts[one.story]["labelled"] += len(one.labels)
    for found in told:
        counts[found.article.story]["found"] += 1
        counts[found.article.story]["dated"] += read_day(found) == found.label.when
    for a, b in pairs(told):
        wanted, given = a.label.event == b.label.event, a.report.event == b.report.event
        alike = not wanted and a.label.when == b.label.when
        agree = wanted and read_day(a) == read_day(b)
        counts[row(a, b)].update(wanted=wanted, agree=agree, alike=alike, given=given, right=wanted and given)
        if wanted != given:
            errors.append(f"{row(a, b)}: {'apart' if wanted else 'WRONGLY ONE'}\n{said(a)}\n{said(b)}")
    return counts, [*(line for one in articles for line in missed(one, told)), *errors]


def read_day(one: Told) -> str:
    """The date that the reader found; a time of day is neither labelled nor wrong."""
    return one.report.mention.when.text.partition("T")[0]


def said(one: Told) -> str:
    when = read_day(one)
    read = when if when == one.label.when else f"{when} (labelled {one.label.when})"
    return f"    {one.label.event} | {one.article.source} | {read} | {one.report.mention.sentence}"


def missed(one: Article, told: Sequence[Told]) -> Iterator[str]:
    found = {mention.label.event for mention in told if mention.article is one}
    for label in one.labels:
        if label.event not in found:
            yield f"{one.story}: not found | {one.source} | {one.entry.text[label.start : label.end]}"


def scores(counts: Counter[str]) -> dict[str, float | int | None]:
    """Counts with precision and recall in per cent, None where there is nothing to share."""
    names = ("labelled", "found", "dated", "wanted", "agree", "alike", "given", "right")
    return {name: counts[name] for name in names} | {
        "precision": round(100 * counts["right"] / counts["given"], 1) if counts["given"] else None,
        "recall": round(100 * counts["right"] / counts["wanted"], 1) if counts["wanted"] else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=HALVES, help="one half only")
    parser.add_argument("--errors", action="store_true", help="of the tuning half: stories and wrong pairs")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--data", type=Path, default=FOLDER, help="a folder with both halves")
    chosen = parser.parse_args()
    if chosen.errors and chosen.half == "heldout":
        parser.error("the held-out half shows totals only")
    result: dict[str, dict[str, Any]] = {}
    errors: list[str] = []
    for half in [chosen.half] if chosen.half else HALVES:
        counts, wrong = measure(stories(chosen.data / half))
        result[half] = scores(sum(counts.values(), Counter()))
        if chosen.errors and half == "tuning":
            errors = wrong
            result |= {name: scores(count) for name, count in counts.items()}
    if chosen.json:
        print(json.dumps(result | ({"errors": errors} if chosen.errors else {}), ensure_ascii=False))
        return
    print("\n".join([*errors, *table(result)]))


def table(result: dict[str, dict[str, Any]]) -> Iterator[str]:
    columns = list(scores(Counter()))
    yield f"{'':24}" + "".join(f"{name:>10}" for name in columns)
    for name, values in result.items():
        cells = ("-" if values[column] is None else values[column] for column in columns)
        yield f"{name:24}" + "".join(f"{cell:>10}" for cell in cells)


if __name__ == "__main__":
    main()
