"""The sample texts, read as the program reads them, against what a careful reader finds (expected.yaml)."""

import re
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from feeds.document import read_documents
from feeds.model import Entry, Snapshot, Source
from timeline.edtf import Edtf
from timeline.extract import extract
from timeline.model import Basis, Mention

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "cambodia"
EXPECTED = YAML(typ="safe").load(Path(__file__).with_name("expected.yaml"))
DOCUMENTS, KNOWN_GAPS = EXPECTED["documents"], EXPECTED["known_gaps"]
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
    return tuple(extract(entry(name), anchor=published.date(), anchor_basis="published"))


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
