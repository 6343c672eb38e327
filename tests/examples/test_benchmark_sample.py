import importlib.util
import json
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SAMPLE = [json.loads(line) for line in (BENCHMARKS / "dates_sample.jsonl").read_text("utf-8").splitlines()]


def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_scoring", BENCHMARKS / "scoring.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_label_stands_where_it_says() -> None:
    for record in SAMPLE:
        ends = [0]
        for timex in record["timexes"]:
            assert record["text"][timex["start"] : timex["end"]] == timex["text"]
            assert ends[-1] <= timex["start"] < timex["end"]
            ends.append(timex["end"])


def test_the_labels_score_full_marks_against_themselves() -> None:
    output = {record["id"]: record["timexes"] for record in SAMPLE}
    result = scoring().score(output, output)
    assert result == {"strict": 100, "relaxed": 100, "value": 100, "view": 100, "false": 0}


def test_a_wrong_span_value_or_extra_output_costs_points() -> None:
    gold = {"start": 3, "end": 11, "text": "May 2024", "value": "2024-05", "type": "DATE"}
    wide = gold | {"start": 0, "text": "in May 2024"}
    other = {"start": 20, "end": 23, "text": "12%", "value": "2012", "type": "DATE"}
    result = scoring().score({"a": [gold]}, {"a": [wide, other]})
    assert (result["strict"], result["false"]) == (0, 50)
    assert result["relaxed"] == result["value"] == 200 / 3


def test_the_view_leaves_out_what_no_timeline_shows() -> None:
    gold = {"start": 3, "end": 11, "text": "May 2024", "value": "2024-05", "type": "DATE"}
    span = {"start": 20, "end": 29, "text": "two years", "value": "P2Y", "type": "DURATION"}
    clock = gold | {"value": "2024-05T10:00", "type": "TIME"}
    on_span = {"start": 20, "end": 29, "text": "two years", "value": "2022-05-01"}
    assert scoring().view({"a": [gold, span]}, {"a": [clock, on_span]}) == 100
    assert scoring().view({"a": [gold, span]}, {"a": [span]}) == 0
