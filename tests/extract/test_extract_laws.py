"""What holds for every text."""

import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st

from feeds.model import Entry
from timeline.extract.blocks import blocks
from timeline.extract.mentions import extract
from timeline.extract.sentences import sentences
from timeline.model import Basis

ANCHOR = dt.date(2026, 2, 20)
WORDS = st.sampled_from(
    "The the minister signed will meet in on of and which that , . ; : — - ( ) \" ' Mr. U.S. H.E. No. 2026 12 March "
    "2025-05-03 yesterday Friday today said by from to 3 May 2024 \n\n \n • © Updated: was been a Paris (2024-2027) "
    "agreement 大桥于2024年5月3日开通。 ។ Vision 2030 if than born until not but planned cancelled did it truce the told or runs".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
ANCHORS = st.sampled_from([None, ANCHOR])
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


def read(text, anchor=ANCHOR):
    found = extract(Entry(id="x", title="", text=text), anchor=anchor, anchor_basis=anchor and "published")
    return tuple(mention for mention in found if mention.basis is not Basis.PUBLISHED)


def spelled(day):
    return f"{day.day} {day:%B} {day.year}"


@given(TEXTS)
def test_sentences_are_ordered_and_cover_the_text(text):
    found = sentences(text)
    covered = [False] * len(text)
    end = 0
    for span in found:
        assert end <= span.start < span.end
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered[span.start : span.end] = [True] * (span.end - span.start)
        end = span.end
    assert all(covered[i] or text[i].isspace() for i in range(len(text)))


@given(TEXTS)
def test_no_sentence_crosses_a_blank_line(text):
    edges = [block.span for block in blocks(text)]
    assert all(any(edge.holds(span.start, span.end) for edge in edges) for span in sentences(text))


@given(TEXTS, ANCHORS)
@example(text="(1000 B", anchor=None)  # a bracket that opens the text
@settings(max_examples=300, deadline=None)  # a grammar is compiled when it is first needed
def test_mentions_prove_themselves(text, anchor):
    found = read(text, anchor)
    assert found == read(text, anchor)
    for mention in found:
        assert mention.sentence == text[mention.start : mention.end]
        assert mention.start <= mention.date_start < mention.date_end <= mention.end
        assert mention.title.strip()
        assert mention.masked
        assert (mention.anchor is None) == (mention.anchor_basis is None)
        assert anchor is not None or mention.anchor is None


@given(DAYS, DAYS)
def test_moving_a_date_keeps_the_identity(old, new):
    frame = "The delegations will meet on {} in Vientiane, and the mayors on {} in Pakse."
    before = read(frame.format(spelled(old), spelled(old)))
    after = read(frame.format(spelled(new), spelled(new)))
    assert [m.masked for m in before] == [m.masked for m in after]
    assert [m.title for m in before] == [m.title for m in after]
    assert [str(m.when) for m in after] == [new.isoformat()] * 2


@given(DAYS, st.sampled_from(["A", "In Laos a", "According to plan, a", "After long talks a"]))
def test_words_elsewhere_do_not_move_the_evidence(day, head):
    text = f"{head} bridge was opened on {spelled(day)}."
    (mention,) = read(text)
    (shifted,) = read(f"Nothing else was said.\n\n{text}")
    assert (shifted.when, shifted.title, shifted.masked) == (mention.when, mention.title, mention.masked)
    assert shifted.start - mention.start == shifted.date_start - mention.date_start == 24
