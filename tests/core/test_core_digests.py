"""When digests are composed, what each is about, and what becomes of them."""

import json
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.board import Board
from timeline.config import ConfigError, load
from timeline.publish import Known
from timeline.store import open_store

TWO = "{id: docs, url: docs}"


def settle(desk, digests):
    desk.configure(TWO, f"digests: [{digests}]\ntimezone: Europe/Berlin\n")
    desk.write("talks.md", TALKS)
    desk.run()
    return desk


def folder(desk, name):
    return [path.read_text() for path in sorted((desk.folder / name).glob("*.txt"))]


@pytest.fixture
def desk(house):
    return house


def run_at(desk, moment):
    desk.now = moment - timedelta(days=1)
    return desk.run()


def test_a_digest_of_the_morning_tells_what_the_day_before_brought_once(desk):
    settle(desk, '{id: daily, cron: "0 7 * * *", to: {file: daily}}')
    told = len(folder(desk, "daily"))
    noon = desk.now.replace(hour=11, minute=0) + timedelta(days=1)
    run_at(desk, noon)
    desk.write("talks.md", TALKS_MOVED)
    run_at(desk, noon + timedelta(hours=1))
    assert len(folder(desk, "daily")) == told + 1  # of seven o'clock, on what was there at noon
    before = folder(desk, "daily")
    run_at(desk, noon + timedelta(hours=6))
    assert folder(desk, "daily") == before  # a change in the afternoon waits for the next morning
    run_at(desk, noon + timedelta(hours=20))
    after = folder(desk, "daily")
    assert len(after) == len(before) + 1
    assert "moved from" in " ".join(after[-1].split())
    run_at(desk, noon + timedelta(hours=21))
    assert folder(desk, "daily") == after


@pytest.mark.both_stores
def test_alerts_tell_their_kinds_at_once_and_nothing_else(desk):
    settle(
        desk,
        "{id: all, every: 3d, to: {file: all}}, {id: alerts, kinds: [rescheduled, withdrawn], to: {file: alerts}}",
    )
    assert folder(desk, "alerts") == []  # no baseline, no troubles
    desk.write("aid.md", AID)
    desk.run()
    assert folder(desk, "alerts") == []
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    (alert,) = folder(desk, "alerts")
    assert "moved from" in " ".join(alert.split())
    assert "NEW" not in alert


def test_a_topic_chooses_changes_and_what_is_coming(desk):
    settle(desk, "{id: aid, where: bridge OR aid, to: {file: aid}}, {id: all, to: {file: all}}")
    desk.write("aid.md", AID)
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    assert "moved from" not in " ".join(folder(desk, "aid")[-1].split())
    assert "moved from" in " ".join(folder(desk, "all")[-1].split())


@pytest.mark.both_stores
def test_a_sign_of_life_after_a_quiet_time(desk):
    settle(desk, "{id: all, alive: 3d, to: {file: all}}")
    first = len(folder(desk, "all"))
    for _ in range(2):
        desk.run()
    assert len(folder(desk, "all")) == first
    desk.run()
    quiet = folder(desk, "all")
    assert len(quiet) == first + 1
    assert "Nothing changed since" in " ".join(quiet[-1].split())
    for _ in range(2):
        desk.run()
    assert len(folder(desk, "all")) == first + 1  # one sign of life, then silence again
    desk.run()
    assert len(folder(desk, "all")) == first + 2


def test_every_change_is_in_exactly_one_digest(desk):
    settle(desk, "{id: all, every: 2d, to: {file: all}}")
    # Of a month ahead: who tells another day when the first is over tells a new event.
    for day in range(3, 12):
        desk.write("talks.md", TALKS.replace("12 March", f"{day} April"))
        desk.run()
    told = [
        (change["before"], change["after"])
        for path in sorted((desk.folder / "all").glob("*.json"))
        for section in json.loads(path.read_text())["sections"]
        for change in section["changes"]
    ]
    assert told == [
        ("12 March 2026", "4 April 2026"),
        *((f"{d} April 2026", f"{d + 2} April 2026") for d in (4, 6, 8)),
    ]


def test_a_folder_of_digests_has_an_index(desk):
    settle(desk, "{id: all, to: {file: all}}")
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    index = (desk.folder / "all/index.html").read_text()
    assert index.count(".html") == len(folder(desk, "all")) == 2
    assert "1 rescheduled" in index


def test_a_template_of_the_user_gives_the_subject_and_the_text(desk):
    (desk.folder / "own.txt").write_text("{% for section in sections %}{{ section.heading }};{% endfor %}")
    settle(
        desk, "{id: all, subject: '{{ title }}: {{ summary }}', template: {text: own.txt}, to: {file: all}}"
    )
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    assert "Rescheduled;" in folder(desk, "all")[-1]
    assert "Test: 1 rescheduled" in (desk.folder / "all/index.html").read_text()


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("digests: [{to: {mail: a@example.org}}]\n", "to send mail"),
        ("mail: {from: desk}\n", "not a mail address"),
        ("mail: {from: a@b.org}\ndigests: [{to: {mail: [a@b.org, nobody]}}]\n", "not a mail address: nobody"),
        ("digests: [{to: {mail: []}}]\n", "at least one"),
        ("digests: [{to: {telegram: x}}]\n", "write one of `file: FOLDER`"),
        ("digests: [{every: 1d, cron: '0 7 * * *'}]\n", "two schedules"),
        ("digests: [{cron: '0 7 * *'}]\n", "needs 5"),
        ("digests: [{where: '(a'}]\n", ""),
        ("digests: [{subject: '{{ title'}]\n", ""),
        ("digests: [{template: {html: missing.html}}]\n", "cannot be read"),
        ("digests: [{to: {other: 'slack://token'}}]\n", "a secret is not written here"),
        ("mail: {from: a@b.org, host: mail.example.org, security: none}\n", "another machine"),
        ("mail: {from: a@b.org, user: a}\n", "belong together"),
        ("digests: [{to: {file: docs/digests}}]\n", "read as news"),
        ("site: docs/site\n", "read as news"),
        ("site: here\ndigests: [{to: {file: here}}]\n", "the timeline page is written there"),
    ],
)
def test_what_is_wrong_with_digests_and_mail_is_said(house, extra, said):
    house.configure(TWO, extra)
    with pytest.raises(ConfigError) as error:
        load(house.folder / "config.yaml")
    (problem,) = error.value.problems
    assert problem.line is not None
    assert said in problem.message


