"""The grammar of English holds together: every rule is read, is reached, and has its phrase."""

import functools
import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.dates import languages, tag
from timeline.dates.en import pack
from timeline.dates.fold import fold
from timeline.dates.grammar import fill, leads, scan, trie, with_tries, without_repeats
from timeline.dates.heads import ANY, heads
from timeline.dates.world.table import LEXICONS

FOLDER = Path(__file__).parent.parent / "corpus"
CORPUS = YAML(typ="safe").load((FOLDER / "en.yaml").read_text(encoding="utf-8"))
PHRASES = [
    phrase.replace("[", "").replace("]", "")
    for kind in ("edtf", "value")
    for phrases in CORPUS[kind].values()
    for phrase in phrases
]


def test_every_rule_has_a_reader():
    assert pack.english().readers.keys() == pack.RULES.keys()


def test_every_rule_has_a_phrase():
    found = (timex for text in PHRASES for timex in tag(text, CORPUS["published"], language="en"))
    used = {timex.rule.removesuffix(".end") for timex in found}
    assert pack.RULES.keys() - used == pack.english().stories


@functools.cache
def _brute(grammar):
    """The places where a rule may begin, as far as the characters before tell, and every rule."""
    spotter = grammar.spotter.pattern
    places = spotter[: spotter.rindex("(?=", 0, spotter.index("([0-9]++|"))]
    return re.compile(places), [re.compile(rule) for _, rule in grammar.rules]


def _everywhere(grammar, folded):
    places, rules = _brute(grammar)
    end = 0
    for start in [place.start() for place in places.finditer(folded)]:
        match = (
            next(filter(None, (rule.match(folded, start) for rule in rules)), None) if start >= end else None
        )
        if match is not None:
            end = match.end()
            yield *match.span(), match.groupdict()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_rules_left_untried_would_not_have_matched(path):
    corpus = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if path.stem == "negative":
        texts = [(language, text) for language, texts in corpus["none"].items() for text in texts]
    else:
        texts = [
            (path.stem, text)
            for kind in ("edtf", "value")
            for t in corpus.get(kind, {}).values()
            for text in t
        ]
    for language, text in texts:
        grammar, folded = languages.pack(language).grammar, fold(text.replace("[", "").replace("]", ""))
        assert [(e.start, e.end, e.groups) for e in scan(grammar, folded)] == list(
            _everywhere(grammar, folded)
        ), text


@pytest.mark.parametrize(
    ("pattern", "spelled"),
    [
        ("a(?:b|c)?d", "a(?:(?:b|c)|)d"),
        ("(?P<x>a(b)?)?", "(?:(?P<x>a(?:(b)|))|)"),
        (r"(?=a)?\(a\)?[)(]?", r"(?:(?=a)|)\(a\)?[)(]?"),
        ("(a)??(b)?+(c)*[^]()?]?(d)?", "(a)??(b)?+(c)*[^]()?]?(?:(d)|)"),
    ],
)
def test_an_optional_group_is_spelled_as_one_or_nothing(pattern, spelled):
    assert without_repeats(pattern) == spelled


@pytest.mark.parametrize(
    ("pattern", "found", "bare"),
    [
        ("(?:about |some)?(?P<x>late )?<month>", ["(?:about |some)", "(?P<x>late )"], "<month>"),
        ("(?:a|b)?(?:c|d)(?:e)?f", ["(?:a|b)"], "(?:c|d)(?:e)?f"),
        ("(?:the )?<month>", [], "(?:the )?<month>"),  # a single word is tried at once
        ("(?=a)(?:a|b)?c", [], "(?=a)(?:a|b)?c"),
        ("(?:a|b)?c|d", [], "(?:a|b)?c|d"),
        ("a(?:b|c)?d", [], "a(?:b|c)?d"),
    ],
)
def test_what_a_rule_can_begin_with_is_told_from_the_rest(pattern, found, bare):
    assert leads(pattern) == (found, bare)


def test_what_is_left_out_of_a_rule_has_no_part():
    grammar = languages.pack("en").grammar
    found = [extent for text in ("may", "about may") for extent in scan(grammar, text)]
    assert [extent.groups["month"] for extent in found] == ["may", "may"]
    assert [extent.groups["about"] for extent in found] == [None, "about "]
    assert [extent.part("about") for extent in found] == [None, "about "]


