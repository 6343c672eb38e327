"""Laws that hold for any text."""

import datetime as dt
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline import dates
from timeline.dates import ranges, recall, tag, timex3
from timeline.dates.anchor import _found, _known
from timeline.edtf import Edtf

PIECES = (
    "10 2024 0 1 31 99 1999 0000 10000 99999999 December dec. May march Monday Friday Tuesday-Thursday from of the last next this year years "
    "months week ago later from to between and - – / : . , ' early late mid- about in since until two a few quarter "
    "third Q3 FY BC AD 499 10:30 p.m. noon night every daily now 31 February 29 1990s '90s nineties thousand hundred "
    "nineteen ninety-six Jahr vor heute año hace siglo XIX il y a ธันวาคม ខែធ្នូ 年 月 日 9999-12-31 0001-01-01 "
    "12/31/9999 2024-02-30 or & 3, 5, oder u ou или และ หรือ និង و5 أو 3日 、 和 或 \x00 \ud800 İ ß １２ ٢٠٢٤ 9000 decades fiscal weekend end of"
).split(" ")
TEXTS = st.one_of(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "  "])),
        max_size=14,
    ).map(lambda parts: "".join(piece + gap for piece, gap in parts)),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
DAYS = st.one_of(st.dates(), st.sampled_from([dt.date.min, dt.date.max]))
LANGUAGES = st.sampled_from(
    [None, "", "xx", *"en en-US en-GB de es fr pt it nl ru uk id vi zh ja th km ar".split()]
)
GENRES = st.sampled_from(["news", "narrative"])


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | DAYS, LANGUAGES, GENRES)
def test_expressions_are_pieces_of_the_text_in_order(text, published, language, genre):
    timexes = tag(text, published, language=language, genre=genre)
    assert all(text[timex.start : timex.end] == timex.text for timex in timexes)
    assert all(timex.start < timex.end for timex in timexes)
    assert all(before.end <= after.start for before, after in pairwise(timexes))
    assert tag(text, published, language=language, genre=genre) == timexes


def _forget():
    for remembered in (dates._meaning, _known, _found, recall.moment_of, ranges._between, ranges._remembered):
        remembered.cache_clear()


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.none() | DAYS, LANGUAGES, GENRES)
def test_what_is_remembered_changes_nothing(text, published, language, genre):
    known = tag(text, published, language=language, genre=genre)
    spans = [timex3(timex) for timex in known]
    _forget()
    assert tag(text, published, language=language, genre=genre) == known
    assert [timex3(timex) for timex in known] == spans


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.none() | DAYS, LANGUAGES, GENRES), min_size=2, max_size=4), st.randoms())
def test_texts_are_tagged_the_same_in_any_order(texts, random):
    fresh = {}
    for asked in texts:
        _forget()
        text, published, language, genre = asked
        fresh[asked] = tag(text, published, language=language, genre=genre)
    random.shuffle(texts)
    for asked in [*texts, *texts]:
        text, published, language, genre = asked
        assert tag(text, published, language=language, genre=genre) == fresh[asked]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.none() | DAYS, LANGUAGES, GENRES)
def test_values_are_of_their_type(text, published, language, genre):
    for timex in tag(text, published, language=language, genre=genre):
        assert timex.value
        assert timex.value.startswith("P") == (timex.type in ("DURATION", "SET")) or (
            timex.value.endswith("_REF") or timex.value.startswith("XXXX")
        )
        if timex.edtf is not None:
            assert timex.type in ("DATE", "TIME")
            assert Edtf(str(timex.edtf)) == timex.edtf
            first, last = timex.edtf.ends
            assert first is None or last is None or first.order()[0] <= last.order()[1]
            assert "T" not in str(timex.edtf) or first == last or first.text <= last.text


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
@example("early 2024 10:30 ", None)
@example("10 BC February ", None)
def test_nothing_is_invented_without_a_document_date(text, language):
    stated = False
    for timex in tag(text, None, language=language):
        if timex.edtf is not None:
            assert stated or not timex.anchored, timex  # "In 2010 he ruled. In February he died."
            stated = True


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS, LANGUAGES)
def test_what_does_not_lean_on_the_document_date_does_not_change_with_it(text, published, language):
    def stated(day):
        return [(t.start, t.value, t.edtf) for t in tag(text, day, language=language) if not t.anchored]

    assert stated(published) == stated(None)


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS, LANGUAGES)
def test_timex3_covers_the_same_words_in_order(text, published, language):
    for timex in tag(text, published, language=language):
        parts = timex3(timex)
        assert parts[0].start == timex.start
        assert parts[-1].end == timex.end
        assert parts[0].edtf == timex.edtf
        assert all(text[part.start : part.end] == part.text for part in parts)
        assert all(a.end <= b.start for a, b in pairwise(parts))


DAYS_OF_A_LIST = st.lists(st.integers(1, 30), min_size=2, max_size=6, unique=True).map(sorted)
LISTS = {
    "ar": ("، ", " أو ", "{} أبريل"), "de": ("., ", ". oder ", "{}. April"), "en": (", ", " or ", "{} April"),
    "en-GB": (", ", " & ", "{} April"), "en-US": (", ", " or ", "April {}"), "es": (", ", " o ", "{} de abril"),
    "fr": (", ", " ou ", "{} avril"), "id": (", ", " atau ", "{} April"), "it": (", ", " o ", "{} aprile"),
    "ja": ("日、", "日または", "4月{}日"), "km": (", ", " ឬ", "{} ខែមេសា"), "nl": (", ", " of ", "{} april"),
    "pt": (", ", " ou ", "{} de abril"), "ru": (", ", " или ", "{} апреля"), "th": (", ", "หรือ", "{} เมษายน"),
    "uk": (", ", " або ", "{} квітня"), "vi": (", ", " hoặc ", "{} tháng 4"), "zh": ("日、", "日或", "4月{}日"),
}  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(DAYS_OF_A_LIST, st.sampled_from(sorted(LISTS)))
def test_no_day_of_a_list_is_lost(days, language):
    comma, joint, frame = LISTS[language]
    text = frame.format(joint.join([comma.join(map(str, days[:-1])), str(days[-1])]))
    spans = [timex.edtf.order()[:2] for timex in tag(text, dt.date(2026, 4, 1), language=language)]
    # Neighbours may be told as a range of two days.
    found = [dt.date.fromordinal(day) for first, last in spans for day in range(first, last + 1)]
    assert found == [dt.date(2026, 4, day) for day in days], text
