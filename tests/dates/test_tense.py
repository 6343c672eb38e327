"""The tense around a date does not depend on how its cues are looked for."""

import datetime as dt
import re
from re import _parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import tag
from timeline.dates.en.pack import english
from timeline.dates.heads import ANY, heads
from timeline.dates.places import all_of
from timeline.dates.ranges import LONGEST
from timeline.dates.tense import Tenses, _anywhere
from timeline.dates.world.build import build
from timeline.dates.world.table import LEXICONS

WORDS = st.sampled_from(
    "he will was met on friday the plan had been scheduled . ! expected to resign by until and said may held"
    " wird wurde am dienstag soll fue será el lunes к понедельнику ожидается был no dia maio é"
    " flies home they go , who moves es aprobado est du bis war to seit since reportado 1999 3, 5.".split()
)
CUES = (english().cues, *(build(LEXICONS[code]).cues for code in sorted(LEXICONS)))


@given(words=st.lists(WORDS, min_size=3, max_size=60), at=st.integers(0, 59), cues=st.sampled_from(CUES))
def test_cues_found_around_a_date_or_everywhere_tell_the_same(words, at, cues):
    at %= len(words)
    folded = " ".join(words)
    start = len(" ".join(words[:at])) + (at > 0)
    end = start + len(words[at])
    around, everywhere = Tenses(folded, cues), Tenses(folded, cues, len(folded))
    assert around.at(start, end) == everywhere.at(start, end)


@pytest.mark.parametrize("apart", range(0, 120, 6))
def test_a_cue_behind_anything_is_found_from_every_date_that_it_reaches(apart):
    cues = build(LEXICONS["de"]).cues
    folded = f"sie soll am freitag {'x ' * (apart // 2)}zwei autos gestohlen haben und mehr {'x ' * 90}"
    start = folded.index("freitag")
    around, everywhere = Tenses(folded, cues), Tenses(folded, cues, len(folded))
    assert around.at(start, start + 7) == everywhere.at(start, start + 7)
    assert around.at(start, start + 7) == (-1 if apart <= 62 else 1)


BEGUN = ("past", "future", "arranged", "leading", "since")
SPELLED = st.sampled_from(
    sorted(
        {
            word
            for name in BEGUN
            for word in re.findall("[a-z]+|[:.,\n']", getattr(english().cues, name).pattern)
        }
    )
)


@given(words=st.lists(st.tuples(SPELLED | WORDS, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=30))
def test_english_cues_are_all_found_where_one_can_begin(words):
    folded = "".join(word + gap for word, gap in words)
    cues = english().cues
    first = [match.start() for match in cues.first.finditer(folded)]
    for name in BEGUN:
        pattern, _ = _anywhere(getattr(cues, name))
        assert all_of(pattern, folded, first) == all_of(pattern, folded, None)


@pytest.mark.parametrize("name", ["leading", "past", "future", "arranged"])
def test_words_that_are_looked_for_first_are_all_that_an_english_cue_begins_with(name):
    pattern = getattr(english().cues, name).pattern
    first = re.compile(pattern[pattern.index("(?=") :].partition("\\b)")[0] + "\\b)")
    request = (
        "please sign register apply book send submit reply hand write call join bring pay contact e email"
    )
    request += " mail let us get buy save enter enrol enroll order post collect pick finish renew complete"
    request += " fill upload phone remind prepare read check take put clear clean remove empty cancel ask"
    # These have a lookbehind of their own.
    words = heads([pattern], {}, {})[0].tokens[""] - {ANY, *request.split()}
    # "'ll" has no word before it, and "the" is looked for with what follows
    missed = {word for word in words if word.isalpha() and not first.match(word) and not word.endswith("ed")}
    assert missed <= {"ll", "the"}


ENDS = (
    "it will be over by the, they began as of, no later than, as early as, ahead of, it is put off until,"
    " they moved it to the end of, it is moved to early, it is due on, it is set for, with effect from,"
    " next meeting is, takes effect, no earlier than, delayed till, open through the middle of, pushed back to late"
).split(", ")


@pytest.mark.parametrize("words", ENDS)
def test_how_a_deadline_can_end_is_known(words):
    cues = english().cues
    assert cues.leading.search(f"{words} ") is not None
    assert words.endswith(cues.leading_ends)


@pytest.mark.parametrize(
    "words",
    [
        *("(was:", "previously planned for", "instead of", "rather than on the", "; was:", "and not on"),
        *("(formerly:", "(before", "(originally on", "initially due on", "first set for", "(previously"),
    ],
)
def test_how_a_former_date_can_end_is_known(words):
    joints = english().joints
    assert joints.former.search(f"{words} ") is not None
    assert words.rstrip(" :").endswith(joints.former_ends)
    assert any(word in words for word in joints.former_words)


@pytest.mark.parametrize(
    "words", ["moved from", "moved from the", "put off, planned for", "postponed, due on"]
)
def test_how_a_date_that_is_left_can_end_is_known(words):
    joints = english().joints
    assert joints.moving.search(f"{words} ") is not None
    assert words.endswith(joints.moving_ends)


@pytest.mark.parametrize("words", ["from", "from the", "between", "between the"])
def test_how_what_opens_a_range_can_end_is_known(words):
    joints = english().joints
    assert joints.opening.search(f"{words} ") is not None
    assert words.endswith(joints.opening_ends)


WIDE = [(code, english() if code == "en" else build(LEXICONS[code])) for code in ("en", *sorted(LEXICONS))]


@pytest.mark.parametrize("pack", [pack for _, pack in WIDE], ids=[code for code, _ in WIDE])
def test_no_words_between_two_dates_are_longer_than_what_is_looked_at(pack):
    joints = pack.joints
    for pattern in (joints.closing, joints.pairing, joints.listing, joints.onto, joints.opening):
        assert _parser.parse(pattern.pattern).getwidth()[1] <= LONGEST


def test_a_date_alone_tells_nothing_of_what_is_to_come():
    found = tag("Das Fest im Garten. 1. August. Der Eintritt: frei.", dt.date(2013, 10, 5), language="de")
    assert [timex.value for timex in found] == ["2013-08-01"]  # "August" ends as a German verb does


@pytest.mark.parametrize(
    ("said", "weekend"), [(dt.date(2021, 11, 11), "2021-11-13"), (dt.date(2021, 11, 14), "2021-11-20")]
)
def test_who_writes_at_a_weekend_means_another_by_the_next(said, weekend):
    found = tag("Am nächsten Wochenende spielt der Verein in Hafen.", said, language="de")
    assert [str(timex.edtf).partition("/")[0] for timex in found] == [weekend]
