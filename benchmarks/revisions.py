"""What is told of edited texts: precision and recall for each kind of change.

    python benchmarks/revisions.py [--half tuning|held-out] [--errors] [--json]
    python benchmarks/revisions.py --data FOLDER      also on the texts of an archived feed

Every text is polled twice by the program, into a store on disk: as it is, then revised. What a digest would
tell of the second poll is compared with what a reader wants to be told. Exits with 1 when the mean
F1 is below 95, or when anything is told where nothing happened.
"""

import argparse
import html
import json
import os
import re
import shutil
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from revising import KINDS, Label, Revision, Text, Told, digest_of, load, revised  # beside this script
from scripted import scripted

from feeds.document import read_documents
from feeds.model import Failed, Response, Snapshot, Source
from feeds.parse import parse
from timeline.digest import digest
from timeline.memory import SourceMemory
from timeline.model import Change
from timeline.poll import Reading, settle
from timeline.store import open_store

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests/gold/revisions"
NOTHING, ARRIVED = "nothing", "arrived"
LEAST = 95  # mean F1 in per cent
ZONE = ZoneInfo("UTC")
FILLER = "Opening hours of the press office\n\nThe press office is open. Journalists are asked to call."
URL = "https://desk.example/news"
SHORTEST, LONGEST = 500, 6000  # characters of the texts of an archived feed
FEWEST, ARCHIVED = 2, 40  # dates in each, and how many texts
WHOLE_DATE = re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A revision and what was told of it: expectations met, expectations missed, what was told besides."""

    text: Text
    revision: Revision
    met: tuple[Told, ...]
    missed: tuple[Told, ...]
    besides: tuple[Told, ...]
    silent: bool

    @property
    def right(self) -> bool:
        return not self.missed and not self.besides


class Reader:
    """Polls of one text: its first poll is kept as a store that every revision starts from."""

    def __init__(self, text: Text, folder: Path) -> None:
        self.text, self.folder = text, folder
        self.first = datetime.combine(text.published, time(12), UTC) + timedelta(days=1)
        self.base, self.work = folder / "base.sqlite", folder / "work.sqlite"
        snapshot = self.snapshot(text.raw)
        store = open_store(self.base)
        settle(
            store, SourceMemory("s", "u"), Reading(snapshot), now=self.first, next_due=self.first, zone=ZONE
        )
        with store.read():
            self.memory = store.source("s")
            self.reports = [report for report in store.reports() if report.entry == snapshot.entries[0].id]
        store.close()
        self.entry = snapshot.entries[0]

    def labels(self) -> tuple[Label, ...]:
        """The events of the text; where nobody labelled them, as they were read before the edit."""
        if self.text.labels is not None:
            return self.text.labels
        found = (report.mention for report in self.reports)
        return tuple(Label(one.when.text, one.sentence) for one in found)

    def poll(self, revision: Revision) -> list[Told] | None:
        """What is told of a revision; None where its passages are not in the text."""
        raw = revised(self.text, revision)
        if raw is None or self.memory is None:
            return None
        shutil.copy(self.base, self.work)
        store, now = open_store(self.work), self.first + timedelta(days=1)
        reading = Reading(self.snapshot(raw, gone=revision.gone, arrives=revision.arrives))
        changes = settle(store, self.memory, reading, now=now, next_due=now, zone=ZONE).changes
        store.close()
        net = digest(changes, start=None, end=now)
        told = [*(change for _, group in net.groups for change in group), *net.quiet]
        return [self._told(change) for change in told if change.entry != ARRIVED]

    def _told(self, change: Change) -> Told:
        before, after = change.before, change.after
        words = " ".join(f"{side.title} {side.sentence}" for side in (before, after) if side)
        return Told(
            change.kind.value,
            before.when.text if before and before.when else None,
            after.when.text if after and after.when else None,
            " ".join(words.split()),
            change.entry == self.entry.id,
        )

    def snapshot(self, raw: str, *, gone: bool = False, arrives: str = "") -> Snapshot:
        if self.text.kind == "files":
            folder = self.folder / "files"
            folder.mkdir(exist_ok=True)
            (folder / self.text.name).write_text(raw, "utf-8")
            found = read_documents(Source("s", str(folder), "files"))
        else:
            media = "text/html; charset=utf-8" if self.text.kind == "page" else "application/rss+xml"
            body = raw if self.text.kind == "page" else self._feed(raw, gone=gone, arrives=arrives)
            source = Source("s", URL, "page" if self.text.kind == "page" else "feed")
            found = parse(source, Response(URL, body.encode(), {"content-type": media}))
        assert isinstance(found, Snapshot), found
        return found

    def _feed(self, raw: str, *, gone: bool, arrives: str) -> str:
        entries = {"main": raw} | {f"other{n}": other for n, other in enumerate((*self.text.others, FILLER))}
        if gone:
            del entries["main"]
        if arrives:
            entries[ARRIVED] = f"In other news\n\n{arrives}"
        items = "".join(self._item(name, entry) for name, entry in entries.items())
        return f"<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>"

    def _item(self, name: str, raw: str) -> str:
        title, *paragraphs = raw.split("\n\n")
        text = html.escape("".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs))
        when = format_datetime(self.first - timedelta(days=1))
        return (
            f"<item><guid isPermaLink='false'>{name}</guid><title>{html.escape(title)}</title>"
            f"<pubDate>{when}</pubDate><description>{text}</description></item>"
        )


def outcomes(texts: Sequence[Text], *, hand_only: bool = False) -> Iterator[Outcome]:
    for text in texts:
        with tempfile.TemporaryDirectory() as folder:
            reader = Reader(text, Path(folder))
            made = [] if hand_only else scripted(text, reader.entry.text, reader.labels())
            for revision in (*text.revisions, *made):
                told = reader.poll(revision)
                if told is not None:
                    yield compared(text, revision, told)
                elif not revision.scripted:
                    raise ValueError(f"{text.name}: a passage of {revision} is not in the text exactly once")


def compared(text: Text, revision: Revision, told: Sequence[Told]) -> Outcome:
    """What was told against what was expected, each expectation met by one change."""
    left, met, missed = list(told), [], []
    for wanted in revision.must:
        found = next((one for one in left if wanted.meets(one)), None)
        if found is None:
            missed.append(wanted)
        else:
            left.remove(found)
            met.append(wanted)
    for allowed in revision.may:
        found = next((one for one in left if allowed.meets(one)), None)
        if found is not None:
            left.remove(found)
    return Outcome(text, revision, tuple(met), tuple(missed), tuple(left), silent=not left and not met)


def scores(done: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 in per cent for each kind, and how often it was to be told.

    "nothing" are the revisions of which nothing has to be told: right when nothing is but what may be.
    """
    hits, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    for one in done:
        met, said = [t.kind for t in one.met], [t.kind for t in (*one.met, *one.besides)]
        want = [t.kind for t in (*one.met, *one.missed)]
        if not one.revision.must:
            want, met = [NOTHING], [NOTHING] if one.silent else []
        if one.silent:
            said = [NOTHING]
        hits.update(met)
        wanted.update(want)
        given.update(said)
    table = {}
    for kind in (*KINDS, NOTHING):
        if wanted[kind] or given[kind]:
            precision, recall = (hits[kind] / (total[kind] or 1) for total in (given, wanted))
            f1 = 2 * hits[kind] / ((given[kind] + wanted[kind]) or 1)
            table[kind] = {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}
            table[kind]["count"] = wanted[kind]
    return table


