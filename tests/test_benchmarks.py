"""The benchmarks whose outcome is right or wrong, not fast or slow, in short."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def test_runs_that_are_killed_at_every_step_end_where_undisturbed_ones_do():
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "kills.py", "--runs", "20", "--json"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["killed"] > 10  # a moment at random may come after the end


def test_noise_is_told_at_most_a_few_times_and_what_is_real_always():
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "noise.py", "--pages", "1"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Three sentences that two sources share: one happening, two that are only alike, two that may be one.
ARTICLE = """
  - source: {source}
    url: https://{source}.example/1
    title: News of the week
    published: 2025-07-01
    language: en
    text: |
      The two ministers signed the memorandum on fisheries in Jakarta on 4 June 2025.

      The museum of Kampot opened its new hall to visitors on 3 March 2025.

      The bar association of Lusaka elected Grace Banda as its president on 9 April 2025.
    events:
      - {{when: "2025-06-04", cue: "on 4 June 2025", event: signed}}
      - {{when: "2025-03-03", cue: "on 3 March 2025", event: {source}-hall}}
      - {{when: "2025-04-08", cue: "on 9 April 2025", event: {source}-vote, maybe: [paper-vote]}}
"""
UNDATED = """
  - source: blog
    url: https://blog.example/1
    title: News of the week
    published: 2025-07-02
    language: en
    text: |
      Two ministers and a memorandum about fish, which they signed in great haste.
    events:
      - {when: "2025-06-04", cue: "in great haste", event: signed}
"""


@pytest.fixture
def stories(tmp_path):
    for half in ("tuning", "heldout"):
        (tmp_path / half).mkdir()
        for name, text in (
            ("one", ARTICLE.format(source="paper") + UNDATED),
            ("two", ARTICLE.format(source="wire")),
        ):
            (tmp_path / half / f"{name}.yaml").write_text(f"articles:{text}")
    return tmp_path


def scored(*arguments):
    return subprocess.run(
        [sys.executable, BENCHMARKS / "stories.py", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
    )


def test_stories_are_scored_by_pairs_that_are_certain(stories):
    done = scored("--data", stories, "--json")
    assert done.returncode == 0, done.stderr
    counts = {
        "labelled": 7,
        "found": 6,
        "dated": 4,
        "wanted": 1,
        "agree": 1,
        "alike": 1,
        "given": 2,
        "right": 1,
    }
    assert json.loads(done.stdout)["heldout"] == counts | {"precision": 50.0, "recall": 100.0}


def test_stories_tell_their_errors_of_one_half_only(stories):
    done = scored("--data", stories, "--json", "--errors")
    result = json.loads(done.stdout)
    assert set(result) == {"tuning", "heldout", "one", "two", "between stories", "errors"}
    assert result["between stories"]["given"] == 2
    missed, wrong = result["errors"]
    assert missed == "one: not found | blog | in great haste"
    assert wrong.startswith("between stories: WRONGLY ONE\n    paper-hall")
    refused = scored("--data", stories, "--half", "heldout", "--errors")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_all_gold_stories_go_through_the_program():
    done = scored("--json")
    assert done.returncode == 0, done.stderr
    for half in json.loads(done.stdout).values():
        assert half["found"] > 0.9 * half["labelled"]
        assert half["alike"] > 100


def test_revised_texts_tell_what_a_reader_wants_to_be_told_and_nothing_else():
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "revisions.py", "--hand", "--json", "--errors"],
        env={key: value for key, value in os.environ.items() if key != "TIMELINE_SHARED"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    record = json.loads(done.stdout)
    assert record["alarms"] == 0
    assert record["revisions"] > 300


SCRIPT = """
import sys
from datetime import date
sys.path.insert(0, sys.argv[1])
from revising import Label, Text
from scripted import scripted
words = (
    "The fair opens on 4 May 2026. Two days later it closes.\\n\\nThe bridge was built in 1911, as all know.\\n\\n"
    "The council meets on 9 June 2026 in the hall and talks about the bridge. Nobody knows what it decides."
)
labels = (Label("2026-05-04", "on 4 May 2026"), Label("2026-06-09", "on 9 June 2026"), Label("1911", "in 1911"))
for one in scripted(Text("one", "feed", "Fair\\n\\n" + words, date(2026, 4, 1), labels=labels), words, labels):
    print(one.sort, *one.must)
"""


def test_rules_leave_dates_alone_on_which_others_hang_and_do_the_same_in_every_run():
    first, second = (
        subprocess.run([sys.executable, "-c", SCRIPT, BENCHMARKS], check=True, capture_output=True, text=True)
        for _ in range(2)
    )
    assert first.stdout == second.stdout
    made = first.stdout.splitlines()
    assert not any("2026-05-04" in line for line in made)
    assert "moved rescheduled 2026-06-09 > 2026-06-10" in made
    assert "cut withdrawn 1911" in made
