from datetime import timedelta

import pytest

from timeline.due import due_sources
from timeline.events import merge
from timeline.extract import extract
from timeline.history import steps
from timeline.model import ChangeKind
from timeline.store import open_store

TALKS = """---
title: Talks on the border
date: 2026-02-20
---

The Joint Boundary Commission of Cambodia and Thailand will meet in Siem Reap on 12 March 2026.

Surveyors placed forty boundary stones near Poipet on 3 February 2026. They counted 150 stones in all.
"""
TALKS_MOVED = TALKS.replace("12 March", "19 March")
AID = """---
title: Aid for villages
date: 2026-02-22
---

Japan handed over water filters for 5,000 households in Kratie on 17 February 2026.
"""


def changes(outcome):
    return [change for poll in outcome.polled for change in poll.changes]


def kinds(outcome):
    return [change.kind for change in changes(outcome)]


@pytest.fixture
def desk(house):
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    return house


def test_the_first_run_is_the_baseline(desk):
    outcome = desk.run()
    assert [poll.outcome for poll in outcome.polled] == ["baseline"]
    assert changes(outcome) == []
    assert [event.when.text for event in desk.look(lambda store: merge(store.reports()))] == [
        "2026-02-03", "2026-02-17", "2026-03-12",
    ]  # fmt: skip
    (digest,) = desk.digests()
    assert "2 texts with 3 events" in digest
    assert "Joint Boundary Commission" in digest  # it is coming up


def test_who_says_what_is_due_is_believed(desk):
    assert desk.run(due=[]).polled == ()
    assert desk.look(lambda store: store.sources()) == ()


def test_a_second_run_on_unchanged_sources_does_nothing(desk):
    desk.run()
    before = desk.site()
    desk.now -= timedelta(hours=23)  # the next run is an hour later, on the same day
    outcome = desk.run()
    assert changes(outcome) == []
    assert outcome.posted == ()
    assert len(desk.digests()) == 1
    after = desk.site()
    assert before.pop("checked.js") != after.pop("checked.js")  # which says when they were last read
    assert before == after


@pytest.mark.both_stores
def test_a_moved_meeting_is_one_rescheduled_in_one_sentence(desk):
    desk.run()
    desk.write("talks.md", TALKS_MOVED)
    outcome = desk.run()
    (change,) = changes(outcome)
    assert change.kind is ChangeKind.RESCHEDULED
    assert (str(change.before.when), str(change.after.when)) == ("2026-03-12", "2026-03-19")
    digest = " ".join(desk.digests()[-1].split())
    assert "moved from 12 March 2026 to 19 March 2026." in digest
    assert digest.count("12 March 2026 to 19 March 2026") == 1


def test_a_deleted_sentence_is_one_withdrawn(desk):
    desk.run()
    desk.write(
        "talks.md",
        TALKS.replace("Surveyors placed forty boundary stones near Poipet on 3 February 2026. ", ""),
    )
    assert kinds(desk.run()) == [ChangeKind.WITHDRAWN]
    assert b"withdrawn" in desk.site()["index.html"]


@pytest.mark.both_stores
def test_a_deleted_file_withdraws_its_events_and_its_return_brings_them_back(desk):
    desk.run()
    before = desk.look(lambda store: {report.key for report in store.reports()})
    (desk.docs / "aid.md").unlink()
    assert kinds(desk.run()) == [ChangeKind.WITHDRAWN, ChangeKind.WITHDRAWN]  # the text and its event
    desk.write("aid.md", AID)
    assert kinds(desk.run()) == [ChangeKind.ADDED, ChangeKind.ADDED]
    assert desk.look(lambda store: {report.key for report in store.reports()}) == before


def test_an_edit_beside_the_events_is_edited(desk):
    desk.run()
    desk.write("talks.md", TALKS.replace("150 stones", "151 stones"))
    (change,) = changes(desk.run())
    assert (change.kind, change.event) == (ChangeKind.EDITED, None)
    assert "151" in change.after.sentence
    assert "12 March" not in change.after.sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [("forty", "forty "), ("150 stones", "150\nstones"), ("Joint Boundary", "Joint\u00a0Boundary")],
)
def test_typography_is_no_change(desk, old, new):
    desk.run()
    desk.write("talks.md", TALKS.replace(old, new))
    assert kinds(desk.run()) == []


