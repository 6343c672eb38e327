"""When two reports of different sources are one event: a table of pairs, and what must hold for any pair."""

import math
import re
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from core_build import mention, reports
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from sqlalchemy import Engine, event, func, select

from feeds.model import Entry, Snapshot
from timeline import extract, same
from timeline.edtf import Edtf
from timeline.memory import SourceMemory
from timeline.poll import Poll, Reading, settle, settle_all
from timeline.same import LEAST, MOST, Candidates, gist, signs
from timeline.same.alike import alike, entitled_alike
from timeline.same.dated import PUT_OFF, distance
from timeline.same.evidence import compared
from timeline.same.gist import acquainted, matter, read_gist, strangers, topic
from timeline.same.heads import HEADS
from timeline.same.ordinals import ordinals, rows_differ, shared
from timeline.same.statement import claim, likeness, said
from timeline.same.terms import term_of, terms
from timeline.store import Nearby, open_store, schema

PAIRS = YAML(typ="safe").load(Path(__file__).with_name("same.yaml"))
NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
ZONE = ZoneInfo("UTC")


def answer_of(source, text, now):
    title = text.partition(". ")[0]
    entry = Entry(source, title, text, published=now - timedelta(hours=6), published_basis="feed")
    return Reading(Snapshot("feed", (entry,), complete=False))


def take(store, source, text, now):
    with store.read():
        memory = store.source(source) or SourceMemory(source, f"https://{source}.example/")
    settle(store, memory, answer_of(source, text, now), now=now, next_due=now, zone=ZONE)


def events(store, *texts):
    """The first event of each text, taken in one after the other, and the events that may be the same."""
    for number, text in enumerate(texts):
        take(store, f"s{number}", text, NOW + timedelta(hours=number))
    with store.read():
        reports = [store.reports(source=f"s{number}") for number in range(len(texts))]
        doubts = store.doubts.known()
    return [min(own, key=lambda report: report.mention.date_start).event for own in reports], doubts


def verdict(store, left, right):
    (ours, theirs), doubts = events(store, left, right)
    if ours == theirs:
        return "same"
    return "maybe" if theirs in doubts.get(ours, ()) else "different"


@pytest.fixture
def store(place):
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture
def filed(tmp_path):
    """What a judgement is about is found alike in every store."""
    opened = open_store(tmp_path / "t.sqlite")
    yield opened
    opened.close()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["why"])
def test_two_reports_are_one_event_or_not(filed, pair):
    found = verdict(filed, pair["left"], pair["right"])
    # What is different may be shown as a doubt, which costs a reader a glance; never as one event.
    allowed = {"different": {"different", "maybe"}}.get(pair["is"], {pair["is"]})
    assert found in allowed


def test_a_doubt_is_told_of_both_events_and_ends_with_either(store):
    pair = next(pair for pair in PAIRS if pair["is"] == "maybe")
    (left, right), doubts = events(store, pair["left"], pair["right"])
    assert (doubts[left], doubts[right]) == ((right,), (left,))
    with store.write():
        store.put_reports(store.reports(source="s1"), (), NOW + timedelta(days=1))
    with store.read():
        assert store.doubts.known() == {}
        assert store.doubts.known([left]) == {}


def test_one_text_tells_an_event_once_unless_in_the_same_words(store):
    left = "Iva Sorel opened the harbour of Lurin on 4 May 2026. Iva Sorel opened the harbour of Lurin on 4 May 2026."
    right = (
        "In Lurin the harbour was opened by Iva Sorel on 4 May 2026. A market in Lurin opened on 4 May 2026."
    )
    events(store, left, right)
    with store.read():
        ours, theirs = (store.reports(source=name) for name in ("s0", "s1"))
    assert len({report.event for report in ours}) == 1
    assert len({report.event for report in theirs}) == len(theirs) == 2


def test_meetings_of_one_day_in_two_towns_are_two_events_of_a_text(store):
    events(store, "Town hall meeting in Aldersee, 5 May 2027\n\nTown hall meeting in Brunntal, 5 May 2027")
    with store.read():
        told = store.reports(source="s0")
    assert len({report.event for report in told}) == len(told) == 2


def test_a_text_that_tells_and_denies_tells_two_things(store):
    will = "The bus company Marin will close its depot at Calderwick on 28 May 2026, said Norvane. "
    events(store, f"{will}Marin denied that it will close its depot at Calderwick on 28 May 2026.")
    with store.read():
        told = store.reports(source="s0")
    assert len({report.event for report in told}) == len(told) == 2


