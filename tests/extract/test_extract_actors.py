"""The specification of the recogniser of names: actors.yaml; and its measure: actors_unseen.yaml."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.dates.languages import guess
from timeline.extract.actors import Recogniser

HERE = Path(__file__).parent
KINDS = {"persons": "person", "organisations": "organisation", "countries": "country", "places": "place"}


def load(name):
    return YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))


CASES = [case for cases in load("actors.yaml").values() for case in cases]
UNSEEN = load("actors_unseen.yaml")


def wanted(case):
    return {(kind, name) for group, kind in KINDS.items() for name in case.get(group, "").split("; ") if name}


def found(case):
    text = f"{case.get('before', '')} {case['text']}"
    language = case.get("language") or guess(text)
    return {(actor.kind, actor.name) for actor in Recogniser(text, language).find(case["text"])}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_names(case):
    assert found(case) == wanted(case)