@pytest.mark.both_stores
def test_another_source_corroborates(desk):
    desk.configure("{id: docs, url: docs}, {id: more, url: more}")
    (desk.folder / "more").mkdir()
    (desk.folder / "more" / "other.md").write_text(
        "---\ntitle: Other\ndate: 2026-02-20\n---\n\nNothing dated yet.\n"
    )
    desk.run()
    (desk.folder / "more" / "report.md").write_text(
        "---\ntitle: Neighbours\ndate: 2026-02-21\n---\n\n"
        "In Siem Reap the Joint Boundary Commission of Thailand and Cambodia is to meet on 12 March 2026.\n"
    )
    outcome = desk.run()
    assert kinds(outcome) == [ChangeKind.ADDED, ChangeKind.CORROBORATED]  # the text, and the known event
    events = desk.look(lambda store: merge(store.reports()))
    assert len(events) == 3
    assert sorted(len(event.reports) for event in events) == [1, 1, 2]


@pytest.mark.both_stores
def test_as_of_shows_what_was_known_then(desk):
    desk.run()
    then = desk.now
    desk.write("talks.md", TALKS_MOVED)
    desk.run()

    def dates(moment):
        return [e.when.text for e in desk.look(lambda store: merge(store.reports(as_of=moment)))]

    assert "2026-03-12" in dates(then)
    assert "2026-03-19" in dates(desk.now)
    assert "2026-03-12" not in dates(desk.now)


def test_an_empty_or_missing_folder_is_trouble_and_withdraws_nothing(desk):
    desk.run()
    texts = {path: path.read_text() for path in desk.docs.iterdir()}
    for path in texts:
        path.unlink()
    outcome = desk.run()
    assert [poll.outcome for poll in outcome.polled] == ["failed"]
    assert len(desk.look(lambda store: store.reports())) == 3
    assert "cannot be read" in desk.digests()[-1]
    told = len(desk.digests())
    desk.run()
    assert len(desk.digests()) == told  # a trouble is told once
    for path, text in texts.items():
        path.write_text(text)
    outcome = desk.run()
    assert changes(outcome) == []
    assert "can be read again" in desk.digests()[-1]


@pytest.mark.both_stores
def test_texts_that_were_only_collected_are_read_later(desk):
    desk.run(events=False)
    assert desk.look(lambda store: store.reports()) == ()
    assert desk.digests() == []
    desk.run()
    assert len(desk.look(lambda store: store.reports())) == 3


def test_what_changed_before_it_was_read_is_told_when_it_is(desk):
    desk.run()
    desk.write("talks.md", TALKS_MOVED)
    desk.run(events=False)
    desk.run()
    assert ChangeKind.RESCHEDULED in [
        logged.change.kind for logged in desk.look(lambda store: store.changes())
    ]


def test_one_of_two_sources_that_drops_an_event_and_takes_it_up_again(desk):
    desk.write(
        "copy.md", TALKS.replace("Talks on the border", "The same elsewhere").replace("150 stones", "many")
    )
    desk.run()
    desk.write("talks.md", TALKS.replace("will meet in Siem Reap on 12 March 2026", "will meet"))
    (gone,) = changes(desk.run())
    assert gone.kind is ChangeKind.WITHDRAWN
    assert "other texts still state it" in " ".join(desk.digests()[-1].split())
    desk.write("talks.md", TALKS)
    assert ChangeKind.CORROBORATED in kinds(desk.run())


@pytest.mark.both_stores
def test_a_stand_in_keeps_the_events_however_its_wording_changes(desk):
    long = TALKS + "\n\n".join(
        f"Paragraph {n} tells more about the work of the surveyors." for n in range(20)
    )
    desk.write("talks.md", long)
    desk.run()
    for words in ("Subscribe to read this text.", "Subscribe now to read all of this text."):
        desk.write("talks.md", f"---\ntitle: Talks on the border\ndate: 2026-02-20\n---\n\n{words}\n")
        assert kinds(desk.run()) == [ChangeKind.EDITED]
    desk.write("talks.md", long)
    assert kinds(desk.run()) == [ChangeKind.EDITED]


def test_a_new_digest_does_not_tell_the_whole_past(desk):
    desk.run()
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    desk.configure("{id: docs, url: docs}", "digests: [{id: other, to: {file: var/other}}]\n")
    desk.run()
    assert not (desk.folder / "var/other").exists()


def test_runs_that_come_a_little_early_are_in_time(desk):
    desk.run()
    due = desk.now + timedelta(hours=1)
    for moment, expected in ((due - timedelta(minutes=2), 0), (due - timedelta(seconds=2), 1)):
        assert len(desk.look(lambda store, now=moment: due_list(desk, now))) == expected


def due_list(desk, now):
    store = open_store(desk.config.store_address)
    try:
        return due_sources(desk.config, store, now)
    finally:
        store.close()