def test_the_same_words_of_the_same_years_are_one_event(store):
    years = "He is accused of crimes committed between April 1975 and January 19{}. {}"
    court = "The court of Vesna sat again. Karl Moor stands before the court of Vesna. "
    found, _ = events(
        store,
        court + years.format(79, "Witness Ada Brem spoke of the camp at Tarn."),
        court + years.format(79, "A doctor told of hunger in Tarn."),
        court + years.format(81, "A doctor told of hunger in Tarn."),
        "The club of Orlan plays football. " + years.format(79, "Its goalkeeper Tom Brack was sent off."),
    )
    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_one_text_tells_the_same_of_the_same_years_once(store):
    told = "The Vesna chambers judge crimes committed between April 1975 and January 1979."
    events(store, f"{told} Karl Moor was heard. {told}")
    with store.read():
        assert len({report.event for report in store.reports(source="s0")}) == 1


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Jury trial: 5 May 2026 at 9:00 am", "Jury trial set for 5 May 2026 at 9:00 am"), 1),
        (("Discovery cut-off: 5 May 2026", "Discovery due 5 May 2026"), 1),
        (("Jury trial: 5 May 2026 at 9:00 am", "Jury trial set for 5 May 2026 at 1:00 pm"), 2),
        (("Discovery cut-off: 5 May 2026", "Expert reports due 5 May 2026"), 2),
    ],
)
def test_what_a_docket_lists_twice_is_one_event(store, lines, told):
    events(store, "\n\n".join(["Case schedule of Moss v Dace", *lines]))
    with store.read():
        found = store.reports(source="s0")
    assert len(found) == 2
    assert len({report.event for report in found}) == told


def test_what_a_text_tells_twice_is_no_rival_of_itself(store):
    left = (
        "The old mill of Vannes was struck by a violent fire that broke out late on 4 May 2026. The tower, 93 "
        "metres high, fell a few hours after the fire began. Mayor Ines Falk came to the scene."
    )
    right = (
        "This is what is to be known of the violent fire that ravaged the old mill of Vannes on 4 May 2026. The "
        "fire broke out on 4 May 2026 at 6.50 pm. Four hundred firemen came from Lurin, mayor Ines Falk said."
    )
    events(store, left, right)
    with store.read():
        told = [*store.reports(source="s0"), *store.reports(source="s1")]
    assert len(told) == 3
    assert len({report.event for report in told}) == 1


YARD = (
    "Aldane shuts its yard in Torsk after 90 years of building ships. The yard lost 40 million crowns in 2025. ",
    "Torsk loses the yard of Aldane. Nobody in Torsk can remember the town without ships. ",
)
DECIDED = (
    "The board of Aldane decided on 4 May 2026 to close the yard. ",
    "The yard of Aldane will close, its board decided on 4 May 2026. ",
)


@pytest.mark.parametrize("decided", [("", ""), DECIDED], ids=["alone", "in company"])
@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        ("Severance is due", "Cheques follow", True),
        ("The gates are locked", "The lights go out", True),
        ("The last tanker leaves", "A brass band plays", False),
    ],
)
def test_texts_that_tell_one_event_together_need_less_for_another(filed, decided, ours, theirs, joined):
    sides = [f"{YARD[at]}{decided[at]}{told} on 30 June 2026." for at, told in enumerate((ours, theirs))]
    events(filed, *sides)
    with filed.read():
        left, right = (
            {one.event for one in filed.reports(source=name) if one.mention.when.text == "2026-06-30"}
            for name in ("s0", "s1")
        )
    assert bool(left & right) is (joined and decided is DECIDED)


# What stays: words, days and the little that is said beside dates.
WORDS = {"term_of", "_numbers", "_stem", "_weight", "_ordinal", "_around", "night_in", "Edtf"}


def test_nothing_is_remembered_of_texts_once_it_is_let_go_of(filed):
    pair = next(pair for pair in PAIRS if pair["is"] == "same")
    events(filed, pair["left"], pair["right"])
    extract.forget()
    same.forget()
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(("timeline.same.", "timeline.content", "timeline.extract.mentions"))
    ]
    kept = {one for module in modules for one in vars(module).values() if hasattr(one, "cache_info")}
    assert len(kept) > len(WORDS)
    held = {one.__name__ for one in kept if one.cache_info().currsize}
    assert held <= WORDS