def macro(table: dict[str, dict[str, float]]) -> float:
    return sum(row["f1"] for row in table.values()) / (len(table) or 1)


def alarms(done: Sequence[Outcome]) -> list[Outcome]:
    """Revisions of which nothing had to be told and something was."""
    return [one for one in done if not one.revision.must and one.besides]


def archived(folder: Path) -> Iterator[Text]:
    """Texts of an archived feed: of each entry its first version, those first by a hash of their ids."""
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(folder.glob("*.tar.xz")):
            with tarfile.open(path) as tar:
                tar.extractall(place, filter="data")
        found: dict[str, Text] = {}
        for path in sorted(Path(place).rglob("*.xml"))[::8]:
            answer = Response(URL, path.read_bytes(), {"content-type": "application/rss+xml"})
            snapshot = parse(Source("s", URL, "feed"), answer)
            for entry in () if isinstance(snapshot, Failed) else snapshot.entries:
                dates = len(set(WHOLE_DATE.findall(entry.text)))
                if entry.published and dates >= FEWEST and SHORTEST <= len(entry.text) <= LONGEST:
                    raw = f"{entry.title}\n\n{entry.text}"
                    found.setdefault(entry.id, Text(entry.id, "feed", raw, entry.published.date()))
    yield from sorted(found.values(), key=lambda text: digest_of(text.name))[:ARCHIVED]