PAIR = (
    '{id: daily, cron: "0 7 * * *", to: {file: daily}},'
    " {id: alerts, kinds: [rescheduled, withdrawn], to: {file: alerts}}"
)


def said(desk, name):
    return " ".join(" ".join(folder(desk, name)).split())


def test_an_alert_takes_no_news_from_the_digest_of_the_morning(desk):
    settle(desk, PAIR)
    desk.write("talks.md", TALKS_MOVED)
    desk.write("aid.md", AID)
    desk.run()
    assert "moved from" in said(desk, "alerts")
    desk.run()
    assert "moved from" in said(desk, "daily")
    assert "Japan handed over water filters" in said(desk, "daily")


@pytest.mark.both_stores
def test_a_digest_added_later_tells_what_comes_from_then_on(desk):
    settle(desk, "{id: alerts, kinds: [rescheduled], to: {file: alerts}}")
    desk.write("aid.md", AID)
    desk.run()
    desk.configure(TWO, f"digests: [{PAIR}]\n")
    desk.now -= timedelta(hours=20)
    desk.run()
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    desk.run()
    assert "moved from" in said(desk, "daily")
    assert "Japan" not in said(desk, "daily")


def test_a_digest_under_another_name_goes_on_where_it_was(desk):
    settle(desk, "{id: daily, every: 3d, to: {file: one}}, {id: now, to: {file: now}}")
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    desk.configure(TWO, "digests: [{id: morning, every: 3d, to: {file: one}}, {id: now, to: {file: now}}]\n")
    desk.run()
    desk.run()
    assert said(desk, "one").count("moved from 12 March") == 1


def test_a_clock_that_was_ahead_silences_nothing(desk):
    settle(desk, '{id: daily, cron: "0 7 * * *", alive: 1d, to: {file: daily}}')
    right = desk.now
    desk.now += timedelta(days=400)
    desk.run()
    told = len(folder(desk, "daily"))
    desk.now = right
    for day in range(13, 18):
        desk.write("talks.md", TALKS.replace("12 March", f"{day} March"))
        desk.run()
    assert len(folder(desk, "daily")) >= told + 3


def test_what_is_called_off_is_an_alert(desk):
    settle(desk, PAIR)
    desk.write(
        "talks.md",
        TALKS.replace("will meet in Siem Reap on 12 March 2026", "cancelled the meeting of 12 March 2026"),
    )
    desk.run()
    assert "called off" in said(desk, "alerts").lower()


def test_an_edit_is_told_also_where_a_later_reading_told_an_event_of_the_text(desk):
    settle(desk, "{id: weekly, every: 7d, to: {file: weekly}}")
    edited = TALKS.replace("150 stones", "151 stones")
    desk.write("talks.md", edited)
    desk.run()
    desk.write("talks.md", edited.replace("12 March", "19 March"))
    for _ in range(7):
        desk.run()
    assert "moved from" in said(desk, "weekly")
    assert "{+151+}" in said(desk, "weekly") or "151 stones" in said(desk, "weekly")


def test_everything_is_tried_again_beside_a_run_that_holds_the_store(desk, tmp_path):
    (desk.folder / "taken").write_text("a file where the folder should be")
    settle(desk, "{id: all, to: {file: taken/all}}")
    (desk.folder / "taken").unlink()
    command = [
        sys.executable,
        "-m",
        "timeline",
        "outbox",
        "--retry",
        "--config",
        str(desk.folder / "config.yaml"),
    ]
    with closing(open_store(desk.config.store_address, alone=True)):
        beside = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "it tries within a few seconds" in beside.stderr
    assert desk.look(lambda store: [each.state for each in store.outbox.deliveries("waiting")]) == ["waiting"]
    alone = subprocess.run(command, check=False, capture_output=True, text=True)
    assert alone.returncode == 0
    assert "every digest was delivered" in alone.stdout


def test_a_digest_that_tells_of_no_event_plans_no_page_and_reads_no_event(desk, monkeypatch):
    monkeypatch.setattr(Board, "page", property(lambda _: pytest.fail("the page was planned")))
    monkeypatch.setattr(Known, "all_events", property(lambda _: pytest.fail("all events were read")))
    desk.configure(TWO, "digests: [{id: all, to: {file: all}}]\n")
    desk.write("talks.md", TALKS)
    desk.now += timedelta(days=3000)  # nothing of it lies ahead
    desk.run(site=False)
    (first,) = folder(desk, "all")
    assert "taken as the baseline" in " ".join(first.split())