@pytest.mark.both_stores
def test_a_clock_that_was_turned_back_stops_nothing(desk):
    desk.run()
    desk.now += timedelta(days=3650)
    desk.run()
    desk.now -= timedelta(days=3650)
    assert len(due_list(desk, desk.now)) == 1
    desk.write("talks.md", TALKS_MOVED)
    assert kinds(desk.run()) == [ChangeKind.RESCHEDULED]
    assert any("moved from" in " ".join(digest.split()) for digest in desk.digests())
    dates = desk.look(
        lambda store: [r.mention.when.text for r in store.reports(as_of=desk.now + timedelta(days=9999))]
    )
    assert sorted(dates) == ["2026-02-03", "2026-02-17", "2026-03-19"]


def test_digests_wait_for_their_time(desk):
    desk.configure("{id: docs, url: docs}", "digests: [{id: weekly, every: 7d, to: {file: var/digests}}]\n")
    desk.run()
    assert len(desk.digests()) == 1
    desk.write("talks.md", TALKS_MOVED)
    for _ in range(6):
        desk.run()
    assert len(desk.digests()) == 1
    desk.run()
    assert "moved from" in " ".join(desk.digests()[-1].split())
    assert len(desk.digests()) == 2


def test_a_digest_that_cannot_be_written_is_kept_and_holds_back_no_other(desk):
    desk.configure(
        "{id: docs, url: docs}",
        "digests: [{id: first, to: {file: taken/digests}}, {id: second, to: {file: var/digests}}]\n",
    )
    (desk.folder / "taken").write_text("a file where the folder should be")
    (kept,) = desk.run().kept
    assert "taken/digests: the digest cannot be written" in kept.delivery.reason
    assert len(desk.digests()) == 1
    (desk.folder / "taken").unlink()
    (posted,) = desk.run().posted
    assert (posted.delivery.state, posted.delivery.attempts) == ("sent", 2)
    assert len(list((desk.folder / "taken/digests").glob("*.txt"))) == 1
    assert len(desk.digests()) == 1


def test_a_page_that_cannot_be_written_keeps_no_digest_back(desk):
    desk.configure("{id: docs, url: docs}", "site: taken/site\n")
    (desk.folder / "taken").write_text("a file where the folder should be")
    outcome = desk.run()
    assert "taken" in str(outcome.unbuilt)
    assert outcome.page is None
    assert len(desk.digests()) == 1


@pytest.mark.both_stores
def test_a_fault_of_ours_is_trouble_of_one_source_only(desk, monkeypatch):
    """Whatever text breaks the reader, the other sources are read and what was known stays."""
    desk.configure("{id: docs, url: docs}, {id: more, url: more}")
    (desk.folder / "more").mkdir()
    (desk.folder / "more" / "a.md").write_text(AID)
    desk.run()

    def breaks(entry, **options):
        if "poison" in entry.text:
            raise RecursionError("too deep")
        return extract(entry, **options)

    monkeypatch.setattr("timeline.ahead.extract", breaks)
    desk.write("talks.md", TALKS_MOVED + "\nSome poison.\n")
    (desk.folder / "more" / "a.md").write_text(AID.replace("17 February", "18 February"))
    outcome = desk.run()
    assert {poll.source: poll.outcome for poll in outcome.polled} == {"docs": "failed", "more": "changed"}
    assert "an error in timeline itself: RecursionError" in outcome.polled[0].trouble
    monkeypatch.undo()
    assert ChangeKind.RESCHEDULED in kinds(desk.run())


@pytest.mark.both_stores
def test_a_renamed_file_is_no_change(desk):
    desk.run()
    before = desk.look(lambda store: store.reports())
    (desk.docs / "talks.md").rename(desk.docs / "border.md")
    assert changes(desk.run()) == []
    after = desk.look(lambda store: store.reports())
    assert [report.key for report in after] == [report.key for report in before]
    assert {report.entry for report in after} == {"aid.md", "border.md"}
    desk.write("border.md", TALKS_MOVED)
    assert kinds(desk.run()) == [ChangeKind.RESCHEDULED]


def test_a_corrected_date_of_publication_moves_relative_dates(desk):
    text = "---\ntitle: Visit\ndate: 2026-02-{}\n---\n\nThe minister will visit Rome on Monday.\n"
    desk.write("visit.md", text.format("05"))
    desk.run()
    desk.write("visit.md", text.format("19"))
    (change,) = changes(desk.run())
    assert (str(change.before.when), str(change.after.when)) == ("2026-02-09", "2026-02-23")


def test_two_texts_about_the_same_days_are_one_event(desk):
    closed = "---\ntitle: {}\ndate: 2026-02-20\n---\n\nThe Mill Bridge at Kratie will be closed from 8 to 12 March 2026{}.\n"
    desk.write("one.md", closed.format("One", ""))
    desk.write("two.md", closed.format("Two", " for repairs"))
    desk.run()
    events = desk.look(lambda store: merge(store.reports()))
    assert [len(event.reports) for event in events if event.when.text == "2026-03-08/2026-03-12"] == [2]


