"""A build that goes on from the last one gives the bytes of one that starts from nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from core_build import T0
from test_core_past import Dated

from output import lists, outline, searchdata
from timeline import board
from timeline.building import build
from timeline.config import load
from timeline.decide import merged, parted
from timeline.events import merge
from timeline.store import open_store
from timeline.view import page as view_page

STEPS = 12


@pytest.fixture
def small(monkeypatch):
    """Pages, lists, chunks and exports that a dozen events fill, so that events wander from one to the next."""
    for module, sizes in (
        (outline, {"ONE_PAGE": 6, "NEAREST": 6, "PAGE_EVENTS": 3, "RUNNING": 2}),
        (lists, {"LONG": 5, "PART": 3, "AHEAD": 1, "BEHIND": 2}),
        (searchdata, {"CHUNK": 5}),
        (board, {"ALONE": 2, "WHOLE": 6, "NEAREST": 4}),
        (view_page, {"STEPS": 1}),
    ):
        for name, size in sizes.items():
            monkeypatch.setattr(module, name, size)


def tree(folder):
    """What was built, without when sources were last read: runs write that without a build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.name != "checked.js"
    }


@pytest.mark.parametrize(
    "topics", ["", "topics: {talks: talks, late: 'is:unconfirmed', ahead: 'is:announced'}\n"]
)
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("small")
def test_a_build_that_goes_on_gives_the_bytes_of_one_that_starts_from_nothing(tmp_path, seed, topics):
    life, now = Dated(seed), T0
    (tmp_path / "config.yaml").write_text(f"sources: [{{url: a}}]\n{topics}")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    for step in range(STEPS):
        now, _ = life.go_on(store, now, [1, 30, 700, 5000])
        if life.random.random() < 0.4:
            BY_HAND[life.random.randrange(len(BY_HAND))](store, life.random, now)
        if life.random.random() < 0.6 or step == STEPS - 1:
            spoilt(life.random, tmp_path / "on")
            build(config, store, now, folder=tmp_path / "on")
            with store.write():
                store.shown.keep("another", 0, {}, {}, store.shown.noted(""))
            build(config, store, now, folder=tmp_path / f"from-nothing-{step}")
            on, anew = tree(tmp_path / "on"), tree(tmp_path / f"from-nothing-{step}")
            assert on.keys() == anew.keys()
            for path, content in anew.items():
                assert on[path].decode() == content.decode(), path
    assert len(tree(tmp_path / "on")) > 20
    store.close()


def test_what_is_exported_of_an_event_stands_when_another_one_comes(house, monkeypatch):
    house.write("a.md", "The talks open on 3 May 2027.\n")
    house.run()
    asked = []
    given = board.Board.export_of

    def seen(self, keys):
        asked.append(len(tuple(keys)))
        return given(self, keys)

    house.write("b.md", "The dam will be inspected on 9 June 2027.\n")
    monkeypatch.setattr(board.Board, "export_of", seen)
    calendar = house.run().page.with_name("timeline.ics").read_text()
    assert "talks" in calendar
    assert "dam" in calendar
    assert max(asked) == 1


def decided(store, dice, now):
    """Two events are one, or one is several."""
    with store.write():
        events = merge(store.reports())
        if len(events) < 2:
            return
        kept, other = dice.sample(events, 2)
        kind = dice.choice(["merge", "split"])
        about = store.decisions.about(events=[kept.key])
        moves = merged(kept, other) if kind == "merge" else parted(kept, about)
        if isinstance(moves, tuple):
            store.decide(kind, moves, now)


def renamed(store, dice, _):
    with store.write():
        memory = dice.choice(store.sources())
        store.put_source(replace(memory, title=f"Paper {dice.randrange(5)}"))


def pruned(store, _, now):
    with store.write():
        store.upkeep.prune(now=now, age=timedelta(days=1), revisions=0)
        store.touch()


BY_HAND = (decided, renamed, pruned)


def spoilt(dice, folder):
    """A file that somebody removes, or cuts off."""
    kinds = ("*.html", "timeline.*", "events.jsonl")
    files = sorted(path for kind in kinds for path in folder.glob(kind)) if folder.is_dir() else []
    for path in dice.sample(files, min(len(files), dice.choice([0, 0, 1]))):
        if dice.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-40])