def test_reports_of_an_event_share_what_all_of_them_say(filed):
    pair = next(pair for pair in PAIRS if pair["is"] == "same")
    events(filed, pair["left"], pair["right"])
    with filed.read():
        left, right = filed.reports(source="s0")[0], filed.reports(source="s1")[0]
    assert left.event is right.event
    assert left.mention.rule is right.mention.rule


def test_signs_go_with_the_reports_that_they_lead_to(store):
    take(store, "s", "Iva Sorel opens the harbour of Lurin on 4 May 2026.", NOW)
    count = "SELECT count(*) FROM sign"
    with store.read():
        held = store.connection.exec_driver_sql(count).scalar()
    take(store, "s", "Iva Sorel opens the harbour of Lurin on 5 May 2026.", NOW + timedelta(hours=1))
    with store.read():
        assert store.connection.exec_driver_sql(count).scalar() == held > 0
        assert [report.mention.when.text for report in store.reports()] == ["2026-05-05"]
    with store.write():
        store.put_reports(store.reports(), (), NOW + timedelta(hours=2))
        assert store.connection.exec_driver_sql(count).scalar() == 0


def test_many_reports_of_one_day_cost_no_more_than_some(store):
    day = "The council of Lurin met about the harbour on 4 May 2026, said member number {}."
    for number in range(3):
        text = "\n\n".join(day.format(number * 400 + place) for place in range(400))
        take(store, f"s{number}", text, NOW + timedelta(hours=number))
    with store.read():
        mention = store.reports(source="s0")[0].mention
        about = store.entries("s0")["s0"].gist
        (found,) = store.links.near([mention], about, own=("else", "e")).values()
    assert 0 < len(found) <= MOST


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2026-05-04", "2026-05-04T19:30", 0),
        ("2026-05", "2026-05", 0),
        ("2026-05-11/2026-05-12", "2026-05-12", 1),
        ("2026-05-11/2026-05-12", "2026-05-11", 8),
        ("2026-05-11/2026-05-14", "2026-05-11/2026-05-12", 1),
        ("2026-05", "2026-05-04", 2),
        ("2026-05-04", "2026-05-05", 3),
        ("2026-05-04", "2026-05-07", 5),
        ("2026-05-04", "2026-05-08", None),
        ("2026", "2026-05-04", None),
        ("2026", "2026-05", 2),
        ("2026-05", "2026-06", None),
        ("-4000-03-01", "-4000-03-02", 3),
        ("1980/..", "1980/..", 0),
        ("1980/..", "1980-05-04", None),
    ],
)
def test_dates_are_near_or_they_are_not(left, right, expected):
    assert distance(Edtf(left), Edtf(right)) == distance(Edtf(right), Edtf(left)) == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the 21st session", {21}),
        ("the fifth meeting after the 2nd", {5, 2}),
        ("die 21. Sitzung", {21}),
        ("la 3e session, la cinquième", {3, 5}),
        ("Stage 5 from Huye to Rusizi", {5}),
        ("12 people and 1,500 goats", set()),
        ("first of all", set()),
        ("the first semi-final in Opatija", {1, -2}),
        ("Im Spiel um Platz drei", {-3}),
        ("la finale de la Coupe", {-1}),
        ("les quarts de finale", {-4}),
        ("the final report of the inquiry", set()),
    ],
)
def test_the_place_in_a_series_is_read(text, numbers):
    assert ordinals(text).keys() == numbers


_OF_ROWS = (
    "stage stages round rounds session sessions edition editions etappe etappen runde runden sitzung etape etapes "
    "tour tours etapa etapas ronda rondas day no nos no. nos. first 1st opening erste ersten premier premiere "
    "primera primer half semi-final lesung audience etapa endspiel endspiels finale finals the cup la gran final "
    "halbfinale semi finals demi-finales third third-place place platz drei 3 bronze medal match petite troisieme "
    "tercer puesto lugar viertelfinal quarter-final quarts quart de cuartos achtelfinale round of last 16 huitiemes "
    "octavos group phase gruppenphase groupes fase grupos 2nd 5. 21th 7º 4ª 12 today 1-26 will report"
).split()


