"""Which statement of an edited text is which of the text before."""

import pytest
from core_build import T1, mention, reports
from hypothesis import given
from test_core_merge import BRIDGE, TALKS, mentions

from timeline.diff import between, diff
from timeline.edtf import Edtf
from timeline.model import ChangeKind
from timeline.revision import continued

FIRST = ("The council opens the new library in Mill Lane on [1 March 2026].", "2026-03-01")
LAST = ("The parish fete takes place behind the church on [30 May 2026].", "2026-05-30")


def kinds(old, new):
    """The changes that lead from one sentence with its date to another, between two that stay."""
    before = reports(*(mention(*one) for one in (FIRST, old, LAST)))
    after = reports(*(mention(*one) for one in (FIRST, new, LAST)), before=before, now=T1)
    return sorted(change.kind.value for change in diff(before, after, T1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Judgment will be delivered on [30 June 2026].", "The court expects to hand down its judgment on [30 June 2026]."),
        ("The oral hearing will take place on [30 June 2026] in courtroom 4.", "The oral hearing of [30 June 2026] has been postponed until further notice."),
        ("Solveig was ordered on [30 June 2026] from a yard in Rauma.", "The county placed the order for Solveig with a Finnish yard on [30 June 2026]."),
        ("An evening for residents will be held in Brynn on [30 June 2026].", "Residents can put their questions at a meeting in Brynn on [30 June 2026]."),
    ],
)  # fmt: skip
def test_quite_other_words_about_the_same_thing_on_the_same_day_are_amended(old, new):
    assert kinds((old, "2026-06-30"), (new, "2026-06-30")) == ["amended"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A special meeting about the flood wall is to be held on [30 June 2026] in the school.", "A photo exhibition about the work of the volunteers opens in the city library on [30 June 2026]."),
        ("Postal ballots are sent out on [30 June 2026].", "The museum of democracy shows posters on [30 June 2026]."),
        ("The bridge is closed on [30 June 2026].", "A market of local cheese is held on [30 June 2026]."),
    ],
)  # fmt: skip
def test_another_event_on_the_same_day_is_no_rewording(old, new):
    assert kinds((old, "2026-06-30"), (new, "2026-06-30")) == ["added", "withdrawn"]


def test_of_a_year_more_has_to_be_common_than_of_a_day():
    old, new = "Exports of rice rose by a tenth in [2025].", "The rice museum got a new roof in [2025]."
    assert kinds((old, "2025"), (new, "2025")) == ["added", "withdrawn"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Judgment will be delivered on [30 June 2026].", "The court has changed the date on which judgment will be delivered to [14 July 2026]."),
        ("Its launch is planned for [30 June 2026].", "Its launch has been moved from 30 June 2026 to [14 July 2026]."),
        ("The talk on stars is given on [30 June 2026].", "Because of illness the talk is postponed to [14 July 2026]."),
        ("A workshop for families takes place on [30 June 2026].", "Families can come to the workshop on wooden sextants on [14 July 2026]."),
        ("Die Vorstellung der Pläne findet am [30. Juni 2026] statt.", "Verlegt wurde die Vorstellung auf den [14. Juli 2026]."),
    ],
)  # fmt: skip
def test_what_stands_in_its_place_about_the_same_thing_is_moved(old, new):
    assert kinds((old, "2026-06-30"), (new, "2026-07-14")) == ["rescheduled"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A mediator presents a proposal on [30 June 2026].", "The new car park opens on [14 July 2026]."),
        ("A mediator presents a proposal on [30 June 2026].", "The opening of the car park is postponed to [14 July 2026]."),
    ],
)  # fmt: skip
def test_another_event_on_another_day_in_its_place_is_not(old, new):
    assert kinds((old, "2026-06-30"), (new, "2026-07-14")) == ["added", "withdrawn"]


def test_little_in_common_is_too_little_elsewhere_in_the_text():
    old = mention("The talk on stars is given on [30 June 2026].", "2026-06-30")
    new = mention("Because of illness the talk is postponed to [14 July 2026].", "2026-07-14")
    before = reports(mention(*FIRST), old, mention(*LAST))
    after = reports(mention(*FIRST), mention(*LAST), new, before=before, now=T1)
    assert sorted(change.kind.value for change in diff(before, after, T1)) == ["added", "withdrawn"]


def test_a_number_tells_apart_what_else_is_said_in_the_same_words():
    second = mention("Round 2 is played in Bregenz on [8 November 2026].", "2026-11-08")
    sixth = mention("Round 6 is played in Meersburg on [14 March 2027].", "2027-03-14")
    before = reports(mention(*FIRST), second, mention(*LAST))
    after = reports(mention(*FIRST), mention(*LAST), sixth, before=before, now=T1)
    assert sorted(change.kind.value for change in diff(before, after, T1)) == ["added", "withdrawn"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("2026-06-12", "2026-06-12T18:00", ChangeKind.REFINED),
        ("2026-06", "2026-06-12T18:00", ChangeKind.REFINED),
        ("2026-06-12T18:00", "2026-06-12T19:00", ChangeKind.RESCHEDULED),
        ("2026-06-12T18:00", "2026-06-12", ChangeKind.RESCHEDULED),
        ("2026-06-12", "2026-06-13T18:00", ChangeKind.RESCHEDULED),
    ],
)
def test_an_hour_refines_its_day(before, after, kind):
    assert between(Edtf(before), Edtf(after)) is kind


@given(mentions, mentions)
def test_every_report_goes_on_once_at_most(first, second):
    before = reports(*first)
    found = continued(before, second)
    assert set(found) <= set(range(len(second)))
    assert len({report.key for report in found.values()}) == len(found)


@given(mentions)
def test_a_text_that_stayed_goes_on_statement_by_statement(found):
    before = reports(*found)
    assert [continued(before, found)[index].key for index in range(len(found))] == [one.key for one in before]


def test_neighbours_that_went_too_leave_the_place_open():
    old = [mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02")]
    assert continued(reports(*old), [mention(*LAST)]) == {}
