import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from core_build import T1, mention, reports
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.model import Entry
from timeline.diff import diff
from timeline.edtf import Edtf, EdtfError
from timeline.events import merge
from timeline.extract import extract
from timeline.model import Change, ChangeKind
from timeline.names import Actor, pack
from timeline.topics import Subject, Topic, change_subject, event_subject, parse
from timeline.topics.words import line
from timeline.view import Names, called_off

DOCS = (Path(__file__).resolve().parents[2] / "docs/topics.md").read_text(encoding="utf-8")
KINDS = frozenset(ChangeKind)


def chooses(query, text, **more):
    return parse(query).matches(Subject(text, **more))


# The document


def subject(cell):
    """A cell of the examples: a text in quotes, behind it in parentheses a kind, a date, a state, a source."""
    text, more = re.fullmatch(r"“(.*)”(?: \((.*)\))?", cell).groups()
    facts = more.split(", ") if more else []
    dates = [fact for fact in facts if fact[0].isdigit()]
    actors, places = ([fact[3:] for fact in facts if fact.startswith(sign)] for sign in ("by ", "in "))
    known = {*KINDS, *dates, "announced", "past", *(fact for fact in facts if fact[:3] in ("by ", "in "))}
    return Subject(
        text,
        sources=tuple(fact for fact in facts if fact not in known),
        actors=tuple(actors),
        places=tuple(places),
        kinds=frozenset(facts) & KINDS,
        dates=tuple(map(Edtf, dates)),
        announced="announced" in facts,
        past="past" in facts,
    )


EXAMPLES = re.findall(r"^\| `(.*)` \| (“.*) \| (“.*) \|$", DOCS, re.MULTILINE)


def test_the_document_has_its_examples():
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize(("query", "chosen", "left_out"), EXAMPLES)
def test_an_example_of_the_document_chooses_what_it_says(query, chosen, left_out):
    assert parse(query).matches(subject(chosen))
    assert not parse(query).matches(subject(left_out))


def test_every_form_of_the_document_is_understood():
    table = DOCS.partition("## Examples")[0]
    forms = [
        form
        for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
        for form in re.findall("`(.+?)`", row)
    ]
    assert len(forms) >= 18
    for form in forms:
        assert str(parse(form)) in (form, form.replace("NOT ", "-"))


@pytest.mark.parametrize("kind", ChangeKind)
def test_the_document_names_every_kind(kind):
    assert f"`{kind}`" in DOCS
    assert chooses(f"kind:{kind}", "x", kinds=frozenset({kind.value}))
    assert not chooses(f"kind:{kind}", "x", kinds=KINDS - {kind})
    assert not chooses(f"kind:{kind}", "x")