# Whatever joins short numbers, and whatever stands behind them.
RUNS = [
    f"on {first}{a}{second}{b}{first}{c}{second}{d}{first}{a}{second}{b}{first}{c}{second}{behind}"
    for first, second in (("1", "2"), ("3", "12"), ("10", "30"), ("12", "05"))
    for a, b, c, d in itertools.product("-/.", repeat=4)
    for behind in ("", " May 2012", " days", " pm", "-2012", ".")
]


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "zh"])
def test_a_run_of_numbers_hides_no_date(language):
    grammar = languages.pack(language).grammar
    words = {
        "de": (" Mai", " Tage", " Uhr"), "fr": (" mai", " jours", "h"), "ru": (" мая", " дней", " часов"),
        "zh": ("月", "天", "点"),
    }  # fmt: skip
    for text in RUNS:
        for behind, own in zip((" May", " days", " pm"), words.get(language, ()), strict=False):
            text = text.replace(behind, own)  # noqa: PLW2901 the same text in its language
        folded = fold(text)
        assert [(e.start, e.end, e.groups) for e in scan(grammar, folded)] == list(
            _everywhere(grammar, folded)
        ), text


@pytest.mark.parametrize(
    ("pattern", "first", "second", "last"),
    [
        ("days?\\b", {"day", "days"}, set(), {"day", "days"}),
        ("(?:the )?<n> days?", {"the", "two", "0"}, {"two", "0", "day", "days"}, set()),
        ("may (?:[0-9]|to)\\b", {"may"}, {"0", "to"}, set()),
        ("(?=x)y(?<!z)", {"y"}, set(), {"y"}),
        ("(?!)|may(?![\\w-])", {"may"}, set(), {"may"}),
        ("[a-z]{2,5} ago\\b", {ANY}, {"ago"}, set()),
        ("an?(?:-| )[^x]", {"a", "an"}, {ANY, "0"}, {"a", "an"}),
    ],
)
def test_beginnings_are_read_off_a_pattern(pattern, first, second, last):
    (head,) = heads([pattern], {"n": r"(?:two|[0-9])\b"}, {})
    assert (head.tokens[""], head.tokens["w"] | head.tokens[ANY], head.last[""]) == (first, second, last)


@pytest.mark.parametrize(
    ("pattern", "first", "second", "last"),
    [
        ("[0-9]{1,2}(?:st|nd)?(?!\\w)", {"0", "00"}, {"st", "nd"}, {"0", "00"}),
        ("'[0-9]0s\\b", {"00"}, {"s"}, set()),
        ("(?:two|[0-9]) days?(?: ago)?\\b", {"two", "0"}, {"day", "days"}, set()),
        ("(?:may [0-9]|[0-9] may)\\b", {"may", "0"}, {"may"}, set()),
    ],
)
def test_what_follows_a_number_is_told_from_what_follows_a_word(pattern, first, second, last):
    (head,) = heads([pattern], {}, {})
    assert (head.tokens[""], head.tokens["n"], head.last[""]) == (first, second, last)


def test_what_follows_is_told_apart_by_the_kinds_of_words_and_numbers_before():
    (head,) = heads(["(?:(?:may|the) [0-9]|friday may|[0-9]{4} to) day"], {}, {"may": "m", "friday": "d"})
    assert {place: found for place, found in head.tokens.items() if len(place) == 1} == {
        "m": {"0"},
        "w": {"0"},
        "d": {"may"},
        "y": {"to"},
    }
    assert {place for place, found in head.tokens.items() if found == {"day"}} == {"mn", "wn", "dm", "yw"}


def test_letters_are_tokens_where_words_are_not_spaced():
    (head,) = heads(["ปี[0-9]{4}年?"], {}, {}, spaced=False)
    assert head.tokens[""] == {"ป"}
    assert head.last["w"] == {"0000"}


def test_unknown_syntax_is_refused():
    with pytest.raises(ValueError, match="not understood"):
        heads([r"\Aday"], {}, {})


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


@pytest.mark.parametrize("code", sorted(LEXICONS))
@pytest.mark.parametrize("name", ["past", "future", "arranged"])
def test_words_as_a_trie_are_found_as_they_were_written(code, name):
    pattern = getattr(LEXICONS[code], name)
    spelled = re.findall(r"[^\W\d_]+", pattern)
    # Whole, cut, and with more letters, each in company.
    texts = [
        f"{word}{more} {word[:cut]} der {word}" for word in spelled for more in ("", "en") for cut in (-1, -2)
    ]
    text = ". ".join(texts).casefold()
    found = [match.span() for match in re.finditer(with_tries(pattern), text)]
    assert found == [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("code", [code for code, lexicon in LEXICONS.items() if lexicon.spaced])
def test_in_no_language_can_every_word_begin_a_rule(code):
    """Else rules would be tried at each word of a text, and most of them begin nothing."""
    rules = languages.pack(code).grammar.tokens.other.rules
    assert rules == 0
