import pytest
from core_build import T0, T1, T2, mention, reports
from hypothesis import given
from hypothesis import strategies as st

from timeline.events import merge
from timeline.merge import identify
from timeline.revision import similarity
from timeline.same import Candidates

TALKS = "The foreign ministers of Cambodia and Japan hold talks on trade on [12 March 2026]."
TALKS_MOVED = "The foreign ministers of Cambodia and Japan hold talks on trade on [19 March 2026]."
BRIDGE = "The new bridge over the river at Kampong Cham opens on [2 May 2026]."


def test_a_statement_keeps_its_key_when_its_date_moves():
    before = reports(mention(TALKS, "2026-03-12"))
    after = reports(mention(TALKS_MOVED, "2026-03-19"), before=before, now=T1)
    assert after[0].key == before[0].key
    assert (after[0].first_seen, after[0].since) == (T0, T1)


def test_a_statement_keeps_its_key_when_it_is_reworded():
    before = reports(mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02"))
    reworded = "On [12 March 2026] Cambodia and Japan hold talks on trade, led by their foreign ministers."
    after = reports(mention(BRIDGE, "2026-05-02"), mention(reworded, "2026-03-12"), before=before, now=T1)
    assert {report.key for report in after} == {report.key for report in before}
    assert after[1].key == before[0].key


def test_an_unrelated_statement_on_the_same_day_gets_its_own_key():
    before = reports(mention(TALKS, "2026-03-12"))
    other = mention(
        "Rice exports rose by a tenth, the customs office wrote on [12 March 2026].", "2026-03-12"
    )
    after = reports(other, before=before, now=T1)
    assert after[0].key != before[0].key


def test_unchanged_offsets_or_not_the_reading_is_as_old_as_its_words():
    before = reports(mention(TALKS, "2026-03-12"))
    after = reports(mention(TALKS, "2026-03-12", start=500), before=before, now=T1)
    assert after[0].since == T0
    assert after[0].mention.start == 500


def test_the_same_words_twice_are_two_statements():
    twice = reports(mention(BRIDGE, "2026-05-02"), mention(BRIDGE.replace("2 May", "3 May"), "2026-05-03"))
    assert len({report.key for report in twice}) == 2


def test_two_texts_about_one_event_are_one_event():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    told = "Talks on trade between the foreign ministers of Cambodia and Japan begin on [12 March 2026]."
    second = reports(mention(told, "2026-03-12"), others=first, entry="b", now=T1)
    assert second[0].event == first[0].event
    assert second[0].key != first[0].key


@pytest.mark.parametrize(
    ("left", "right", "share"), [("a b c d", "a b x y", 0.5), ("", "", 0), ("A b", "a B", 1)]
)
def test_similarity_is_the_share_of_common_words(left, right, share):
    assert similarity(left, right) == share


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        (TALKS_MOVED, "2026-03-19"),  # another day
        (
            "The foreign ministers of Cambodia and Laos opened a school near Stung Treng on [12 March 2026].",
            "2026-03-12",
        ),
        ("Japan holds elections on [12 March 2026].", "2026-03-12"),
        (
            "The 41st talks of the foreign ministers of Cambodia and Japan on 7 topics of trade begin on [12 March 2026].",
            "2026-03-12",
        ),
    ],
)
def test_what_is_not_nearly_certain_stays_apart(sentence, when):
    first = reports(mention(TALKS.replace("on trade", "on 5 topics of trade"), "2026-03-12"), entry="a")
    (second,) = reports(mention(sentence, when), others=first, entry="b", now=T1)
    assert second.event == second.key


def test_a_month_brings_only_reports_together_that_say_the_same():
    text = "The foreign ministers of Cambodia and Japan hold talks on trade in [March 2026]."
    first = reports(mention(text, "2026-03"), entry="a")
    (second,) = reports(mention(text, "2026-03"), others=first, entry="b", now=T1)
    assert second.event == first[0].event
    other = "The foreign ministers of Cambodia and Japan open a school in [March 2026]."
    (third,) = reports(mention(other, "2026-03"), others=first, entry="c", now=T1)
    assert third.event == third.key


