"""`timeline tag` answers every line it can read, and names every line it cannot."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.dates import tag

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("??.yaml"))

LINE = {"id": 1, "text": "It opened on 12 March 2024.", "published": "2024-03-13", "language": "en"}
FOUND = [("12 March 2024", "2024-03-12", "2024-03-12")]


def _tag(*lines):
    """Exit code, the answers, and the lines on standard error; a line is bytes, text or a record."""
    raw = b"".join(
        (line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode())
        + b"\n"
        for line in lines
    )
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "tag"], input=raw, capture_output=True, check=False
    )
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    return done.returncode, answers, done.stderr.decode().splitlines()


def _spans(answer):
    return [(timex["text"], timex["value"], timex["edtf"]) for timex in answer["timexes"]]


@pytest.mark.parametrize("dates", [0, 999, 1000, 1001, 2500])
def test_an_answer_written_in_parts_is_one_line(dates):
    text = "It opened on 12 March 2024. " * dates
    code, answers, errors = _tag({**LINE, "text": text}, LINE)
    assert (code, errors) == (0, [])
    assert [_spans(answer) for answer in answers] == [FOUND * dates, FOUND]


def test_lines_that_cannot_be_read_are_named_and_the_others_answered():
    bad = [
        '{"id": 1, "text": ',
        "12",
        "[]",
        "null",
        '"on 12 March 2024"',
        '{"id": 2}',
        '{"id": 3, "text": 5}',
        '{"id": 4, "text": null}',
        '{"id": 5, "text": ["on 12 March 2024"]}',
        '{"id": 6, "text": "x", "genre": "poem"}',
        '{"id": 7, "text": "x", "genre": 5}',
        '{"id": NaN, "text": "x"}',
        "[" * 100_000,
        b"\xff\xfe{",
    ]
    code, answers, errors = _tag(LINE, *bad, LINE)
    assert code == 1
    assert [_spans(answer) for answer in answers] == [FOUND, FOUND]
    assert [error.split(":")[0] for error in errors] == [f"line {n}" for n in range(2, 2 + len(bad))]


def test_a_document_date_that_is_none_dates_nothing():
    text = "It opened on 12 March 2024 and closed on Friday."
    none = ["yesterday", "2026-13-40", "", 5, None, True, [], {}, "10000-01-01", "0000-01-01", "٢٠٢٤"]
    code, answers, errors = _tag(
        {"text": text}, *(LINE | {"text": text, "published": value} for value in none)
    )
    assert (code, errors, len(answers)) == (0, [], 1 + len(none))
    assert all(_spans(answer) == [*FOUND, ("Friday", "XXXX-WXX-5", None)] for answer in answers)


def test_an_unknown_language_is_read_as_english_or_guessed():
    unknown = ["xx", "", "not a language", None, 5, ["en"], "en-XX", "-"]
    code, answers, errors = _tag(*(LINE | {"language": language} for language in unknown))
    assert (code, errors) == (0, [])
    assert [_spans(answer) for answer in answers] == [FOUND] * len(unknown)


def test_odd_characters_do_not_hide_a_date():
    texts = [
        "\\u0000 on 12 March 2024 \\u0000",
        "\\ud800 on 12 March 2024 \\udfff",
        "\\u0007\\u001b[31m on 12 March 2024\\u200b\\ufeff",
    ]
    code, answers, errors = _tag(*(f'{{"id": 1, "text": "{text}"}}' for text in texts))
    assert (code, errors) == (0, [])
    assert [_spans(answer) for answer in answers] == [FOUND] * len(texts)


def test_bytes_that_are_no_utf8_become_replacement_characters():
    code, (answer,), errors = _tag(b'{"id": "\xff", "text": "\xc3\x28 on 12 March 2024 \xff"}')
    assert (code, errors, _spans(answer)) == (0, [], FOUND)
    assert answer["id"] == "\ufffd"


def test_ten_megabytes_in_one_line():
    filler = "Nothing here says when; 1234567890, commas,,, and words go on. "
    text = filler * (10_000_000 // len(filler)) + LINE["text"]
    code, (answer,), errors = _tag(LINE | {"text": text})
    assert (code, errors, _spans(answer)) == (0, [], FOUND)
    assert answer["timexes"][0]["start"] == text.index("12 March")


def test_words_with_quotes_and_line_breaks_are_spelled_as_json():
    _, (answer,), _ = _tag(LINE | {"text": 'It opened on 12\n"March" 2024, 3\tMay\\n and 3\nMay 2024.'})
    assert ("3\nMay 2024", "2024-05-03", "2024-05-03") in _spans(answer)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_values_hold_nothing_that_json_spells_otherwise(path):
    corpus = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    phrases = [
        text for kind in ("edtf", "value") for texts in corpus.get(kind, {}).values() for text in texts
    ]
    for text in phrases:
        for timex in tag(text.replace("[", "").replace("]", ""), corpus["published"], language=path.stem):
            said = f"{timex.type}{timex.value}{timex.mod}{timex.edtf}"
            assert re.fullmatch(r"[\w:/.~?%+-]+", said, re.ASCII), text