# Words


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("talks", "The TALKS, they say."),
        ("talks trade", "Trade was the matter of the talks."),
        ("talks AND trade", "Trade was the matter of the talks."),
        ('"trade talks"', "Trade\n talks begin"),
        ('"trade talks"', "pre-trade-talks"),
        ("“trade talks”", "trade talks"),
        ("«trade talks»", "trade talks"),
        ('"trade tal"*', "trade talks"),
        ("covid-19", "The Covid 19 wave"),
        ("cambod*", "the Cambodian side"),
        ("cambod*", "Cambod"),
        ("état", "Coup d’Etat"),
        ("etat", "Coup d'ÉTAT"),
        ("strasse", "In der Straße"),
        ("STRAẞE", "strasse"),
        ("istanbul", "İSTANBUL"),
        ("ışık", "isik"),
        ("da nang", "Đà Nẵng"),
        ("lodz", "Łódź"),
        ("kobenhavn", "København"),
        ("αθηνα", "ΑΘΉΝΑ"),
        ("ΟΔΟΣ", "οδός"),
        ("елка", "Ёлка"),
        ("محمد", "مُحَمَّد"),
        ("محمد", "محـــمد"),
        ("fi", "ﬁ"),
        ("ＡＳＥＡＮ", "asean"),
        ("cooperation", "co\u00adoperation"),
        ("2026", "ឆ្នាំ២០២៦"),
        ("2026", "٢٠٢٦"),
        ("हिन्दी", "हिन्दी में"),
        # scripts without spaces
        ("កម្ពុជា", "ព្រះរាជាណាចក្រកម្ពុជាប្រកាស"),
        ("កម្ពុជា", "ព្រះរាជាណាចក្រ\u200bកម្ពុជា\u200bប្រកាស"),
        ("ประชุม", "การประชุมสุดยอด"),
        ("ປະຊຸມ", "ກອງປະຊຸມ"),
        ("အစည်းအဝေး", "ယနေ့အစည်းအဝေးကျင်းပ"),
        ("外交部", "中国外交部发言人"),
        ("会議", "首脳会議が開かれる"),
        ("ガス", "天然ｶﾞｽの価格"),
        ("3月", "会议于3月12日举行"),
        ("アセア*", "アセアン首脳会議"),
        ("아세안*", "아세안은 회의를"),
        # operators are in capitals, and not in quotes
        ("oro or plata", "plata or oro"),
        ('"NOT" now', "not now"),
        ("talks OR summit", "the summit"),
        ("talks OR summit trade", "the talks"),
        ("(talks OR summit) trade", "summit on trade"),
        ("（talks OR summit） trade", "summit on trade"),
        ("-football talks", "talks"),
        ("NOT football", "talks"),
        ("NOT NOT talks", "talks"),
        ("--talks", "talks"),
        ("-(a b)", "a c"),
        ("10:30", "at 10.30"),
        ("U.S.", "the U. S. side"),
    ],
)
def test_what_is_found(query, text):
    assert chooses(query, text)
    assert not chooses(f"-({query})", text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("asean", "Caucasean"),
        ("talk", "talks"),
        ("talks", "talk"),
        ('"trade talks"', "talks on trade"),
        ('"trade talks"', "They trade.\n\nTalks begin."),
        ("cambod*", "Kambodscha"),
        ("talks OR summit trade", "the summit"),
        ("(talks OR summit) trade", "the talks"),
        ("a -b", "a b"),
        ("-(a OR b)", "b"),
        ("プール", "ブール"),  # the marks of Kana make other letters
        ("가", "각"),
        ("ក", "ក្រុម"),  # a consonant with a sign is another character
        ("ประชุม", "ประชาชน"),
        ("3月", "13月"),
        ("oro OR plata", "or"),
        ("source:talks", "talks"),
        ("is:announced", "announced"),
    ],
)
def test_what_is_not_found(query, text):
    assert not chooses(query, text)


# Fields


@pytest.mark.parametrize(
    "query", ["source:who", "SOURCE:WHO", 'source:"world health"', "source:who-n*", "-source:khmer"]
)
def test_sources_by_id_and_title(query):
    assert chooses(query, "x", sources=("who-news", "World Health Organization"))


@pytest.mark.parametrize(
    "query", ["source:news-world", 'source:"news world"', "source:whom", "-source:health", "who"]
)
def test_other_sources(query):
    """A phrase does not go from one name into the next."""
    assert not chooses(query, "x", sources=("who-news", "World Health Organization"))


@pytest.mark.parametrize(
    ("query", "when", "expected"),
    [
        ("when:2026-03", "2026-03-12", True),
        ("when:2026-03", "2026-03-31/2026-04-02", True),
        ("when:2026-03", "2026", True),
        ("when:2026-03", "2026-04-01", False),
        ("when:2026", "2026-21", True),
        ("when:2026-01..2026-06", "2026-06-30", True),
        ("when:2026-01..2026-06", "2026-07-01", False),
        ("when:2026-03..", "2031~", True),
        ("when:2026-03..", "2026-02-28", False),
        ("when:..2026-03", "2026-03-31", True),
        ("when:..2026-03", "../2020", True),
        ("when:..2026-03", "2026-04/..", False),
        ("when:2030..", "2026-04/..", True),
        ("when:199x", "1994-05", True),
        ("when:-0044..-0043", "-0043-03-15", True),
        ("when:-0043-03-15", "-0043-03-15", True),
        ("when:-0043-03-15", "0043-03-15", False),
        ("when:2026-01/2026-06", "2026-02", True),
        ("-when:2026", "2027", True),
    ],
)
def test_when(query, when, expected):
    assert chooses(query, "x", dates=(Edtf(when),)) is expected


