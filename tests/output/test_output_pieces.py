"""Files for other programs that are made again out of what is there, a piece for each event."""

from dataclasses import replace

import pytest
from export_samples import events, export
from hostile import TEXTS
from hypothesis import given
from hypothesis import strategies as st

from output.deliver import write_site
from output.exports import FORMATS, Wanted, build, plan

EVENTS = {one.id: one for one in events()}
IN_PIECES = [form.file for form in FORMATS.values() if form.layout]
NAMES = st.sampled_from(["", "END:VEVENT", '"},\n{"', 'a "quoted",\r\n cell', "ស", *TEXTS])
# Which events there are, in any order, and how each is called.
TIMELINES = st.lists(st.tuples(st.sampled_from(sorted(EVENTS)), NAMES), unique_by=lambda one: one[0])


def wanted(named, asked=None, **more):
    """What the files hold of events by name, of which those are counted that are asked for."""
    found = {key: replace(EVENTS[key], name=name) for key, name in named}
    marks = {key: f"{key}-{name.encode('utf-8', 'surrogatepass').hex()}" for key, name in named}

    def some(keys):
        if asked is not None:
            asked.append(list(keys))
        return export(occurrences=tuple(found[key] for key in keys), changes=(), **more)

    def log():
        return export(occurrences=(), **more)

    return Wanted(marks, some, log, "", str(more)), export(occurrences=tuple(found.values()), **more)


@given(TIMELINES, TIMELINES)
def test_a_file_made_again_is_the_file_made_from_nothing(before, after):
    old, (new, whole) = {file.path: file for file in plan(wanted(before)[0])}, wanted(after)
    for file in plan(new):
        content = file.content()
        assert content == build(whole)[file.path], file.path
        if file.pieced is not None:
            assert file.pieced(*old[file.path].pieced(b"", ""))[0] == content


@given(TIMELINES, st.text(max_size=20))
def test_events_that_did_not_change_are_not_asked_for(before, name):
    asked = []
    old, (new, _) = wanted(before)[0], wanted([*before[1:], *((key, name) for key, _ in before[:1])], asked)
    there = {file.path: file.pieced(b"", "") for file in plan(old) if file.pieced}
    for file in plan(new):
        if file.pieced is not None:
            file.pieced(*there[file.path])
    changed = [key for key, former in before[:1] if former != name]
    assert asked == [changed] * len(IN_PIECES)


def test_a_site_takes_pieces_from_its_own_files_only(tmp_path):
    asked = []
    write_site(tmp_path, plan(wanted([(key, "Before") for key in EVENTS])[0]))
    (tmp_path / IN_PIECES[0]).write_bytes(b"spoilt")
    new, whole = wanted([(key, "After" if key == "e-year" else "Before") for key in EVENTS], asked)
    write_site(tmp_path, plan(new))
    assert {path: (tmp_path / path).read_bytes() for path in IN_PIECES} == {
        path: build(whole)[path] for path in IN_PIECES
    }
    assert sorted(map(len, asked)) == [1] * (len(IN_PIECES) - 1) + [len(EVENTS)]


@pytest.mark.parametrize("more", [{"title": "Another"}, {"address": None}])
def test_what_is_said_of_all_makes_all_anew(tmp_path, more):
    named, asked = [(key, "Same") for key in EVENTS], []
    write_site(tmp_path, plan(wanted(named)[0]))
    new, whole = wanted(named, asked, **more)
    write_site(tmp_path, plan(new))
    assert {path: (tmp_path / path).read_bytes() for path in IN_PIECES} == {
        path: build(whole)[path] for path in IN_PIECES
    }
    assert set(map(len, asked)) == {len(EVENTS)}
