"""Texts without a date of their own: which of their dates rest on those before them."""

import pytest

from feeds.model import Entry
from timeline.extract import extract

TOLD = {
    "The front took Lorne on 17 April 1975, and the prince returned in September of that year.": [
        ("1975-04-17", "The front took Lorne"),
        ("1975-09", "The prince returned"),
    ],
    "The front took Lorne on 17 April 1975. He resigned the following April.": [
        ("1975-04-17", "The front took Lorne"),
        ("1976-04", "He resigned"),
    ],
    "Prince Rano was crowned on 24 September 1993. The envoy left Lorne on 26 September.": [
        ("1993-09-24", "Prince Rano was crowned"),
        ("1993-09-26", "The envoy left Lorne"),
    ],
    "In 1993, after long talks, elections were held on 23 May.": [("1993-05-23", "Elections were held")],
    "1993. Elections are held from 23 to 28 May. A constitution is promulgated on 24 September.": [
        ("1993-05-23/1993-05-28", "Elections are held"),
        ("1993-09-24", "A constitution is promulgated"),
    ],
    "1998. 15 April: the leader dies in the hills. 26 July: elections are held.": [
        ("1998-04-15", "The leader dies in the hills"),
        ("1998-07-26", "Elections are held"),
    ],
    "1992\n\n15 March: the envoy arrives in Lorne.\n\nIn June the front refuses to disarm.": [
        ("1992-03-15", "The envoy arrives in Lorne"),
        ("1992-06", "The front refuses to disarm"),
    ],
}
# Only the first date is one: of the others nobody knows the year.
OPEN = [
    "The mill was built in May 1890. The market opens on 5 May. Doors open at 7 pm on 6 May.",
    "The society was founded on 3 March 1921. The fair takes place on 7 June.",
    "The society was founded on 3 March 1921.\n\nThe fair was held on 7 June.",
    "The society was founded in 1921. The fair was held on 7 June.",
    "The committee met on 12 May 2026. It will meet again on 4 June.",
    "The committee met on 12 May 2026. The chair resigned yesterday.",
    "The reading would take place on 24 November 2026. The panel had met the previous week.",
]


def read(text):
    return [(str(m.when), m.title) for m in extract(Entry("x", "", text), anchor=None, anchor_basis=None)]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_the_past_goes_on_from_a_date(text):
    assert read(text) == TOLD[text]


@pytest.mark.parametrize("text", OPEN)
def test_what_may_be_of_any_year_does_not(text):
    assert len(read(text)) == 1
