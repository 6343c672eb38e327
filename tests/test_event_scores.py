"""The scorer of events on made-up texts: what counts as found, as missed, as too much."""

import json
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from timeline.edtf import Edtf
from timeline.model import Basis, Mention

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def scorer():
    spec = util.spec_from_file_location("benchmark_event_scores", BENCHMARKS / "event_scores.py")
    module = util.module_from_spec(spec)
    # A dataclass looks its module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def mention(when, start, end, title="The council meets", basis=Basis.STATED):
    return Mention(
        when=Edtf(when), title=title, sentence="", start=0, end=99, date_start=start, date_end=end,
        masked="", basis=basis, rule="",
    )  # fmt: skip


def label(scorer, when, *places, names=("council", "meets"), **marks):
    return scorer.Label(Edtf(when), "cue", places, names, **marks)


def result(scorer, labels, mentions, traps=()):
    return scorer.paired(scorer.Text("a.txt", "en", "", tuple(labels), tuple(traps), tuple(mentions)))


def figures(scorer, labels, mentions, traps=()):
    found = scorer.scores([result(scorer, labels, mentions, traps)])
    return round(found["precision"]), round(found["recall"]), found["forbidden"]


def test_an_event_is_found_by_its_date_at_its_place(scorer):
    wanted = [label(scorer, "2026-03-07", (10, 30))]
    assert figures(scorer, wanted, [mention("2026-03-07", 20, 27)]) == (100, 100, 0)
    assert figures(scorer, wanted, [mention("2026-03", 20, 27)]) == (0, 0, 0)
    assert figures(scorer, wanted, [mention("2026-03-07", 30, 37)]) == (0, 0, 0)
    assert figures(scorer, wanted, []) == (100, 0, 0)


def test_a_report_is_no_happening(scorer):
    said = mention("2026-03-07", 20, 27, basis=Basis.REPORTED)
    assert figures(scorer, [label(scorer, "2026-03-07", (10, 30))], [said]) == (0, 0, 0)
    assert figures(scorer, [label(scorer, "2026-03-07", (10, 30), reported=True)], [said]) == (100, 100, 0)


def test_a_text_without_dates_is_found_at_its_publication(scorer):
    wanted = [label(scorer, "2026-03-07", published=True)]
    assert figures(scorer, wanted, [mention("2026-03-07", 0, 0, basis="published")]) == (100, 100, 0)
    assert figures(scorer, wanted, [mention("2026-03-07", 20, 27)]) == (0, 0, 0)
    dated = [label(scorer, "2026-03-07", (10, 30))]
    assert figures(scorer, dated, [mention("2026-03-07", 20, 27, basis="published")]) == (0, 0, 0)


def test_pairs_are_one_to_one_and_as_many_as_possible(scorer):
    both = label(scorer, "2026-03-07", (10, 30), (40, 60))
    first = label(scorer, "2026-03-07", (10, 30))
    found = [mention("2026-03-07", 20, 27), mention("2026-03-07", 45, 50)]
    assert figures(scorer, [both, first], found) == (100, 100, 0)
    assert figures(scorer, [both, first], found[:1]) == (100, 50, 0)
    assert figures(scorer, [first], [found[0], found[0]]) == (50, 100, 0)


def test_what_is_optional_neither_costs_nor_earns(scorer):
    wanted = [label(scorer, "2026-03-07", (10, 30)), label(scorer, "2026-03-08", (40, 60), optional=True)]
    found = [mention("2026-03-07", 20, 27), mention("2026-03-08", 45, 50)]
    assert figures(scorer, wanted, found) == figures(scorer, wanted, found[:1]) == (100, 100, 0)
    assert figures(scorer, wanted, found[1:]) == (100, 0, 0)
    assert scorer.scores([result(scorer, wanted, found)])["labels"] == 1


def test_what_must_be_found_comes_before_what_may(scorer):
    wanted = [label(scorer, "2026-03-07", (10, 30), optional=True), label(scorer, "2026-03-07", (10, 30))]
    assert figures(scorer, wanted, [mention("2026-03-07", 20, 27)]) == (100, 100, 0)