def test_what_has_no_date_and_what_has_two():
    assert not chooses("when:..9999", "x")
    moved = (Edtf("2026-06-01"), Edtf("2026-03-01"))
    assert chooses("when:2026-03 when:2026-06", "x", dates=moved)
    assert not chooses("when:2026-04..2026-05", "x", dates=moved)


# Mistakes


@pytest.mark.parametrize(
    ("query", "at", "why"),
    [
        ("", 1, "expected a word, a phrase or an opening parenthesis, found the end"),
        ("  ", 3, "found the end"),
        ("talks OR", 9, "found the end"),
        ("talks OR OR x", 10, "found OR"),
        ("AND x", 1, "found AND"),
        ("x NOT", 6, "found the end"),
        ("(talks", 1, "the parenthesis that opens here is not closed"),
        ("a (b (c)", 3, "not closed"),
        ("talks)", 6, "no parenthesis is open"),
        ("()", 2, "found )"),
        ('a "b c', 3, "the quote that opens here is not closed"),
        ("US - Cambodia", 5, "right after the minus"),
        ("a -", 4, "right after the minus"),
        ("a !!!", 3, "there is no word in '!!!'"),
        ('""', 1, "there is no word in ''"),
        ("a *", 3, "a star stands behind a word"),
        ("c*mbodia", 1, "a star stands behind a word"),
        ('"cambod* side"', 1, "behind the closing quote"),
        ("x sources:who", 3, "there is no sources: here, only source:, kind:, when:, is:, actor:, place:"),
        ("https://example.org", 1, "to look for the words, put them in quotes"),
        ("source: who", 1, "right after source:"),
        ("kind:moved", 1, "'moved' is no kind of change: added, rescheduled, refined"),
        ("kind:added*", 1, "kind: takes no star"),
        ("topic:Border", 1, "write the query that the topic has under `topics`"),
        ("is:upcoming", 1, "'upcoming' is nothing that an event can be: announced, past"),
        ("when:march", 1, "write when:2026, when:2026-03"),
        ("when:2026-02-30", 1, "no such day"),
        ("when:2026-06..2026-03", 1, "ends before it starts"),
        ("when:..", 1, "write when:2026"),
        ("when:1..2..3", 1, "write when:2026"),
        ("(" * 21 + "a" + ")" * 21, 21, "at most 20 parentheses"),
    ],
)
def test_a_mistake_is_told_with_its_place(query, at, why):
    with pytest.raises(ValueError) as error:
        parse(query)
    assert str(error.value).startswith(f"at character {at}: ")
    assert why in str(error.value)


def test_limits():
    assert parse("(" * 20 + "a" + ")" * 20) == parse("a")
    assert parse("-" * 999 + "a") == parse("-a")
    assert parse("x " * 499 + "y")
    with pytest.raises(ValueError, match="at most 1,000 characters, this one has 1,001"):
        parse("a" * 1001)


# Changes and events


TALKS = "Officers of Cambodia and Japan hold talks on [12 March 2026]."
MOVED = "Officers of Cambodia and Japan hold talks on [19 June 2026]."
NAMES = Names({}, {}, ZoneInfo("UTC"))
DAY = date(2026, 3, 1)
THERE = (
    Actor("Cambodia", "country", 12, 20),
    Actor("Association of Southeast Asian Nations", "organisation", 25, 30),
    Actor("Siem Reap", "place", 31, 40),
)


