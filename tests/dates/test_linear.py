"""The tagger's cost grows with the length of the text and nothing else."""

import datetime as dt
import time

import pytest

from timeline.dates import tag

SIZE = 60_000
PUBLISHED = dt.date(2026, 2, 18)
ORDINARY = (
    "The governor said on Friday that the bridge over the Mekong, closed since December 2024, will open again next "
    "month. Some 2,000 people live on the other bank. Work began two years ago and cost $12 million. He spoke to "
    "reporters in front of the market, where traders sell fish and rice every day. The council met twice this week. "
)
HARD = {
    "digits in one word": "1234567890",
    "digits with spaces": "1 22 333 4444 55555 ",
    "digits with dashes": "1-2-3/4/5.6.7-",
    "years": "1999 2000 2001-2002 ",
    "month names": "January February March April May June July August September October November December ",
    "may": "may ",
    "May and numbers": "May 1, ",
    "nested commas": ',(,[,"May",(3,(2010,),),],',
    "commas": ",",
    "the last of the next": "the last of the next of the ",
    "weekdays": "Monday and Tuesday or Wednesday to ",
    "spaces": " ",
    "line breaks": "\n",
    "long word": "mayjune",
    "number words": "twenty two hundred and ",
    "long words": "januarydecember" * 4 + " ",
    "separators": "the , . - / : ; ",
    "unfinished": "the first of the last two hundred ",
    "hedges": "more than about nearly at least ",
}


def _cost(text, language="en"):
    start = time.process_time()
    tag(text, PUBLISHED, language=language)
    return time.process_time() - start


def _fill(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def _grows_no_faster_than_the_text(text, language="en"):
    """Four times the text may cost ten times as much: room for noise, none for a square."""
    small = min(_cost(text[: len(text) // 4], language) for _ in range(2))
    return min(_cost(text, language) for _ in range(2)) < 10 * max(small, 0.02)


@pytest.mark.parametrize("piece", [ORDINARY, *HARD.values()], ids=["ordinary", *HARD.keys()])
def test_cost_grows_no_faster_than_the_text(piece):
    tag(ORDINARY + piece, PUBLISHED, language="en")
    assert _grows_no_faster_than_the_text(_fill(piece, SIZE))


@pytest.mark.parametrize("language", ["ar", "de", "es", "km", "ru", "th", "vi", "zh"])
def test_other_languages_stay_linear(language):
    tag("1", PUBLISHED, language=language)
    assert _grows_no_faster_than_the_text(_fill("".join(HARD.values()), SIZE // 2), language)
