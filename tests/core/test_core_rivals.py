"""Which event a mention tells where a day has several: what speaks against a pair, and what frees it of that."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from timeline.edtf import Edtf
from timeline.model import Basis, Mention
from timeline.same.again import again, maybe_again
from timeline.same.agree import _FAMILIAR, _LEAST, MAYBE, SAME, _found, _scored
from timeline.same.candidates import Candidate, _Said
from timeline.same.case import Case
from timeline.same.gist import gist
from timeline.same.pairs import Pair
from timeline.same.parts import Telling
from timeline.same.statement import claim

SEEN = datetime(2026, 5, 17, tzinfo=UTC)
TEXT, OTHER = frozenset({("wire", "1")}), frozenset({("blog", "2")})


def pair(number, event, fit, entries=TEXT, **rest):
    lead = Candidate(
        SEEN, "wire", "1", event, "2026-05-16", event, _Said(event, f"The {event}.", "", off=False)
    )
    when, said = Edtf("2026-05-16"), f"The {event}."
    mention = Mention(when, event, said, 0, len(said), 0, 0, said, Basis.STATED, "dmy", None, None)
    told = {"strange": False, "mute": False, "sure": 0.0, "words": 0.3} | rest
    case = Case(number, mention, "")
    return Pair(number, event, lead, entries, 0, fit, case=case, reports=(), claims=(), **told)


def joined(*pairs):
    return {number: one.event for number, one in _found(_scored(pairs), ()).items()}


def test_two_happenings_of_a_day_that_both_texts_tell_are_two_pairs():
    """Each by itself would be decided by a hair; the other way round both fit worse."""
    right = pair(1, "march", 2.6), pair(2, "convoy", 2.5)
    crossed = pair(1, "convoy", 2.0), pair(2, "march", 2.4)
    assert joined(*right, *crossed) == {1: "march", 2: "convoy"}


def test_what_fits_another_mention_better_is_not_left_over_for_this_one():
    crossed = pair(1, "convoy", 2.0), pair(2, "march", 2.4)
    assert 1 not in joined(pair(1, "march", 2.3), pair(2, "convoy", 2.5), *crossed)


@pytest.mark.parametrize("rest", [{"words": 0.05}, {"entries": OTHER}])
def test_it_takes_words_and_one_text_that_tells_both(rest):
    crossed = pair(1, "convoy", 2.0), pair(2, "march", 2.4)
    assert 1 not in joined(pair(1, "march", 2.6, **rest), pair(2, "convoy", 2.5), *crossed)


def test_without_a_common_word_the_only_event_of_its_day_is_one_in_the_company_of_three():
    assert joined(pair(1, "crest", 2.6, wordless=True, company=float(_FAMILIAR))) == {1: "crest"}
    assert not joined(pair(1, "crest", 2.6, wordless=True, company=_FAMILIAR - 1.0))


@pytest.mark.parametrize("beside", [pair(1, "funeral", 0.1), pair(2, "crest", 0.1)])
def test_where_a_text_tells_two_events_of_the_day_words_must_be_common(beside):
    wordless = pair(1, "crest", 2.6, wordless=True, company=float(_FAMILIAR))
    assert _scored([wordless, beside])[0][0] >= SAME
    assert not joined(wordless, beside)


@pytest.mark.parametrize(("sure", "least"), [(0.0, _LEAST.fit), (0.7, _LEAST.surely)])
def test_a_pair_that_ends_early_would_have_been_in_no_doubt_nor_a_rival(sure, least):
    for fit, doubted in ((least + 0.01, True), (least - 0.01, False)):
        assert (_scored([pair(1, "crest", fit, sure=sure)])[0][0] >= MAYBE) is doubted
    other = pair(1, "convoy", 0.5)
    beside = _scored([other, pair(1, "crest", least)])
    assert next(score for score, one in beside if one is other) == _scored([other])[0][0]


RAID = "Thieves stole nine medals from the Landau Museum by daylight"
ABOUT = "Director Hanna Roth and prosecutor Olga Steen spoke of the Corvin medals on 9 June 2026."


def stated(sentence):
    title = sentence.removesuffix(".")
    words = gist("Landau Museum robbed", f"{sentence} {ABOUT}", ("2026-06-07",), published=SEEN)
    return Telling(title, sentence, claim(title, sentence, words))


@pytest.mark.parametrize(
    ("below", "is_one"),
    [
        ("Around nine masked robbers smashed three show cases", True),
        ("The robbery took less than six minutes", True),
        ("In Dural burglars robbed the museum of tin toys", False),
        ("Robbers emptied two cases; 14 guards saw them leave", True),
        ("The museum will open again", False),
        (RAID.replace("nine medals", "  "), False),
    ],
)
def test_a_text_may_tell_in_its_body_what_it_tells_in_its_lead(below, is_one):
    lead, body = stated(f"{RAID}."), stated(f"{below}.")
    assert maybe_again(lead, body) is is_one
    assert maybe_again(body, lead) is is_one


def told(number, event, fit, sentence, entry):
    """A mention of one text beside a report of another one that has several of that day."""
    one = stated(sentence)
    said = _Said(one.title, one.sentence, "", off=False)
    lead = Candidate(SEEN, "blog", entry, event, "2026-05-16", event, said)
    entries = frozenset({("blog", entry)})
    return replace(pair(number, event, fit, entries), lead=lead, reports=(lead,), claims=(one.claim,))


def test_events_that_one_text_tells_of_one_thing_are_no_sure_rivals():
    lead = told(1, "stolen", 0.52, f"{RAID}.", "1")
    body = told(1, "robbery", 0.5, "The robbery took less than six minutes.", "1")
    other = told(1, "visit", 0.5, "Premier Ines Varga visited the mint.", "1")
    assert joined(lead, body) == {1: "stolen"}
    assert joined(lead, other) == {}


def mention(sentence, start):
    date = sentence.index("on 7 June")
    plain = sentence.partition(" on 7 June")[0]
    end = start + len(sentence)
    return Mention(
        Edtf("2026-06-07"), plain, sentence, start, end, start + date, start + date + 9, plain, Basis.STATED,
        "dmy", None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("below", "is_one"),
    [
        ("Three people died on 7 June in the crash of the two trams.", True),
        ("Three people died on 7 June in a hospital of the town.", False),
    ],
)
def test_who_died_in_an_accident_is_told_of_the_accident(below, is_one):
    lead = mention("Two trams of Metravias crashed on 7 June in Altamora.", 0)
    assert again(lead, mention(below, 100)) is is_one