def test_the_subject_of_a_change_has_both_sides():
    before = reports(mention(TALKS, "2026-03-12", title="Talks of officers"), source="desk", entry="a-1")
    after = reports(
        mention(MOVED, "2026-06-19", title="Talks, later"), source="desk", entry="a-1", before=before, now=T1
    )
    (change,) = diff(before, after, T1)
    found = change_subject(change, NAMES, date(2026, 4, 1))
    topic = parse('kind:rescheduled source:desk is:announced "12 March" "19 June" later "talks of officers"')
    assert topic.matches(found)
    assert parse("when:2026-03 when:2026-06 -when:2026-04").matches(found)
    assert not parse('"later talks"').matches(found)
    assert parse("is:past -is:announced").matches(change_subject(change, NAMES, date(2026, 6, 20)))
    assert parse("-is:past -is:announced").matches(change_subject(change, NAMES, date(2026, 6, 19)))


def test_topics_know_what_was_called_off():
    before = reports(mention(TALKS, "2026-03-12"))
    off = mention(f"Cancelled: {TALKS}", "2026-03-12")
    after = reports(off, before=before, now=T1)
    changes = diff(before, after, T1)
    names = replace(NAMES, called_off=called_off(changes))
    (event,), topic = merge(after), parse("is:called-off")
    assert topic.matches(event_subject(event, names, DAY))
    assert topic.matches(change_subject(changes[0], names, DAY))
    assert not topic.matches(event_subject(event, NAMES, DAY))
    assert called_off((*changes, *diff(after, before, T1))) == frozenset()


def test_actors_and_places_are_names_and_nothing_else():
    named = replace(mention(TALKS, "2026-03-12"), names=pack(THERE))
    moved = replace(mention(MOVED, "2026-06-19"), names=pack([Actor("Kep", "place", 0, 3)]))
    before = reports(named)
    (change,) = diff(before, reports(moved, before=before, now=T1), T1)
    (event,) = merge(before)
    of_change, of_event = change_subject(change, NAMES, DAY), event_subject(event, NAMES, DAY)
    for query in (
        "actor:cambodia",
        "actor:asean",
        'actor:"southeast asian"',
        "actor:camb*",
        "place:siem",
        "-place:cambodia",
    ):
        assert parse(query).matches(of_change)
        assert parse(query).matches(of_event)
    assert parse("place:kep").matches(of_change)  # on its other side
    for query in ("place:kep", "actor:japan", "actor:officers", "place:talks", "actor:siem", "actor:source"):
        assert not parse(query).matches(of_event)


def test_names_of_a_text_in_another_language_are_found_in_english():
    entry = Entry(id="x", title="", text="នៅថ្ងៃទី៣ ខែឧសភា ឆ្នាំ២០២៦ កម្ពុជានឹងរៀបចំកិច្ចប្រជុំនៅទីក្រុងហាណូយ។", language="km")
    mentions = extract(entry, anchor=None, anchor_basis=None)
    (event,) = merge(reports(*mentions))
    assert parse("actor:cambodia place:hanoi actor:កម្ពុជា*").matches(event_subject(event, NAMES, DAY)) is False
    assert parse("actor:cambodia place:hanoi").matches(event_subject(event, NAMES, DAY))


def test_the_subject_of_a_new_text_is_its_title():
    found = change_subject(
        Change(ChangeKind.ADDED, "desk", "New rules for boats", T1), NAMES, date(2026, 4, 1)
    )
    assert parse('kind:added "rules for boats" -is:past -is:announced -when:..9999').matches(found)


def test_the_subject_of_an_event_has_all_that_is_reported():
    first = reports(mention(TALKS, "2026-03-12"), source="desk", entry="a-1")
    other = mention("In Tokyo, Officers of Cambodia and Japan hold talks on [12 March 2026].", "2026-03-12")
    second = reports(other, source="wire", entry="b-1", others=first, now=T1)
    events = merge((*first, *second))
    found = [event_subject(event, NAMES, date(2026, 3, 1)) for event in events]
    assert any(parse("source:desk officers when:2026-03-12 is:announced").matches(one) for one in found)
    assert any(parse("source:wire tokyo b-1").matches(one) for one in found)
    assert not any(parse("kind:added").matches(one) for one in found)


# Laws