@given(st.lists(st.sampled_from(_OF_ROWS), max_size=6).map(" ".join))
def test_a_row_is_looked_for_wherever_one_may_be_named(text):
    own = sys.modules["timeline.same.ordinals"]
    found = ordinals(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "_NUMERAL", re.compile(r"\d"))
        patch.setattr(own, "_holds", lambda *_: True)
        assert ordinals(text) == found


def test_what_is_numbered_ends_where_a_word_stands_that_tells_nothing():
    (climb,) = ordinals("the third climb before Karong").values()
    (stage,) = ordinals("the sixth stage goes to Karong").values()
    (talks,) = ordinals("the second regional round of talks").values()
    assert climb.isdisjoint(stage)
    assert {"climb"} <= climb
    assert {"region", "round"} <= talks


@pytest.mark.parametrize(
    ("left", "right", "differ", "same"),
    [
        ("the first semi-final", "the second semi-final", True, True),
        ("the final was won", "third place goes to Spain", True, False),
        ("the third round of talks", "die dritte Runde", False, True),
        ("the first reading of the bill", "the second reading of the bill", True, False),
        ("the first round", "the vote", False, False),
    ],
)
def test_of_a_row_or_of_a_contest_one_is_not_another(left, right, differ, same):
    ours, theirs = ordinals(left), ordinals(right)
    assert rows_differ(ours, theirs) is rows_differ(theirs, ours) is differ
    assert shared(ours, theirs) is shared(theirs, ours) is same


def test_words_of_four_languages_meet_in_what_they_mean():
    assert term_of("sentenced").acts & term_of("verurteilt").acts & term_of("condamné").acts
    assert term_of("judges").senses == term_of("Landgericht").senses
    assert term_of("the") is term_of("sagte") is None


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The 71-year-old passed away", {"die"}),
        ("Talks broke down", {"meet", "fail"}),
        ("An old dyke gave way", {"accident", "disaster"}),
        ("Der Minister tritt nach der Wahl zurück", {"resign", "elect"}),
        ("Die Reederei stellte ihre Fahrten nach Lurin ein, sagte sie", {"end"}),
        ("Es nahm ein Ende", {"end"}),
        ("La ligne a été mise en service", {"open", "begin"}),
        ("The guards laid down their work", {"strike"}),
        ("Six hundred nurses downed tools", {"strike"}),
        ("Les marins ont cessé le travail", {"strike"}),
        ("Die Pfleger haben die Arbeit niedergelegt", {"strike"}),
        ("Die Rektorin hat ihr Amt niedergelegt", {"resign"}),
        ("He got nine years", {"judge"}),
        ("Er bekam neun Jahre", {"judge"}),
        ("The mayor cut the ribbon", {"open"}),
        ("Three men lost their lives", {"die"}),
        ("Zwei Nachbarn erstatteten Anzeige", {"apply"}),
        ("The probe will land near a crater", {"arrive", "investigate"}),
        ("Two others were brought to the surface alive", {"rescue"}),
        ("Los bomberos sacaron con vida a dos vecinos", {"rescue"}),
        ("The derby was broken off", {"play", "fail", "cancel"}),
        ("The law came into force", {"begin"}),
        ("Police fired tear gas", {"attack"}),
        ("La empresa salió a bolsa", {"float"}),
        ("Des données ont été mises en ligne", {"publish"}),
        ("Se fue la luz en Lurin", {"outage"}),
        ("Elle a rendu son tablier", {"resign"}),
        ("Die Firma strich 300 Stellen", {"dismiss"}),
        ("The film had its premiere", {"open"}),
        ("La première neige", set()),
        ("The lake went down by a metre", set()),
        ("She walked through a garden", set()),
    ],
)
def test_a_verb_means_what_another_word_completes(text, acts):
    assert set().union(*(term.acts for term in terms(text))) == acts


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Präsidentschaftswahlen", "+elect"), ("Julihochwassers", "+disaster"), ("Warnstreik", "+strike"),
        ("Oberverwaltungsgericht", "#court"), ("Stromausfälle", "+outage"),
    ],
)  # fmt: skip
def test_a_german_compound_means_what_it_ends_in(word, meaning):
    assert meaning in term_of(word).senses


@pytest.mark.parametrize("word", ["Landschaft", "Auswahl", "Beispiel", "Urlaub", "Kreise"])
def test_what_only_ends_alike_is_no_compound(word):
    assert term_of(word).senses == ()


def test_every_head_means_something():
    assert [head for head in sorted(HEADS) if not term_of(head).senses] == []


