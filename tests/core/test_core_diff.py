from dataclasses import replace

import pytest
from core_build import T1, T2, mention, reports
from hypothesis import given
from test_core_merge import BRIDGE, TALKS, TALKS_MOVED, mentions

from timeline.diff import between, diff, edited
from timeline.edtf import Edtf
from timeline.model import Basis, ChangeKind


def kinds(before, after):
    return [change.kind for change in diff(before, after, T1)]


def change(old, new):
    before = reports(*old)
    return diff(before, reports(*new, before=before, now=T1), T1)


def test_moved_is_one_rescheduled_with_both_dates():
    (found,) = change([mention(TALKS, "2026-03-12")], [mention(TALKS_MOVED, "2026-03-19")])
    assert found.kind is ChangeKind.RESCHEDULED
    assert (found.before.when.text, found.after.when.text) == ("2026-03-12", "2026-03-19")
    assert found.before.sentence[found.before.date_start : found.before.date_end] == "12 March 2026"


def test_a_date_inside_the_old_one_is_refined():
    month = mention(
        "The foreign ministers of Cambodia and Japan hold talks on trade in [March 2026].", "2026-03"
    )
    (found,) = change([month], [mention(TALKS, "2026-03-12")])
    assert found.kind is ChangeKind.REFINED


def test_bounds_that_are_vaguer_moved_but_not_the_event():
    month = mention(
        "The foreign ministers of Cambodia and Japan hold talks on trade in [March 2026].", "2026-03"
    )
    (found,) = change([mention(TALKS, "2026-03-12")], [month])
    assert found.kind is ChangeKind.RESCHEDULED
    before = reports(mention(TALKS, "2026-03-12"))
    (after,) = reports(month, before=before, now=T1)
    assert (after.since, after.moved) == (T1, None)


@pytest.mark.parametrize(
    ("before", "after", "vaguer"),
    [
        ("2026-03-12T10:00", "2026-03-12", True),
        ("2026-03-12", "2026", True),
        ("2026-03-12/2026-03-14", "2026-03", True),
        ("2026-03-12", "2026-04", False),
        ("2026-03-12T10:00", "2026-03-12T14:00", False),
        ("../2026-03-12", "../2026-03-31", False),  # a deadline put off
        ("2026-03-12", "2026-03-12/2026-03-14", False),  # a day became three
    ],
)
def test_only_a_point_that_holds_the_old_date_is_vaguer(before, after, vaguer):
    assert Edtf(after).blurs(Edtf(before)) is vaguer
    assert between(Edtf(before), Edtf(after)) is ChangeKind.RESCHEDULED


def test_other_words_on_the_same_date_are_amended():
    (found,) = change(
        [mention(TALKS, "2026-03-12")], [mention(TALKS.replace("trade", "security"), "2026-03-12")]
    )
    assert found.kind is ChangeKind.AMENDED


def test_what_is_no_longer_said_is_withdrawn():
    old = [mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02")]
    (found,) = change(old, old[:1])
    assert (found.kind, found.after) == (ChangeKind.WITHDRAWN, None)
    assert found.before.when.text == "2026-05-02"


def test_what_is_new_is_added_and_what_another_entry_says_is_corroborated():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    assert kinds((), first) == [ChangeKind.ADDED]
    elsewhere = {report.event for report in first}
    assert [change.kind for change in diff((), second, T1, elsewhere=elsewhere)] == [ChangeKind.CORROBORATED]
    assert kinds((), second) == [ChangeKind.ADDED]  # nobody else says it any more


def test_an_event_told_twice_in_one_text_is_one_change():
    twice = [mention(TALKS, "2026-03-12"), mention(TALKS, "2026-03-12", start=300)]
    moved = [mention(TALKS_MOVED, "2026-03-19"), mention(TALKS_MOVED, "2026-03-19", start=300)]
    assert [found.kind for found in change([], twice)] == [ChangeKind.ADDED]
    assert [found.kind for found in change(twice, moved)] == [ChangeKind.RESCHEDULED]
    assert change(twice, twice[:1]) == ()
    assert change(twice[:1], twice) == ()


def test_a_text_of_many_paragraphs_is_compared_in_linear_time():
    old = [f"Paragraph {n}." for n in range(20_000)]
    gone, come = edited("\n\n".join(old), "\n\n".join(f"{text} Edited." for text in old))
    assert gone.count("\n\n") == come.count("\n\n") == 19_999
    assert edited("One.\n\nTwo.", "Two.\n\nOne.") == ("", "")


def test_edited_gives_only_the_paragraphs_that_differ():
    assert edited("One.\n\nTwo.\n\nThree.", "One.\n\n2.\n\nThree.\n\nFour.") == ("Two.", "2.\n\nFour.")


@given(mentions)
def test_nothing_differs_from_itself(found):
    told = reports(*found)
    assert diff(told, told, T1) == ()


@given(mentions, mentions)
def test_changes_lead_from_before_to_after(first, second):
    """What the changes add and take away, applied to the events before, gives the events after."""
    before = reports(*first)
    after = reports(*second, before=before, now=T1)
    events = {report.event for report in before}
    for found in diff(before, after, T2):
        if found.kind in (ChangeKind.ADDED, ChangeKind.CORROBORATED):
            events.add(found.event)
        if found.kind is ChangeKind.WITHDRAWN:
            events.remove(found.event)
    assert events == {report.event for report in after}


def test_a_text_that_comes_to_date_its_news_withdraws_nothing():
    dated = reports(mention(TALKS, "2026-03-12"))
    undated = tuple(
        replace(one, key="u", event="u", mention=replace(one.mention, basis=Basis.PUBLISHED)) for one in dated
    )
    assert kinds((), undated) == [ChangeKind.ADDED]
    assert kinds(undated, dated) == [ChangeKind.ADDED]
    assert kinds(dated, undated) == [ChangeKind.WITHDRAWN]
    assert kinds(undated, ()) == []


def test_a_text_that_says_only_of_a_delay_moves_an_event_from_where_it_stood():
    first = reports(
        mention("The appeal of Moss Water will be heard on [9 February 2026] in the old court.", "2026-02-09")
    )
    later = mention("The appeal of Moss Water was put back to [2 March 2026] in the old court.", "2026-03-02")
    told = replace(later, former=Edtf("2026-01-02/2026-03-01"))
    (report,) = reports(told, source="t", now=T1)
    joined = replace(report, event=first[0].event)
    stood = {joined.event: Edtf("2026-02-09")}
    (found,) = diff((), (joined,), T1, elsewhere={joined.event}, stood=stood)
    assert (found.kind, found.before.when.text) == (ChangeKind.RESCHEDULED, "2026-02-09")
    for there in ("2026-03-02", "2026-03-02/2026-03-03", "2026-05-09"):
        (found,) = diff((), (joined,), T1, elsewhere={joined.event}, stood={joined.event: Edtf(there)})
        assert found.kind is ChangeKind.CORROBORATED


def test_an_hour_that_is_left_out_when_its_day_is_over_is_a_rewording():
    plan = mention("The hearing of the Moss Water appeal is on [2 January 2026, 10:30].", "2026-01-02T10:30")
    held = mention("The hearing of the Moss Water appeal was on [2 January 2026].", "2026-01-02")
    before = reports(plan)
    for now, kind in ((T2, ChangeKind.AMENDED), (T1, ChangeKind.RESCHEDULED)):
        (found,) = diff(before, reports(held, before=before, now=now), now)
        assert found.kind is kind
