"""kill -9 at every step of a run: the next run leaves what an undisturbed one would have left."""

import shutil
from dataclasses import replace

import pytest
from conftest import House
from programs import killed, timeline
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.events import merge

FIRST, SECOND = "2026-03-01T09:00:00+00:00", "2026-03-02T09:00:00+00:00"

# Where a run is killed: the function, and whether before or after it has done its work.
STEPS = [
    ("timeline.run.ask", "before"),
    ("timeline.entries.Entries.take", "before"),
    ("timeline.entries.Entries.take", "after"),
    ("timeline.store.Store.put_reports", "after"),
    ("timeline.store.Store.log", "before"),
    ("timeline.store.Store.log", "after"),
    ("timeline.run.settle_all", "after"),
    ("output.site.plan", "before"),
    ("output.deliver._write_manifest", "after"),
    ("timeline.building.write_site", "after"),
    ("timeline.letters.compose", "after"),
    ("timeline.store.outbox.Outbox.put", "after"),
    ("timeline.store.outbox.Outbox.tell", "after"),
    ("timeline.outbox.write_file", "before"),
    ("timeline.outbox.write_file", "after"),
    ("timeline.outbox.deliver", "after"),
    ("timeline.store.outbox.Outbox.mark", "before"),
    ("timeline.store.outbox.Outbox.mark", "after"),
    ("timeline.outbox.folder_index", "before"),
]


def run(house, now, *killer):
    arguments = ["run", "--all", "--now", now, "--config", house.folder / "config.yaml"]
    return timeline(*arguments, before=killed(*killer) if killer else None)


def outcome(house):
    """All that a run leaves behind, the moments of the two runs being given."""

    def everything(store):
        sources = [replace(memory, url="") for memory in store.sources()]
        return (
            merge(store.reports()), merge(store.withdrawn()), sources, store.entries("docs"),
            [logged.change for logged in store.changes()],
            [(notice.source, notice.text) for notice in store.notices()], store.outbox.deliveries("waiting"),
        )  # fmt: skip

    digests = {path.name: path.read_bytes() for path in (house.folder / "var/digests").iterdir()}
    return house.look(everything), house.site(), digests


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A house after its first run, with edits that the second will find."""
    folder = tmp_path_factory.mktemp("prepared") / "house"
    folder.mkdir()
    house = House(folder)
    house.configure("{id: docs, url: docs}")
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    assert run(house, FIRST).returncode == 0
    house.write("talks.md", TALKS_MOVED)
    house.write("aid.md", AID.replace("Kratie", "Kampong Cham"))
    return house


@pytest.fixture(scope="module")
def undisturbed(prepared, tmp_path_factory):
    house = copied(prepared, tmp_path_factory.mktemp("undisturbed"))
    assert run(house, SECOND).returncode == 0
    return outcome(house)


def copied(house, folder):
    shutil.copytree(house.folder, folder, dirs_exist_ok=True)
    (folder / "docs").rename(folder / "moved")
    copy = House(folder)
    copy.docs.rmdir()
    (folder / "moved").rename(copy.docs)
    return copy


@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_and_run_again(tmp_path, prepared, undisturbed, step, when):
    house = copied(prepared, tmp_path)
    broken = run(house, SECOND, step, when)
    assert broken.returncode == -9, broken.stderr
    again = run(house, SECOND)
    assert again.returncode == 0, again.stderr
    for found, expected in zip(outcome(house), undisturbed, strict=True):
        assert found == expected