def test_what_was_put_off_is_found_by_one_word_among_the_days_before():
    planned = mention("The judgment on Veldrak is given on [28 October 2026].", "2026-10-28")
    put_off = mention("The ruling on Veldrak was put off until [11 November 2026].", "2026-11-11")
    put_off = replace(put_off, former=Edtf("2026-10-20/2026-11-10"))
    candidates = Candidates()
    (report,) = reports(planned)
    candidates.add(report, "1Veldra")
    assert [one.key for one in candidates.near(put_off, "1Veldra 1bribe")] == [report.key]


def test_of_a_month_with_many_days_one_is_less_likely_meant():
    month = claim("The Vesna cup leaves Tessin", "", gist("", "The Vesna cup leaves Tessin.", ["2026-04"]))
    fits = []
    for others in ([], ["2026-04-15"], ["2026-04-15", "2026-04-24", "2026-04-29"]):
        about = gist("", "A roof in Tessin fell in.", ["2026-04-08", *others])
        day = claim("A roof in Tessin fell in", "", about)
        together = frozenset({"2026-04", "2026-04-08"})
        fits.append(compared(month, [day], [matter(month.about, day.about)], 2, together).fit)
    assert fits[0] > fits[1] > fits[2]


@pytest.mark.parametrize(
    ("ours", "theirs", "deed"),
    [
        ("Gunmen attacked the pilgrims", "Four pilgrims died", 0.0),
        ("Die Bucht wurde gesperrt", "The bay was closed", 0.0),
        ("The beach is shut", "La plage est interdite", 0.0),
        ("Gunmen attacked the pilgrims", "The pilgrims opened a well", -1.0),
        ("Four pilgrims died", "Cuatro peregrinos murieron", 1.0),
    ],
)
def test_what_was_done_and_what_became_of_it_are_no_two_deeds(ours, theirs, deed):
    left, right = (claim(title, title, "") for title in (ours, theirs))
    day = frozenset({"2026-05-04"})
    assert compared(left, [right], [matter(left.about, right.about)], 0, day).deed == deed


@pytest.mark.parametrize(("deed", "worse"), [("begins", False), ("ends", True)])
def test_of_the_days_from_which_something_was_moved_another_deed_is_no_move(deed, worse):
    moved, other = claim("The regatta begins", "", ""), claim(f"The regatta {deed}", "", "")
    matters, days = [matter(moved.about, other.about)], frozenset({"2026-05-04"})
    same, put_off = (compared(moved, [other], matters, away, days).fit for away in (0, PUT_OFF))
    assert (put_off < same) is worse


def test_german_nouns_are_no_names_that_make_a_text_one_of_strangers():
    text = "Ein Lotse starb bei Lurin, den Lotsen bargen Boote aus Kessen."
    of_nouns, of_names = (claim("", text, gist("", text, language=code)) for code in ("de", "en"))
    assert of_nouns.names == {"lurin", "kessen"}
    assert "lots" in of_names.names


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("receivership", "meet"), ("hostages", "meet"), ("important", "ship"), ("eleven", "raise"),
        ("parties", "leave"), ("jury", "appoint"), ("successful", "appoint"), ("retirement", "withdraw"),
        ("opposition", "refuse"), ("prime", "win"), ("championship", "win"), ("trains", "train"),
        ("dockers", "arrive"), ("Land", "arrive"), ("premier", "win"), ("Firma", "sign"), ("concert", "meet"),
        ("coronavirus", "win"), ("besieged", "win"), ("siege", "win"), ("disparu", "attack"), ("acquittal", "buy"),
        ("investiture", "finance"), ("ausgelöst", "draw"), ("avis", "warn"),
        ("livres", "deliver"), ("première", "open"), ("bomberos", "attack"),
    ],
)  # fmt: skip
def test_what_only_begins_like_a_word_for_what_happens_is_none(word, act):
    term = term_of(word)
    assert term is None or act not in term.acts


words = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@given(words, words, words, words)
def test_any_two_texts_compare(title, left, other, right):
    ours, theirs = read_gist(gist(title, left, ["2026-05-04"])), read_gist(gist(other, right))
    assert 0 <= topic(ours, theirs) <= 1.000001
    assert topic(ours, theirs) == pytest.approx(topic(theirs, ours))
    said, told = claim(title, left, gist(title, left)), claim(other, right, "")
    assert 0 <= likeness(said, told) <= 1.000001
    assert likeness(said, told) == pytest.approx(likeness(told, said))