def test_a_day_that_another_source_tells_counts_before_its_month():
    month = TALKS.replace("on [12 March 2026]", "in [March 2026]")
    first = reports(mention(month, "2026-03"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    (event,) = merge([*first, *second])
    assert event.when.text == "2026-03-12"
    (event,) = merge(first)
    assert event.when.text == "2026-03"


def test_an_archive_list_that_grew_costs_no_comparison_of_all_with_all():
    def rows(count):
        return [
            mention(f"Session number {n} of the old assembly was held on [that day].", "1990-01-01")
            for n in range(count)
        ]

    before = reports(*rows(2000))
    after = reports(*rows(2001), before=before, now=T1)
    assert [report.key for report in after[:-1]] == [report.key for report in before]


def test_reports_stay_one_event_when_one_source_moves_the_date():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    moved = reports(mention(TALKS_MOVED, "2026-03-19"), before=first, others=second, entry="a", now=T2)
    (event,) = merge([*moved, *second])
    assert event.when.text == "2026-03-19"
    assert {report.mention.when.text for report in event.reports} == {"2026-03-12", "2026-03-19"}


def test_a_lagging_source_that_rewords_or_joins_does_not_move_the_event_back():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    moved = reports(mention(TALKS_MOVED, "2026-03-19"), before=first, others=second, entry="a", now=T1)
    reworded = TALKS.replace("hold talks on trade", "hold their talks on trade")
    again = reports(mention(reworded, "2026-03-12"), before=second, others=moved, entry="b", now=T2)
    (event,) = merge([*moved, *again])
    assert event.when.text == "2026-03-19"
    late = reports(mention(TALKS, "2026-03-12"), others=again, entry="c", now=T2)
    (event,) = merge([*moved, *again, *late])
    assert event.when.text == "2026-03-19"


def test_a_statement_that_comes_back_after_another_wording_gets_its_key_back():
    before = reports(mention(TALKS, "2026-03-12"))
    known = Candidates()
    after = identify((), [mention(TALKS_MOVED, "2026-03-19")], known, before, source="s", entry="e", now=T2)
    assert [report.key for report in after.reports] == [report.key for report in before]
    other = identify((), [mention(BRIDGE, "2026-05-02")], known, before, source="s", entry="e", now=T2)
    assert other.reports[0].key != before[0].key


SENTENCES = [
    TALKS,
    TALKS_MOVED,
    BRIDGE,
    "Tourism recovers in [2026].",
    "Aid of 12 million is paid in [May 2026].",
]
DATES = ["2026-03-12", "2026-03-19", "2026-05-02", "2026", "2026-05"]
mentions = st.lists(st.builds(mention, st.sampled_from(SENTENCES), st.sampled_from(DATES)), max_size=6)


@given(mentions, st.randoms(use_true_random=False))
def test_merging_is_free_of_order_and_idempotent(found, random):
    told = list(reports(*found))
    timeline = merge(told)
    random.shuffle(told)
    assert merge(told) == timeline
    assert merge([report for event in timeline for report in event.reports]) == timeline


@given(mentions)
def test_every_mention_becomes_one_report_with_its_own_key(found):
    told = reports(*found)
    assert [report.mention for report in told] == list(found)
    assert len({report.key for report in told}) == len(told)


@given(mentions, mentions)
def test_reading_the_same_again_changes_nothing(first, second):
    before = reports(*second, before=reports(*first), now=T1)
    assert reports(*second, before=before, now=T2) == before


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2026-05-04", "2026-05-04T19:30", True),
        ("2026-05-04T19:30", "2026-05-04T19:30+02:00", True),
        ("2026-05-04T19:30+02:00", "2026-05-04T17:30Z", True),
        ("2026-05-04T19:30:00", "2026-05-04T19:30", True),
        ("2026-05-04/2026-05-05", "2026-05-04T19:30/2026-05-05T10:00", True),
        ("2026-05-04T19:30", "2026-05-04T20:30", False),
        ("2026-05-04T19:30", "2026-05-04T17:30Z", False),
        ("2026-05-04T19:30+02:00", "2026-05-04T19:00Z", False),
        ("2026-05-04", "2026-05-04/2026-05-05", True),  # shown as a difference
        ("2026-05-04T19:30", "2026-05-05T19:30", False),
    ],
)
def test_the_day_decides_where_one_report_gives_no_hour(left, right, expected):
    words = "The spring concert of the town ensemble begins on [4 May]."
    for first, second in ((left, right), (right, left)):
        known = reports(mention(words, first), entry="one")
        (other,) = reports(mention(words, second), others=known, entry="two")
        assert (other.event == known[0].event) is expected


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The probe Vela will be launched from Andaya on [4 May 2026].", "The launch is set for noon on [4 May 2026]."),
        ("A magnitude 6 earthquake shook Arica on [4 May 2026].", "The earthquake hit on [4 May 2026] at dawn."),
        ("Un incendie a ravagé la halle de Vannes le [4 mai 2026].", "L'incendie a pris le [4 mai 2026] vers midi."),
        ("Her funeral is held in Sligo on [4 May 2026].", "They carry her there before the funeral on [4 May 2026]."),
    ],
)  # fmt: skip
def test_a_text_that_takes_up_what_it_told_tells_one_event(first, again):
    title = "Funeral" if "funeral" in again else ""
    found = reports(mention(first, "2026-05-04"), mention(again, "2026-05-04", title=title, start=200))
    assert found[0].event == found[1].event
    assert found[0].key != found[1].key


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("The planning committee meets in Sligo on [4 May 2026].", "The finance committee meets in Sligo on [4 May 2026]."),
        ("A strike of the pilots began in Lyon on [4 May 2026].", "The strike of the porters in Lyon began on [4 May 2026]."),
        ("Iva Sorel opened the harbour of Lurin on [4 May 2026].", "A market in Lurin opened on [4 May 2026]."),
        ("The earthquake shook Arica on [4 May 2026].", "The earthquake drill in Arica took place on [5 May 2026]."),
    ],
)  # fmt: skip
def test_a_text_that_tells_two_of_a_kind_tells_two_events(first, other):
    days = ["2026-05-05" if "5 May" in one else "2026-05-04" for one in (first, other)]
    found = reports(mention(first, days[0]), mention(other, days[1], start=200))
    assert found[0].event != found[1].event


def test_what_found_no_event_is_of_that_which_takes_it_up():
    told = "The launch of the probe Vela from Andaya is set for [4 May 2026]."
    known = reports(mention(told, "2026-05-04"), entry="a")
    first = "On the island they will launch a probe called Vela, its builders say, on [4 May 2026]."
    found = reports(
        mention(first, "2026-05-04"),
        mention(told, "2026-05-04", start=200),
        others=known, entry="b", now=T1,
    )  # fmt: skip
    assert {report.event for report in found} == {known[0].event}
