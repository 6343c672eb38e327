"""The grammar of English holds together: every rule is read, is reached, and has its phrase."""

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.dates import tag
from timeline.dates.en import pack
from timeline.dates.en.fragments import FRAGMENTS
from timeline.dates.fold import fold
from timeline.dates.grammar import compile_grammar, fill, scan, trie

CORPUS = YAML(typ="safe").load(
    (Path(__file__).parent.parent / "corpus" / "en.yaml").read_text(encoding="utf-8")
)
PHRASES = [
    phrase.replace("[", "").replace("]", "")
    for kind in ("edtf", "value")
    for phrases in CORPUS[kind].values()
    for phrase in phrases
]


def test_every_rule_has_a_reader():
    assert pack.english().readers.keys() == pack.RULES.keys()


def test_every_rule_has_a_phrase():
    used = {timex.rule for text in PHRASES for timex in tag(text, CORPUS["published"], language="en")}
    assert pack.RULES.keys() - used == set()


def test_gate_and_first_words_lose_nothing():
    everywhere = compile_grammar("(?s:.)", (), pack.RULES, FRAGMENTS)
    for text in PHRASES:
        folded = fold(text)
        assert list(scan(pack.english().grammar, folded)) == list(scan(everywhere, folded))


@pytest.mark.parametrize("text", ["İstanbul 2024", "a\u00a0b – c’d", "１２", "a\nb\n\nc", "\ud800", ""])
def test_folding_keeps_the_offsets(text):
    assert len(fold(text)) == len(text)


def test_folding_sees_one_kind_of_digit_dash_and_space():
    assert fold("１０–١٢\u00a0DEC\n2024\n\nx") == "10-12 dec 2024\n\nx"


def test_holes_and_spaces_are_written_out():
    assert fill("<day> ?of <x:day>", {"day": "[0-9]"}) == "(?P<day>[0-9]) {0,3}of {1,3}(?P<x>[0-9])"


def test_a_trie_matches_its_words_only():
    assert trie(["may", "march", "mar"]) == "(?:m(?:a(?:r(?:c(?:h))?|y)))"


def test_english_needs_no_foreign_names():
    code = "import sys, timeline.dates as d; d.tag('on 3 May 2024', None, language='en'); print('dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