named = st.lists(st.sampled_from("Marlo Veska Sorel Belor Zandi Straße bank court talks".split()), max_size=8)
dated = st.lists(st.sampled_from(["2026-05-04", "2026-05-05", "2025"]), max_size=3)


@given(named, dated, named, dated)
def test_texts_that_one_look_tells_apart_have_no_topic_in_common(names, dates, others, days):
    ours, theirs = (
        gist("", f"It is said of {' and of '.join(said)}.", told)
        for said, told in ((names, dates), (others, days))
    )
    if strangers(read_gist(ours), theirs):
        assert matter(read_gist(ours), read_gist(theirs)).topic == 0.0


def test_one_look_tells_texts_of_other_names_apart_and_takes_no_others_for_such():
    told = "The takeover of {0} by {1} was approved, and {0} thanked {1} and {2} for it."
    ours = gist("", told.format("Marlo", "Veska", "Sorel"), ["2026-05-04", "2026-05-05"])
    theirs = told.format("Belor", "Zandi", "Lindt")
    known = read_gist(ours)
    assert strangers(known, gist("", theirs, ["2026-05-04"]))
    assert not strangers(known, gist("", f"{theirs} Nor Sorel.", ["2026-05-04"]))
    assert not strangers(known, gist("", theirs, ["2026-05-04", "2026-05-05"]))
    assert not strangers(read_gist(gist("", "The bank was sold.")), ours)
    assert not strangers(known, "")


titles = st.lists(
    st.sampled_from(
        "the ends of talks on fishing Fishing 63 62 votes Ende Mai Straße opened opening".split()
    ),
    max_size=7,
).map(" ".join)


@given(titles | words, titles | words)
def test_a_title_without_words_enough_is_seen_before_it_is_taken_apart(left, right):
    assert entitled_alike(said(left), right) == alike(said(left), said(right))


def test_texts_with_other_names_are_of_other_matters():
    told = "The takeover of {0} by {1} was approved, and {0} thanked {1} and {2} for it."
    ours = read_gist(gist("", told.format("Marlo", "Veska", "Sorel")))
    theirs = read_gist(gist("", told.format("Belor", "Zandi", "Lindt")))
    assert topic(ours, theirs) > 0.1
    assert acquainted(ours, theirs) == 0.0
    assert matter(ours, theirs).topic == 0.0
    assert matter(ours, ours).topic == pytest.approx(1.0)


def test_in_german_the_words_that_are_likely_to_be_names_come_first():
    text = (
        "Ein Gericht verurteilte im Mai die Dichterin Iva Sorel aus Brunntal. Der Anwalt kritisierte die Anklage; "
        "ein Bahnhof wird nach der Dichterin nicht benannt. Sorel lebt in Aldersee."
    )
    words = [word[1:] for word in gist("Das Wort", text, language="de").split()]
    assert {"sorel", "iva", "brunnt", "alders"} <= set(words[:5])


def test_a_text_with_next_to_no_names_is_known_by_two_dates():
    told = "No ferries leave the harbour, for the guards walk out, and the talks with the guards about pay failed."
    named = f"{told} That is what Vigilant, Sorel and Lindt of Tessin say."
    for dates, known in ((["2026-03-12"], False), (["2026-03-12", "2026-03-09"], True)):
        bare, rich = read_gist(gist("", told, dates)), read_gist(gist("", named, dates))
        assert (matter(bare, rich).topic > 0) is known
    other = read_gist(gist("", f"{told} So say Brack, Marlo and Belor.", ["2026-03-12", "2026-03-09"]))
    assert matter(other, rich).topic == 0


def test_names_tell_nothing_where_a_text_has_few():
    bare = read_gist(gist("", "The new rules for the harbour start soon, said Sorel."))
    assert acquainted(bare, bare) is None


few = st.lists(
    st.sampled_from("Harbour court minister opens tunnel Lurin 5 fifth verdict".split()), max_size=9
)


