"""Which reports of different entries tell the same event, by date, matter and words."""

from timeline.content import content, folded_words
from timeline.same.again import again, of_another
from timeline.same.agree import judge
from timeline.same.alike import alike, numbers_agree, set_alike
from timeline.same.candidates import (
    LEAST,
    MOST,
    Candidate,
    Candidates,
    Near,
    Search,
    _claimed,
    _heaviest,
    _sought,
    _telling,
    searches,
    signs,
    without_date,
)
from timeline.same.dated import clocks_agree, in_days, width
from timeline.same.deeds import deed_of
from timeline.same.gist import _lightness, _words, gist, matter_of, read_gist
from timeline.same.parts import _added, _limited, _said_as_well, several
from timeline.same.statement import _likely, _sentence, _undated, claim, said, statement
from timeline.same.terms import shared, terms, words_of

__all__ = [
    "LEAST",
    "MOST",
    "Candidate",
    "Candidates",
    "Near",
    "Search",
    "again",
    "alike",
    "clocks_agree",
    "forget",
    "gist",
    "in_days",
    "judge",
    "numbers_agree",
    "of_another",
    "searches",
    "set_alike",
    "signs",
    "width",
    "without_date",
]

_OF_TEXTS = (
    claim, _claimed, statement, said, _undated, _sentence, _likely, terms, deed_of,
    matter_of, read_gist, _words, _telling, _sought, _heaviest, signs, several, _added, _limited,
    _said_as_well,
    content, folded_words, shared, words_of, _lightness,
)  # fmt: skip


def forget() -> None:
    """Let go of what was remembered of texts and reports for comparing others with them; words stay."""
    for kept in _OF_TEXTS:
        kept.cache_clear()
