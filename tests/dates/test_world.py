"""What the languages written as lexicons share."""

import datetime as dt
import re
from re import _parser

import pytest

from timeline.dates import tag
from timeline.dates.grammar import NOTHING
from timeline.dates.units import amount_value, joined_value
from timeline.dates.world.build import build
from timeline.dates.world.table import LEXICONS

WEDNESDAY = dt.date(2026, 2, 18)
ROMANCE = ("es", "fr", "it", "pt")


def _found(language, text, published=WEDNESDAY):
    return [(timex.text, timex.value) for timex in tag(text, published, language=language)]


@pytest.mark.parametrize("language", LEXICONS)
def test_every_rule_compiles_by_itself(language):
    rules = build(LEXICONS[language]).grammar.rules
    assert all(re.compile(pattern) for _, pattern in rules)


@pytest.mark.parametrize("language", LEXICONS)
def test_what_a_lexicon_says_are_regular_expressions(language):
    lexicon = LEXICONS[language]
    texts = (lexicon.past, lexicon.future, lexicon.never, lexicon.year_before, lexicon.month_before)
    assert all(re.compile(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro llegará el viernes 27.", "es"),
        ("Le ministre arrive vendredi 27.", "fr"),
        ("Il ministro arriva venerdì 27.", "it"),
        ("O ministro chega na sexta-feira, 27.", "pt"),
        ("O ministro chega nesta sexta-feira (27).", "pt"),
    ],
)
def test_a_weekday_tells_the_month_of_its_day(text, language):
    assert [value for _, value in _found(language, text)] == ["2026-02-27"]


def test_a_weekday_before_a_day_of_last_month_tells_that_too():
    assert _found("pt", "Na segunda-feira (26), choveu.") == [("Na segunda-feira (26)", "2026-01-26")]


def test_a_day_alone_belongs_to_the_month_that_the_text_speaks_of():
    text = "La feria empezó el 3 de enero. El día 5 cerró."
    assert [value for _, value in _found("es", text)] == ["2026-01-03", "2026-01-05"]


def test_a_day_alone_that_is_over_lies_ahead_in_the_next_month():
    assert _found("es", "El próximo día 5 se conocerá el fallo.") == [("El próximo día 5", "2026-03-05")]


def test_a_day_alone_without_a_document_date_has_no_month():
    assert _found("es", "El día 5 se conocerá el fallo.", None) == [("El día 5", "XXXX-XX-05")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El 3 de enero llovió. Dos días después nevó.", "es"),
        ("Il a plu le 3 janvier. Deux jours plus tard, il neigeait.", "fr"),
        ("Il 3 gennaio piovve. Due giorni dopo nevicò.", "it"),
        ("Choveu a 3 de janeiro. Dois dias depois nevou.", "pt"),
    ],
)
def test_days_later_are_counted_from_the_day_told(text, language):
    assert [value for _, value in _found(language, text)] == ["2026-01-03", "2026-01-05"]


def test_a_day_and_its_hour_are_one_expression():
    assert _found("it", "La partita comincia sabato alle 20.45.") == [
        ("sabato alle 20.45", "2026-02-21T20:45")
    ]


def test_a_part_of_the_day_alone_is_no_date_in_french():
    assert _found("fr", "La nuit était noire.") == []


def test_a_day_before_a_weekday_with_its_date_are_two():
    text = "Domani, giovedì 19 febbraio, si vota."
    assert _found("it", text) == [("Domani", "2026-02-19"), ("giovedì 19 febbraio", "2026-02-19")]


@pytest.mark.parametrize("language", ROMANCE)
@pytest.mark.parametrize("piece", ["1 2 3/4 ", "de la ", "un ", "e ", "12 de ", "y el "])
def test_pieces_of_dates_are_no_dates(language, piece):
    assert _found(language, piece * 50) == []


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("P2Y", "P3M", "P2Y3M"),
        ("PT2H", "PT30M", "PT2H30M"),
        ("P1D", "PT12H", "P1DT12H"),
        ("PT2H", "P3D", "PT2H"),
        ("P2.5W", "P3D", "P2.5W"),
    ],
)
def test_amounts_are_joined_where_the_second_is_finer(first, second, both):
    assert joined_value(first, second) == both


def test_half_a_unit_is_in_the_next_finer_one():
    assert amount_value(2.5, "Y") == "P2Y6M"


def _needs_a_bracket(parsed):
    for op, given in parsed:
        name = str(op)
        if (
            (name == "LITERAL" and given == ord("["))
            or (name == "SUBPATTERN" and _needs_a_bracket(given[-1]))
            or (name == "BRANCH" and all(map(_needs_a_bracket, given[1])))
            or (name == "MAX_REPEAT" and given[0] and _needs_a_bracket(given[2]))
        ):
            return True
    return False


@pytest.mark.parametrize("code", [code for code in sorted(LEXICONS) if LEXICONS[code].never != NOTHING])
def test_what_makes_an_expression_no_date_stands_beside_it(code):
    assert _needs_a_bracket(_parser.parse(LEXICONS[code].never))