@given(st.tuples(few, few, few, few))
def test_likeness_is_a_cosine_of_words_that_count_less_where_either_text_repeats_them(parts):
    title, left, other, right = map(" ".join, parts)
    ours, theirs = claim(title, left, gist(title, left)), claim(other, right, gist(other, right))
    found = {*ours.said.words, *theirs.said.words}
    telling = {w: ours.about.telling.get(w, 1) * theirs.about.telling.get(w, 1) for w in found}

    def dot(one, two):
        return sum(one.words.get(w, 0) * two.words.get(w, 0) * telling[w] for w in found)

    lengths = math.sqrt(dot(ours.said, ours.said) * dot(theirs.said, theirs.said))
    expected = dot(ours.said, theirs.said) / lengths if lengths else 0
    assert likeness(ours, theirs) == pytest.approx(expected)


def test_of_what_was_found_and_what_was_added_those_with_most_signs_are_compared():
    told = [
        mention(f"The council of Lurin met about the harbour, said {n}, on [4 May 2026].", "2026-05-04")
        for n in range(9)
    ]
    wanted = mention("The court of Lurin met about the bridge on [4 May 2026].", "2026-05-04")
    about = gist("Lurin", wanted.sentence)
    added = Candidates()
    for number, one in enumerate(reports(*told)):
        added.add(replace(one, key=f"{number:016x}"), about)
    (first, *_) = alone = added.near(wanted, about)
    found = {wanted: [(99, first._replace(key="f" * 16)), (1, first._replace(key="e" * 16))]}
    both = added.beside(found).near(wanted, about)
    assert [one.key for one in both] == ["f" * 16, *(one.key for one in alone[: MOST - 1])]
    assert len(both) == len(alone) == MOST


@given(words, words)
def test_a_gist_is_read_as_it_was_written(title, text):
    written = gist(title, text, ["2026-05-04T10:00", "2025"])
    read = read_gist(written)
    assert read.dates == {"2026-05-04", "2025"}
    assert len(read.weights) == len(written.split()) - 2


def number_of(store, report):
    first = select(func.min(schema.report.c.id)).where(schema.report.c.key == report.key)
    return store.connection.scalar(first)


@pytest.mark.parametrize("most", [7, 10_000])
def test_what_first_polls_found_nearby_is_what_the_store_has(store, monkeypatch, most):
    monkeypatch.setattr("timeline.store.nearby._MOST_KEPT", most)
    said = "The council of {} met about the harbour and its bridge on {} May 2026, said member {}."
    towns, nearby = ("Lurin", "Maren", "Osk"), Nearby()
    for number in range(12):
        texts = [said.format(towns[(number + at) % 3], 4 + (number * at) % 5, at) for at in range(9)]
        take(store, f"s{number}", "\n\n".join(texts), NOW)
        with store.read():
            for report in store.reports(source=f"s{number}"):
                about = store.entries(report.source)[report.entry].gist
                told = signs(report.mention, about)
                written = [(word, day, [report.key]) for words, day in told for word in words]
                nearby.grow(written, {report.key: number_of(store, report)})
            mentions = [report.mention for report in store.reports()]
            known = store.links.near(mentions, about, own=("else", "e"), nearby=nearby)
            assert known == store.links.near(mentions, about, own=("else", "e"))
    assert any(known.values())


def test_words_that_no_report_has_are_not_asked_for():
    nearby, asked = Nearby(), []
    sought = [((1, 2, -3), 5, 9), ((2, -3), 1, 4)]

    def ask(wanted):
        asked.append(wanted)
        return []

    nearby.meet(0, lambda: True)
    assert nearby.ranked(sought, ask, fewest=LEAST, most=MOST) == [] == asked
    nearby.grow([(2, 7, ["k"])], {"k": 4})
    nearby.ranked(sought, ask, fewest=LEAST, most=MOST)
    nearby.leave(1)
    nearby.meet(1, lambda: False)
    nearby.ranked(sought, ask, fewest=LEAST, most=MOST)
    assert asked.pop() == [(2, 5, 9), (2, 1, 4)]
    assert not asked
    nearby.meet(2, lambda: False)  # others wrote
    nearby.ranked(sought, ask, fewest=LEAST, most=MOST)
    assert asked == [[(word, *days) for words, *days in sought for word in words]]


@given(st.lists(st.lists(st.integers(1, 30), max_size=12, unique=True), max_size=40))
def test_reports_that_share_most_signs_are_those_that_are_found_most_often(lists):
    rows = [(at, 7, report) for at, found in enumerate(lists) for report in sorted(found)]
    often = Counter(report for found in lists for report in found)
    ranked = sorted((-number, report) for report, number in often.items() if number >= LEAST)
    sought = [(tuple(range(len(lists))), 7, 7)]
    found = Nearby().ranked(sought, lambda _: rows, fewest=LEAST, most=MOST)
    assert found == [(report, -number) for number, report in ranked[:MOST]]


