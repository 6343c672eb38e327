"""The specification by examples: tests/corpus/*.yaml."""

import datetime as dt
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.dates import tag

CORPUS = Path(__file__).parent.parent / "corpus"


def _load(path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def _cases():
    for path in sorted(CORPUS.glob("*.yaml")):
        corpus = _load(path)
        for kind in ("edtf", "value"):
            for expected, phrasings in corpus.get(kind, {}).items():
                for phrasing in phrasings:
                    yield pytest.param(
                        path.stem,
                        corpus["published"],
                        kind,
                        str(expected),
                        phrasing,
                        id=f"{path.stem}-{phrasing}",
                    )


def _negatives():
    corpus = _load(CORPUS / "negative.yaml")
    return [
        pytest.param(language, corpus["published"], text, id=f"{language}-{text}")
        for language, texts in corpus["none"].items()
        for text in texts
    ]


@pytest.mark.parametrize(("language", "published", "kind", "expected", "phrasing"), list(_cases()))
def test_phrase(language, published, kind, expected, phrasing):
    start, end = phrasing.index("["), phrasing.index("]") - 1
    text = phrasing.replace("[", "", 1).replace("]", "", 1)
    found = {(timex.start, timex.end): timex for timex in tag(text, published, language=language)}
    assert (start, end) in found, [timex.text for timex in found.values()]
    timex = found[start, end]
    assert (str(timex.edtf) if kind == "edtf" else timex.value) == expected


@pytest.mark.parametrize(("language", "published", "text"), _negatives())
def test_no_date(language, published, text):
    assert tag(text, published, language=language) == ()


def test_every_language_has_a_corpus():
    languages = {path.stem for path in CORPUS.glob("*.yaml")} - {"negative"}
    assert languages == set("ar de en es fr id it ja km nl pt ru th uk vi zh".split())


def test_dates_in_the_corpus_are_dates():
    assert all(isinstance(_load(path)["published"], dt.date) for path in CORPUS.glob("*.yaml"))