def test_a_remark_on_an_unreadable_file_is_told_once(desk):
    desk.write("empty.txt", " ")
    desk.run()
    told = [digest for digest in desk.digests() if "empty.txt" in digest]
    moved = [path.rename(path.with_suffix(".off")) for path in list(desk.docs.iterdir())]
    desk.run()
    for path in moved:
        path.rename(path.with_suffix(".txt" if path.stem == "empty" else ".md"))
    desk.run()
    assert len([digest for digest in desk.digests() if "empty.txt" in digest]) == len(told) == 1


@pytest.mark.both_stores
def test_a_cancellation_is_told_as_one_and_confirms_nothing(desk):
    desk.write(
        "museum.md",
        "---\ntitle: A\ndate: 2026-02-20\n---\n\nThe city museum will open its new wing on 4 March 2026.\n",
    )
    desk.run()
    text = "---\ntitle: B\ndate: 2026-02-25\n---\n\nThe city museum has cancelled the opening of its new wing on 4 March 2026.\n"
    desk.write("other.md", text)
    assert ChangeKind.CORROBORATED not in kinds(desk.run())
    desk.write(
        "museum.md",
        "---\ntitle: A\ndate: 2026-02-20\n---\n\nThe city museum will not open its new wing on 4 March 2026.\n",
    )
    assert kinds(desk.run()) == [ChangeKind.AMENDED]
    assert "called off" in desk.digests()[-1]
    assert b"called off" in desk.site()["index.html"].lower()


def test_one_text_that_cannot_be_read_leaves_the_other_collected_ones_to_be_read(desk, monkeypatch):
    desk.run(events=False)

    def breaks(entry, **options):
        if "filters" in entry.text:
            raise ValueError("broken")
        return extract(entry, **options)

    monkeypatch.setattr("timeline.ahead.extract", breaks)
    desk.run()
    assert {report.entry for report in desk.look(lambda store: store.reports())} == {"talks.md"}
    monkeypatch.undo()
    desk.run()
    assert {report.entry for report in desk.look(lambda store: store.reports())} == {"talks.md", "aid.md"}


def test_a_remark_that_stays_true_is_not_told_again(desk):
    desk.write("empty.md", "")
    desk.run()
    told = len(desk.digests())
    desk.run()
    desk.run()
    assert len(desk.digests()) == told


def test_a_new_text_under_the_name_of_a_renamed_one_has_keys_of_its_own(desk):
    desk.run()
    (desk.docs / "talks.md").rename(desk.docs / "border.md")
    desk.run()
    desk.write("talks.md", TALKS.replace("Talks on the border", "Again"))
    desk.run()
    keys = desk.look(lambda store: [report.key for report in store.reports()])
    assert len(keys) == len(set(keys)) == 5


def test_who_catches_up_with_a_moved_date_moves_nothing(desk):
    late = TALKS.replace("title: Talks on the border", "title: The week ahead")
    desk.write("talks.md", TALKS)
    desk.write("week.md", late)
    desk.run()
    desk.write("talks.md", TALKS_MOVED)
    assert kinds(desk.run()) == [ChangeKind.RESCHEDULED]
    desk.write("week.md", late.replace("12 March", "19 March"))
    outcome = desk.run()
    assert kinds(outcome) == [ChangeKind.CORROBORATED]
    (change,) = changes(outcome)
    assert (change.before.when.text, change.after.when.text) == ("2026-03-12", "2026-03-19")
    assert "(19 March 2026): also reported by “The week ahead”" in " ".join(desk.digests()[-1].split())
    life = [step.kind for step in desk.look(lambda store: steps(store.history.statements(change.event)))]
    assert life == ["added", "corroborated", "rescheduled", "corroborated"]


def test_what_each_text_of_a_source_says_of_itself_is_no_news(desk):
    about = "\n\nFounded on 3 May 1987 in Harl, Halde Foods employs 640 people.\n"
    desk.write(
        "first.md",
        "---\ntitle: Results\ndate: 2026-02-21\n---\n\nHalde Foods opened a mill on 2 February 2026." + about,
    )
    desk.run()
    desk.write(
        "second.md",
        "---\ntitle: A new shop\ndate: 2026-02-22\n---\n\nHalde Foods will open a shop on 4 March 2026."
        + about,
    )
    assert kinds(desk.run()) == [ChangeKind.ADDED, ChangeKind.ADDED]  # the text, and the shop
    (founded,) = (
        event for event in desk.look(lambda store: merge(store.reports())) if "1987" in str(event.when)
    )
    assert len(founded.reports) == 2
