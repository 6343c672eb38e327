"""How well events are read: what `timeline` finds in labelled texts against what a careful reader finds.

    python benchmarks/events.py [--half tuning|heldout] [--errors] [--json]
    python benchmarks/events.py --data FOLDER        on texts of your own, with a labels.yaml beside them
    python benchmarks/events.py --data FOLDER --texts FOLDER     on texts that lie elsewhere (real_texts.py)

Texts are read as a source of local files is read: HTML by the page reader, so that the furniture of pages is
part of the test. The labels and what counts as found: tests/gold/README.md.
"""

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from feeds.document import read_documents
from feeds.model import Entry, Failed, Source
from timeline.edtf import Edtf
from timeline.extract import extract
from timeline.model import Mention

sys.path.insert(0, str(Path(__file__).parent))
from event_scores import (
    Label,
    Place,
    Result,
    Text,
    paired,
    scores,
    stands_in,
    well_named,
)
from real_texts import real_texts  # both beside this script

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
HELD_OUT = "heldout"
HEADER = (
    "|              | texts | labels | found | precision | recall |    F1 | named | forbidden |\n"
    "|--------------|------:|-------:|------:|----------:|-------:|------:|------:|----------:|"
)


def main() -> None:
    args = arguments()
    folder = args.data or GOLD / args.half
    results = [paired(text) for text in texts(folder, args.texts)]
    shows = args.errors or args.data or args.half != HELD_OUT
    if args.json:
        print(json.dumps(report(results, errors=args.errors), ensure_ascii=False, indent=1))
        return
    lines = [HEADER, *table(results)]
    if shows:
        lines += forbidden_lines(results)
    if args.errors:
        lines += [line for result in results for line in error_lines(result)]
    print(*lines, sep="\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("tuning", HELD_OUT), default="tuning", help="of tests/gold")
    parser.add_argument("--data", type=Path, help="folder of texts with labels.yaml, in place of a half")
    parser.add_argument("--texts", type=Path, help="where the real texts lie that the labels name")
    parser.add_argument("--errors", action="store_true", help="every miss and every excess, text by text")
    parser.add_argument("--json", action="store_true", help="the same as one JSON object")
    return parser.parse_args()


def texts(folder: Path, elsewhere: Path | None = None) -> Iterator[Text]:
    """Every labelled text of a folder as the program reads it. Raises SystemExit when one cannot be read."""
    if not (folder / "labels.yaml").is_file():
        sys.exit(f"there is no {folder / 'labels.yaml'}")
    labels = YAML(typ="safe").load(folder / "labels.yaml")["documents"]
    entries = real_texts(elsewhere, labels) if elsewhere else _beside(folder)
    apart = sorted(entries.keys() ^ labels.keys())
    if apart:
        sys.exit(f"only labels or only a text that can be read: {', '.join(apart)}")
    for name, labelled in labels.items():
        yield read(entries[name], labelled)


def _beside(folder: Path) -> dict[str, Entry]:
    snapshot = read_documents(Source("gold", str(folder.resolve()), "files"))
    if isinstance(snapshot, Failed):
        sys.exit(snapshot.message)
    return {entry.id: entry for entry in snapshot.entries}


def read(entry: Entry, labelled: dict[str, Any]) -> Text:
    """One text with its labels; what they say of it is what a feed says of its entry."""
    published: dt.date = labelled["published"]
    entry = replace(
        entry,
        title=labelled.get("title") or entry.title,
        language=entry.language or labelled.get("language"),
    )
    return Text(
        name=entry.id,
        language=labelled.get("language") or entry.language or "?",
        text=entry.text,
        labels=tuple(label(event, entry.text) for event in labelled.get("events") or ()),
        traps=tuple(found for words in labelled.get("must_not") or () for found in places(words, entry.text)),
        mentions=tuple(extract(entry, anchor=published, anchor_basis="published")),
    )


def label(event: dict[str, Any], text: str) -> Label:
    cue = event.get("cue", "")
    found = places(cue, text)
    if nth := event.get("nth"):  # of a cue that occurs more than once
        found = found[nth - 1 : nth]
    stands = (*found, *places(event.get("heading", ""), text))
    return Label(
        when=Edtf(str(event["when"])),
        cue=cue,
        places=stands,
        names=tuple(str(event["name"]).split("|")),
        reported=event.get("reported", False),
        published=event.get("published", False),
        optional=event.get("optional", False),
    )


def places(words: str, text: str) -> list[Place]:
    """Where `words` stand in `text`, whatever the white space between them; nowhere without words."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def groups(results: Sequence[Result]) -> Iterator[tuple[str, list[Result]]]:
    """All texts, those of each format or archive, those of each language."""
    yield "all", list(results)
    formats = {
        result.text.name: Path(result.text.name).suffix or result.text.name.partition("/")[0]
        for result in results
    }
    for suffix in sorted(set(formats.values())):
        yield suffix, [result for result in results if formats[result.text.name] == suffix]
    for language in sorted({result.text.language for result in results}):
        yield language, [result for result in results if result.text.language == language]


def table(results: Sequence[Result]) -> Iterator[str]:
    for name, chosen in groups(results):
        row = scores(chosen)
        counts = f"{row['texts']:5} | {row['labels']:6} | {row['found']:5}"
        rates = f"{row['precision']:9.1f} | {row['recall']:6.1f} | {row['f1']:5.1f} | {row['named']:5.1f}"
        yield f"| {name:12} | {counts} | {rates} | {row['forbidden']:9} |"


def forbidden_lines(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for mention in result.forbidden:
            yield f"forbidden: {result.text.name}: {told(mention)}"


def error_lines(result: Result) -> Iterator[str]:
    """The misses, excesses and bad names of one text."""
    lines = [
        f"  missed {wanted.when} {sort(wanted)}{wanted.cue}{instead(wanted, result)}"
        for wanted in result.misses
    ]
    lines += [f"  excess {told(mention)}" for mention in result.excess]
    lines += [
        f"  name   {mention.title!r} holds too little of {'|'.join(wanted.names)}, or is too long"
        for wanted, mention in result.hits
        if not well_named(wanted, mention)
    ]
    if lines:
        yield f"\n{result.text.name}"
        yield from lines


def sort(wanted: Label) -> str:
    """What kind of label it is, and whether the text that was read lacks its words."""
    if wanted.published:
        return "published "
    return ("reported " if wanted.reported else "") + ("" if wanted.places else "(not in the text as read) ")


def instead(wanted: Label, result: Result) -> str:
    """What was found at the place of a label in its stead: most often the wrong date."""
    there = [mention for mention in result.excess if stands_in(wanted.places, mention)]
    return f" (found: {', '.join(f'{found.when} {found.basis}' for found in there)})" if there else ""


def told(mention: Mention) -> str:
    return f"{mention.when} {mention.basis} {mention.title!r} in: {' '.join(mention.sentence.split())}"


def report(results: Sequence[Result], *, errors: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"scores": {name: scores(chosen) for name, chosen in groups(results)}}
    if errors:
        answer["errors"] = [found for result in results if (found := mistakes(result))["count"]]
    return answer


def mistakes(result: Result) -> dict[str, Any]:
    missed = [{"when": str(wanted.when), "cue": wanted.cue} for wanted in result.misses]
    excess = [
        {
            "when": str(mention.when),
            "basis": str(mention.basis),
            "title": mention.title,
            "sentence": mention.sentence,
            "forbidden": mention in result.forbidden,
        }
        for mention in result.excess
    ]
    return {"text": result.text.name, "count": len(missed) + len(excess), "missed": missed, "excess": excess}


if __name__ == "__main__":
    main()