def chosen_texts(args: argparse.Namespace) -> list[Text]:
    texts = list(load(TEXTS))
    if args.data:
        texts += archived(args.data)
    return [
        text
        for text in texts
        if args.half in (None, text.half) and (args.only is None or args.only in text.name)
    ]


def show(done: Sequence[Outcome]) -> None:
    table = scores(done)
    print("| told        | precision | recall |    F1 | revisions |")
    print("|:------------|----------:|-------:|------:|----------:|")
    for kind, row in table.items():
        figures = f"{row['precision']:9.1f} | {row['recall']:6.1f} | {row['f1']:5.1f} | {row['count']:9.0f}"
        print(f"| {kind:11} | {figures} |")
    print(f"\nmacro F1 {macro(table):.1f}")
    sorts: defaultdict[tuple[str, bool], list[Outcome]] = defaultdict(list)
    for one in done:
        sorts[one.revision.sort, one.revision.scripted].append(one)
    print("\n| revision    | made by | right |  of |")
    print("|:------------|:--------|------:|----:|")
    for (sort, by_script), group in sorted(sorts.items()):
        right = sum(one.right for one in group)
        print(f"| {sort:11} | {'script' if by_script else 'hand':7} | {right:5} | {len(group):3} |")
    found = alarms(done)
    print(f"\nalarms where nothing happened: {len(found)} of {sum(not one.revision.must for one in done)}")
    for one in found:
        print(f"  {one.text.name} ({one.revision.sort}): {'; '.join(map(str, one.besides))}")


def errors(done: Sequence[Outcome]) -> Iterator[str]:
    for one in done:
        if not one.right:
            made = "script" if one.revision.scripted else "hand"
            yield f"{one.text.name} [{one.text.half}] {one.revision.sort} ({made}) {one.revision.name}"
            yield from (f"    {old!r} -> {new!r}" for old, new in one.revision.edits)
            yield from (f"    {left[:60]!r} <-> {right[:60]!r}" for left, right in one.revision.swaps)
            yield from (f"  missed   {told}" for told in one.missed)
            yield from (f"  besides  {told}" for told in one.besides)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = os.environ.get("TIMELINE_SHARED")
    archive = Path(shared) / "eval/replay" if shared else None
    parser.add_argument("--data", type=Path, default=archive, help="folder with an archived feed (.tar.xz)")
    parser.add_argument("--half", choices=("tuning", "held-out"), help="only these texts")
    parser.add_argument("--only", help="only texts with this in their names")
    parser.add_argument("--hand", action="store_true", help="only revisions written by hand")
    parser.add_argument("--errors", action="store_true", help="print every wrong one first")
    parser.add_argument("--json", action="store_true", help="the scores as one JSON object")
    args = parser.parse_args()
    done = list(outcomes(chosen_texts(args), hand_only=args.hand))
    if args.errors:
        print(*errors(done), sep="\n", file=sys.stderr if args.json else sys.stdout)
    if args.json:
        table = scores(done)
        record = {
            "kinds": table,
            "macro_f1": macro(table),
            "alarms": len(alarms(done)),
            "revisions": len(done),
        }
        print(json.dumps(record))
    else:
        show(done)
    return macro(scores(done)) < LEAST or bool(alarms(done))


if __name__ == "__main__":
    raise SystemExit(main())
