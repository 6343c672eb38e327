"""The sample texts, read as the program reads them, against what a careful reader finds (expected.yaml)."""

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from feeds.document import read_documents
from feeds.model import Entry, Snapshot, Source
from timeline.edtf import Edtf
from timeline.extract import extract
from timeline.merge import identify
from timeline.model import Basis, Mention, Report
from timeline.same import Candidates, gist

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "cambodia"
EXPECTED = YAML(typ="safe").load(Path(__file__).with_name("expected.yaml"))
DOCUMENTS, KNOWN_GAPS = EXPECTED["documents"], EXPECTED["known_gaps"]
NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
every_document = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def snapshot() -> Snapshot:
    found = read_documents(Source("cambodia", str(FOLDER), "files"))
    assert isinstance(found, Snapshot), found
    return found


def entry(name: str) -> Entry:
    (found,) = (one for one in snapshot().entries if name in (one.id, Path(one.url or "").name))
    return found


@cache
def mentions(name: str) -> tuple[Mention, ...]:
    published = entry(name).published
    assert published
    found = extract(entry(name), anchor=published.date(), anchor_basis="published")
    return tuple(mention for mention in found if mention.basis is not Basis.PUBLISHED)


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, whatever the white space between them."""
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]


def dates_within(start: int, end: int, mention: Mention) -> bool:
    return mention.date_start < end and start < mention.date_end


def says(event: dict[str, object], start: int, end: int, mention: Mention) -> bool:
    reported = mention.basis is Basis.REPORTED
    same = mention.when == Edtf(str(event["when"])) and reported == event.get("reported", False)
    return same and dates_within(start, end, mention)


def gaps(name: str) -> dict[str, list[str]]:
    """What the reader misses (cues) and finds too much (date expressions), each statement counted once."""
    text, left, missed = entry(name).text, list(mentions(name)), []
    for event in DOCUMENTS[name]["events"]:
        ((start, end),) = places(event["cue"], text)
        found = next((mention for mention in left if says(event, start, end, mention)), None)
        if found is None:
            missed.append(event["cue"])
        else:
            left.remove(found)
    besides = [text[mention.date_start : mention.date_end] for mention in left]
    return {kind: items for kind, items in (("missed", missed), ("besides", besides)) if items}


def test_every_sample_is_read_and_nothing_else() -> None:
    assert not snapshot().notes
    assert {path.name for path in FOLDER.iterdir()} == set(DOCUMENTS)
    assert len(snapshot().entries) == len(DOCUMENTS)


@every_document
def test_the_publication_day_is_found(name: str) -> None:
    published = entry(name).published
    assert published
    assert published.date() == DOCUMENTS[name]["published"]


@every_document
def test_every_cue_stands_in_the_text_once(name: str) -> None:
    counts = {
        event["cue"]: len(places(event["cue"], entry(name).text)) for event in DOCUMENTS[name]["events"]
    }
    assert counts == dict.fromkeys(counts, 1)


@every_document
def test_the_labels_do_not_contradict_each_other(name: str) -> None:
    text, labels = entry(name).text, DOCUMENTS[name]
    cues = [place for event in labels["events"] for place in places(event["cue"], text)]
    traps = [place for words in labels["must_not"] for place in places(words, text)]
    assert not [(a, b) for a in cues for b in traps if a == b]
    assert all(Edtf(event["when"]) for event in labels["events"])


@every_document
def test_the_reader_finds_what_a_careful_reader_finds(name: str) -> None:
    assert gaps(name) == KNOWN_GAPS.get(name, {})


@every_document
def test_no_event_takes_its_date_from_what_is_no_date_of_an_event(name: str) -> None:
    text, known = entry(name).text, KNOWN_GAPS.get(name, {}).get("besides", [])
    traps = [place for words in DOCUMENTS[name]["must_not"] for place in places(words, text)]
    fallen = [
        text[mention.date_start : mention.date_end]
        for mention in mentions(name)
        if any(dates_within(*trap, mention) for trap in traps)
    ]
    assert [words for words in fallen if words not in known] == []


def is_labelled(report: Report) -> bool:
    cues = (labelled(report.entry, event["cue"]) for event in DOCUMENTS[report.entry]["events"])
    return any(dates_within(start, end, report.mention) for _, start, end in cues)


def reports() -> tuple[Report, ...]:
    """All statements as the program keeps them, the oldest text first."""
    told: tuple[Report, ...] = ()
    known = Candidates()
    for name in sorted(DOCUMENTS, key=lambda name: DOCUMENTS[name]["published"]):
        text, said = entry(name), mentions(name)
        about = gist(text.title, text.text, (mention.when.text for mention in said), language=text.language)
        found = identify((), said, known, source="samples", entry=name, now=NOW, about=about).reports
        for report in found:
            known.add(report, about)
        told += found
    return told


def labelled(name: str, cue: str) -> tuple[str, int, int]:
    ((start, end),) = places(cue, entry(name).text)
    return name, start, end


def test_texts_that_tell_the_same_event_share_it_and_no_others_do() -> None:
    groups = defaultdict(list)
    for report in filter(is_labelled, reports()):
        groups[report.event].append(report)
    known = KNOWN_GAPS.get("same_event", [])
    left = [group for group in groups.values() if len({report.entry for report in group}) > 1]
    apart = []
    for what, tellings in EXPECTED["same_event"].items():
        wanted = sorted(labelled(*telling) for telling in tellings)
        found = next((group for group in left if is_group(group, wanted)), None)
        if found is None:
            apart.append(what)
        else:
            left.remove(found)
    assert apart == known
    assert [[(report.entry, report.mention.title) for report in group] for group in left] == []


def is_group(group: list[Report], wanted: list[tuple[str, int, int]]) -> bool:
    ordered = sorted(group, key=lambda report: report.entry)
    return len(ordered) == len(wanted) and all(
        report.entry == name and dates_within(start, end, report.mention)
        for report, (name, start, end) in zip(ordered, wanted, strict=True)
    )
