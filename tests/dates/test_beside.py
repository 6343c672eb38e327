"""What makes an expression no date is found as if the whole pattern were looked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.world.beside import Beside
from timeline.dates.world.table import LEXICONS

NEVER = {code: lexicon.never for code, lexicon in LEXICONS.items() if lexicon.never != "(?!)"}
WORDS = st.sampled_from(
    "Guten Morgen im Jahr 2000 im 2011 Einwohner A-2011 Nummer 3 Alter von 30 Jahren jung calle 2 de mayo han"
    " pasado el futuro , ; Nummer, [ Seite; Buenos días Domingo de la Paz âge rue du 4 septembre via XX Settembre".split()
)


@pytest.mark.parametrize("code", sorted(NEVER))
@given(words=st.lists(WORDS, min_size=1, max_size=9), first=st.integers(0, 8), more=st.integers(0, 2))
def test_it_is_found_as_if_the_whole_pattern_were_looked_for(code, words, first, more):
    text = " ".join(words)
    start = len(" ".join(words[:first]))
    end = start + len(" ".join(words[first : first + more + 1]))
    plain = text.replace("[", "\0")  # the brackets of the pattern stand for the place alone
    here = f"{plain[max(0, start - 24) : start]}[{plain[start:end]}]{plain[end : end + 24]}"
    whole = re.search(NEVER[code], here) is not None
    assert Beside(NEVER[code]).found(text, start, end) == whole


@pytest.mark.parametrize(
    ("text", "there", "never"),
    [
        ("Guten Morgen", "Morgen", True),
        ("am Morgen", "Morgen", False),
        ("davon 2000 im Jahr", "2000", True),
        ("im Alter von 30 Jahren", "30 Jahren", True),
        ("seit 30 Jahren", "30 Jahren", False),
        ("(30 Jahre)", "30 Jahre", True),
        ("Guten [ Ruf 2000", "2000", False),
    ],
)
def test_german_that_is_no_date(text, there, never):
    start = text.index(there)
    assert Beside(NEVER["de"]).found(text, start, start + len(there)) is never
