"""Dates, changes and digests in the languages of readers."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from core_build import T0, T1, T2, by_section, mention, reports
from hypothesis import given
from hypothesis import strategies as st
from test_core_digest import BRIDGE, TALKS, TALKS_MOVED, steps

from feeds.model import Entry
from output.languages import available, tongue
from output.text import digest_text
from timeline.config import ConfigError
from timeline.config.load import loads
from timeline.digest import digest
from timeline.edtf import Edtf, EdtfError
from timeline.events import merge
from timeline.memory import EntryMemory, Notice, SourceMemory
from timeline.view import Names, message, moment, sentence, upcoming, words
from timeline.view.page import Counts, Told, by_event, line, page, passed, section

CORPUS = yaml.safe_load((Path(__file__).parent / "dates_in_words.yaml").read_text(encoding="utf-8"))
LINES = [(value, tag, told) for value, line in CORPUS.items() for tag, told in line.items()]
TODAY = date(2026, 3, 1)
TAGS = (*available(), "de-AT", "ar-EG", "km-u-nu-khmr", "en-GB")
DESK = SourceMemory(
    "s", "https://s.example/", "feed", "The Desk", baseline=T0, good=T0, next_due=T2 + timedelta(hours=3),
    failures=2, fault="server", trouble="the server answers 503",
)  # fmt: skip
ENTRY = EntryMemory("s", Entry("e", "Diary", "…", "https://s.example/e", T0), "", T0, T0, 0)
NAMES = Names({"s": DESK}, {("s", "e"): ENTRY}, ZoneInfo("Asia/Phnom_Penh"))
NOTICES = (
    Notice(T0, "s", "baseline", "The Desk is followed from now on: 1,204 texts with 3 events, taken as the baseline"),
    Notice(T1, "s", "trouble", "The Desk cannot be read: the server answers 503"),
    Notice(T2, "s", "note", "The Desk has moved for good and is asked at https://s.example/2 from now on: change its `url`"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "tag", "told"), LINES)
def test_dates_in_words(value, tag, told):
    assert words(Edtf(value), tongue(tag)) == told


@st.composite
def values(draw):
    """Any value of EDTF that the program knows."""
    number = draw(st.integers(-9999, 9999))
    year, month = f"{'-' if number < 0 else ''}{abs(number):04}", draw(st.integers(1, 12))
    day = f"{year}-{month:02}-{draw(st.integers(1, 28)):02}"
    zone = draw(st.sampled_from(["", "Z", "+07:00", ":15-03:30"]))
    part = draw(st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
    forms = [
        year, f"{year}-{month:02}", day, f"{year}-{part}", f"{year}-XX", f"{year}-{month:02}-XX",
        f"{draw(st.integers(0, 999)):03}X", f"{draw(st.integers(0, 99)):02}XX",
        f"{day}T{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}{zone}",
    ]  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "~", "?", "%"]))


@given(values(), values() | st.just(".."), st.booleans(), st.sampled_from(TAGS))
def test_every_date_has_words_in_every_language(one, other, turned, tag):
    for text in (one, f"{other}/{one}" if turned else f"{one}/{other}"):
        try:
            value = Edtf(text)
        except EdtfError:  # it would end before it starts
            continue
        told = words(value, tongue(tag))
        assert told
        assert not set("{}%") & set(told)


@given(values(), st.sampled_from(TAGS))
def test_no_date_becomes_more_precise_or_certain(text, tag):
    value = Edtf(text)
    hedged = value.approximate or value.uncertain
    plain = words(Edtf(text.rstrip("~?%")), tongue(tag))
    assert (words(value, tongue(tag)) != plain) == hedged


def test_moments():
    value, zone = datetime.fromisoformat("2026-01-09T20:00:00+00:00"), ZoneInfo("Asia/Phnom_Penh")
    told = {tag: moment(value, zone, tongue(tag)) for tag in ("de", "fr", "km", "ar-EG")}
    assert told == {
        "de": "10. Januar 2026, 03:00 +07",
        "fr": "10 janvier 2026, 03:00 +07",
        "km": "10 មករា 2026, 03:00 +07",
        "ar-EG": "١٠ يناير ٢٠٢٦، ٠٣:٠٠ \u200e+07",
    }


def speaking(tag):
    return replace(NAMES, tongue=tongue(tag))


MOVES = steps(
    [mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02")], [mention(TALKS_MOVED, "2026-03-19")]
)[2:]
EVENTS = merge(reports(mention(TALKS_MOVED, "2026-03-19"), mention(BRIDGE, "2026-05-02"), entry="e"))


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", "moved from 12 March 2026 to 19 March 2026."),
        ("de", "neuer Termin 19. März 2026 (bisher 12. März 2026)."),
        ("fr", "nouvelle date, 19 mars 2026 (auparavant 12 mars 2026)."),
        ("es", "nueva fecha, 19 de marzo de 2026 (antes, 12 de marzo de 2026)."),
        ("km", "ប្ដូរពី 12 មីនា 2026 ទៅ 19 មីនា 2026។"),
        ("ar", "الموعد الجديد 19 مارس 2026 (كان 12 مارس 2026)."),
    ],
)
def test_a_moved_date(tag, told):
    (change,) = (one for one in MOVES if one.before and one.after)
    assert sentence(change, speaking(tag)).endswith(told)


def letter(tag):
    names = speaking(tag)
    return message(
        digest(MOVES, start=T0, end=T2),
        names,
        identity="x",
        title="Desk",
        upcoming=upcoming(EVENTS, names, TODAY, date(2026, 6, 1)),
        notices=NOTICES,
        page_href="https://desk.example/index.html",
        paths={},
        horizon=30,
    )


@pytest.mark.parametrize("tag", available())
def test_digests_look_as_before(tag, snapshot):
    snapshot(f"digest-{tag}.txt", digest_text(letter(tag)).encode())


def record(tag):
    names, told = speaking(tag), Told(by_event(MOVES))
    lines = by_section((section(event.when), line(event, told, names, TODAY, "")) for event in EVENTS)
    counts = Counts(texts=1204, events={"s": 2}, entries={"s": 1})
    return page(lines, MOVES, names, counts, title="Desk", today=TODAY, as_of=T2)


def test_the_page_and_the_digest_carry_their_language():
    made = record("ar")
    assert (made.language, letter("ar").language) == ("ar", "ar")
    assert {own.tone for part in made.sections for own in part.items} == {"moved", "announced"}
    assert {own.status for part in made.sections for own in part.items} == {"تغيّر موعده", "مُعلن"}


def test_a_summary_and_headings_that_begin_with_a_capital():
    made = record("fr")
    assert made.summary == "2 événements (dont 2 à venir), 1\u202f204 textes, 1 source"
    assert [part.heading for part in made.sections] == ["Mars 2026", "Mai 2026"]


def test_what_passed_is_said_so_unless_it_was_called_off():
    german = tongue("de")
    (own, *_) = (one for part in record("de").sections for one in part.items)
    assert passed(own, german).status == "Termin vorbei, nicht bestätigt"
    off = own._replace(status="abgesagt", tone="differ")
    assert passed(off, german) == off


def test_the_language_is_chosen_among_those_that_there_are(tmp_path):
    def config(tag):
        return loads(tmp_path / "config.yaml", f"language: {tag}\nsources: [{{url: papers}}]".encode())

    assert [config(tag).language for tag in ("de", "de-AT", "km-u-nu-khmr")] == [
        "de",
        "de-AT",
        "km-u-nu-khmr",
    ]
    with pytest.raises(ConfigError) as failed:
        config("tlh")
    (problem,) = failed.value.problems
    assert (problem.line, problem.path) == (1, "language")
    assert problem.message.endswith("write one of ar, de, en, es, fr, km")