def test_sources_that_come_together_are_read_as_one_after_the_other(tmp_path):
    texts = [
        f"Iva Sorel opened the {thing} of Lurin on {day} May 2026."
        for thing in ("harbour", "new bridge", "school by the harbour")
        for day in (4, 5, 4)
    ]
    together, alone = (open_store(tmp_path / name) for name in ("together.sqlite", "alone.sqlite"))
    polls = [
        Poll(
            SourceMemory(f"s{number}", f"https://s{number}.example/"), answer_of(f"s{number}", text, NOW), NOW
        )
        for number, text in enumerate(texts)
    ]
    settle_all(together, polls, now=NOW, zone=ZONE)
    for one in polls:
        settle_all(alone, [one], now=NOW, zone=ZONE)
    with together.read(), alone.read():
        assert together.reports() == alone.reports()
        assert together.doubts.known() == alone.doubts.known()
        assert len({report.event for report in alone.reports()}) < len(texts)
    together.close()
    alone.close()


def test_what_is_kept_of_sources_that_come_together_takes_one_statement_each(tmp_path):
    together, alone = (open_store(tmp_path / name) for name in ("together.sqlite", "alone.sqlite"))
    for store in (together, alone):
        settle_all(
            store, [poll_of(number, OPENED.format("of Lurin")) for number in range(5)], now=NOW, zone=ZONE
        )
    later, said = NOW + timedelta(hours=1), [OPENED.format("there"), OPENED.replace("4 May", "7 May")]
    with together.read():
        known = together.sources()
    polls = [
        Poll(memory, answer_of(memory.id, said[number % 2], later), later)
        for number, memory in enumerate(known)
    ]
    statements = []

    def hear(*said):
        statements.append(said[2].partition("(")[0].strip())

    event.listen(Engine, "before_cursor_execute", hear)
    settle_all(together, polls, now=later, zone=ZONE)
    event.remove(Engine, "before_cursor_execute", hear)
    for one in polls:
        settle_all(alone, [one], now=later, zone=ZONE)
    with together.read(), alone.read():
        assert len(together.changes()) >= len(polls)
        assert together.changes() == alone.changes()
        assert together.sources() == alone.sources()
    assert statements.count("INSERT INTO source") == statements.count("INSERT INTO change") == 1
    together.close()
    alone.close()


def poll_of(number, text):
    source = f"s{number}"
    return Poll(SourceMemory(source, f"https://{source}.example/"), answer_of(source, text, NOW), NOW)


OPENED = "Iva Sorel opened the new bridge of Lurin over the Osk on 4 May 2026, said the council {}."


def test_what_is_nearby_is_not_believed_once_others_wrote(tmp_path):
    ours, theirs = open_store(tmp_path / "s.sqlite"), open_store(tmp_path / "s.sqlite")
    nearby = Nearby()
    settle_all(ours, [poll_of(0, OPENED.format("of Lurin"))], now=NOW, zone=ZONE, nearby=nearby)
    take(theirs, "s0", "The council of Maren meets on 9 June 2026.", NOW + timedelta(hours=1))
    settle_all(ours, [poll_of(2, OPENED.format("there"))], now=NOW, zone=ZONE, nearby=nearby)
    with ours.read():
        (report,) = ours.reports(source="s2")
    assert report.event == report.key
    ours.close()
    theirs.close()


def test_what_was_taken_back_is_not_nearby(store):
    nearby, broken = Nearby(), replace(poll_of(1, "Nothing."), answer=Reading(None))
    with pytest.raises(AttributeError):
        settle_all(store, [poll_of(0, OPENED.format("of Lurin")), broken], now=NOW, zone=ZONE, nearby=nearby)
    settle_all(store, [poll_of(2, OPENED.format("there"))], now=NOW, zone=ZONE, nearby=nearby)
    with store.read():
        (report,) = store.reports()
    assert report.event == report.key


def test_whose_name_is_told_is_not_appointed():
    assert "appoint" not in claim("A vessel named Dalia struck the bridge", "", "").said.deed
    assert "appoint" not in claim("An island named after peace", "", "").said.deed
    assert "appoint" in claim("Parliament named a new premier", "", "").said.deed