def test_a_date_from_forbidden_words_is_counted_apart_unless_it_is_labelled(scorer):
    found = [mention("2026-03-07", 20, 27)]
    assert figures(scorer, [], found, traps=[(25, 30)]) == (0, 100, 1)
    assert figures(scorer, [], found, traps=[(27, 30)]) == (0, 100, 0)
    assert figures(scorer, [label(scorer, "2026-03-07", (10, 30))], found, traps=[(25, 30)]) == (100, 100, 0)


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("Council meets in Siem Reap", True),
        ("The  COUNCIL speaks", True),
        ("Something else", False),
        ("The council " + "very " * 10 + "late", False),
    ],
)
def test_a_good_name_is_short_and_holds_half_of_the_words(scorer, title, good):
    wanted = label(scorer, "2026-03-07", (10, 30))
    assert scorer.well_named(wanted, mention("2026-03-07", 20, 27, title=title)) is good


LABELS = """\
documents:
  council.txt:
    published: 2026-03-10
    language: en
    events:
      - {when: "2026-03-07", cue: on 7 March 2026, name: council|opened|bridge}
      - {when: "2031", cue: some time hence, name: council|mayor}
    must_not: []
  page.html:
    published: 2026-05-04
    language: en
    events:
      - {when: "2026-05-02", cue: on 2 May 2026, name: museum|opened}
    must_not: ["Archive: 9 April 2026"]
"""
PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Museum opens</title></head><body><nav>Archive: 9 April 2026</nav>
<main><article><h1>Museum opens</h1><p>The museum of clocks opened its doors on 2 May 2026. Visitors stood in a long
line, and many of them had come from far away to see the old church clock with its wooden wheels.</p>
</article></main></body></html>
"""


@pytest.fixture
def folder(tmp_path):
    story = (
        "New bridge\n\nThe council opened the bridge on 7 March 2026. The mayor may speak some time hence.\n"
    )
    (tmp_path / "council.txt").write_text(story, "utf-8")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "labels.yaml").write_text(LABELS, "utf-8")
    return tmp_path


def run(folder, *options):
    return subprocess.run(
        [sys.executable, BENCHMARKS / "events.py", "--data", folder, *options],
        check=False,
        capture_output=True,
        text=True,
        cwd=BENCHMARKS.parent,
    )


def test_a_folder_is_read_and_scored(folder):
    done = run(folder, "--json", "--errors")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    total = report["scores"]["all"]
    assert (total["texts"], total["labels"], total["found"], total["forbidden"]) == (2, 3, 2, 0)
    assert (total["precision"], round(total["recall"])) == (100, 67)
    (mistake,) = report["errors"]
    assert mistake["missed"] == [{"when": "2031", "cue": "some time hence"}]


def test_every_miss_is_listed_with_its_cue(folder):
    told = run(folder, "--errors").stdout
    assert "missed 2031 some time hence" in told
    assert "missed" not in run(folder).stdout


def test_a_wrong_date_is_told_beside_the_miss(folder):
    labels = folder / "labels.yaml"
    labels.write_text(labels.read_text("utf-8").replace('"2026-05-02"', '"2026-05"'), "utf-8")
    assert "missed 2026-05 on 2 May 2026 (found: 2026-05-02 stated)" in run(folder, "--errors").stdout


def test_an_event_from_the_furniture_is_told_without_being_asked_for(folder):
    labels = folder / "labels.yaml"
    labels.write_text(labels.read_text("utf-8").replace("must_not: []", "must_not: [7 March]", 1), "utf-8")
    assert "forbidden" not in run(folder).stdout.splitlines()[-1]  # it is labelled
    labels.write_text(labels.read_text("utf-8").replace('"2026-03-07"', '"2026-03-08"'), "utf-8")
    assert run(folder).stdout.splitlines()[-1].startswith("forbidden: council.txt: 2026-03-07 stated")


def test_a_folder_without_labels_is_an_error(tmp_path):
    done = run(tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_text_without_labels_is_an_error(folder):
    (folder / "more.txt").write_text("The fair opens on 3 May 2026.", "utf-8")
    done = run(folder)
    assert done.returncode == 1
    assert "more.txt" in done.stderr