TEXTS = st.text("abÀß कกក会が \u200b-—.\"'*:()OR\n", max_size=12)
periods = st.sampled_from("2026 2026-03 2026-01..2026-06 2026-03.. ..0999 199X -0044..0001".split())
terms = st.one_of(
    st.sampled_from("a A b À ss कि ก ក្រ 会 が à a* ß* OR: 会が* 2:3".split()).filter(
        lambda term: term != "OR:"
    ),
    st.sampled_from(
        ['"a b"', '"OR"', '"a b"*', '"source:a"', '"(a"', '"-a"', "source:a", 'source:"a b"*', "place:a"]
    ),
    st.sampled_from(sorted(f"kind:{kind}" for kind in KINDS)),
    periods.map(lambda period: f"when:{period}"),
    st.sampled_from(["is:announced", "is:past"]),
)
queries = st.recursive(
    terms,
    lambda some: st.one_of(
        st.tuples(some, some).map("({0[0]}) ({0[1]})".format),
        st.tuples(some, some).map("{0[0]} AND {0[1]}".format),
        st.tuples(some, some).map("({0[0]}) OR {0[1]}".format),
        some.map("-({})".format),
        some.map("NOT {}".format),
    ),
    max_leaves=8,
)
subjects = st.builds(
    Subject,
    TEXTS,
    sources=st.lists(TEXTS, max_size=2).map(tuple),
    kinds=st.frozensets(st.sampled_from(sorted(KINDS)), max_size=1),
    dates=st.lists(st.sampled_from([Edtf("2026-03-12"), Edtf("1990/.."), Edtf("-0043")]), max_size=2).map(
        tuple
    ),
    announced=st.booleans(),
    past=st.booleans(),
)


@given(st.text(max_size=40) | TEXTS | st.text('ab "()*-:.NOTRAD', max_size=40))
@example("kind:added..")
def test_any_text_is_a_topic_or_refused(text):
    try:
        topic = parse(text)
    except EdtfError:
        raise AssertionError("an error of dates gives no place") from None
    except ValueError:
        return
    assert isinstance(topic, Topic)
    assert parse(str(topic)) == topic


@given(queries)
def test_a_topic_is_the_topic_of_its_string(query):
    topic = parse(query)
    assert parse(str(topic)) == topic
    assert str(parse(str(topic))) == str(topic)


@given(queries)
def test_what_is_denied_twice_is_said(query):
    assert parse(f"NOT NOT ({query})") == parse(query)
    assert parse(f"-(-({query}))") == parse(query)


@given(queries, queries, queries, subjects)
def test_operators_are_those_of_logic(a, b, c, one):
    x, y, z = (parse(query).matches(one) for query in (a, b, c))
    assert parse(f"-({a})").matches(one) is (not x)
    assert parse(f"({a}) ({b})").matches(one) is (x and y)
    assert parse(f"({a}) AND ({b})").matches(one) is (x and y)
    assert parse(f"({a}) OR ({b})").matches(one) is (x or y)
    assert parse(f"({a}) OR ({b}) ({c})").matches(one) is (x or (y and z))
    assert parse(f"-(({a}) OR ({b}))").matches(one) is parse(f"-({a}) -({b})").matches(one)
    assert parse(f"(({a}) ({b})) ({c})") == parse(f"({a}) (({b}) ({c}))")
    assert parse(f"(({a}) OR ({b})) OR ({c})") == parse(f"({a}) OR (({b}) OR ({c}))")


@given(st.text(max_size=30) | TEXTS, st.text(max_size=30) | TEXTS, st.text(max_size=30) | TEXTS)
def test_a_text_that_stands_between_others_is_found(before, text, after):
    if line(text):
        whole = f"{before} {text} {after}".replace("\n", " ")
        quoted = re.sub(r'[*"“”„«»「」『』＊]', " ", text)
        assert chooses(f'"{quoted}"', whole)
        assert chooses(f'"{quoted}"*', whole)


@given(st.text(max_size=30) | TEXTS)
def test_folding_is_done_at_once(text):
    assert line(line(text)) == line(text)


@given(st.characters(exclude_categories=["Cs"]))
def test_case_is_forgotten_in_any_script(sign):
    assert line(sign) == line(sign.upper()) == line(sign.lower()) == line(sign.title())
