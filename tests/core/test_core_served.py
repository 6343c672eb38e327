"""What cares for a store, where it is one in PostgreSQL: doctor, backup, rebuild."""

import json
import os
from contextlib import closing
from datetime import timedelta

import pytest
from click.testing import CliRunner
from conftest import House
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.cli import cli
from timeline.model import ChangeKind
from timeline.rebuild import rebuild
from timeline.store import open_store
from timeline.store.versions import VERSION


@pytest.fixture
def lived(tmp_path, postgres):
    """A house that has lived for two days, with its store on the server."""
    house = House(tmp_path, f"store: '{postgres.store()}'\n")
    house.configure("{id: docs, url: docs}")
    house.write("talks.md", TALKS)
    house.write("aid.md", f"{AID}\n{'Remarks of the day that make the text a long one. ' * 12}")
    house.run()
    house.write("talks.md", TALKS_MOVED)
    house.run()
    then = house.now.timestamp()
    os.utime(tmp_path / "config.yaml", (then, then))
    yield house
    postgres.drop()


def invoke(house, *arguments):
    return CliRunner().invoke(cli, [*arguments, "--config", str(house.folder / "config.yaml")])


def doctor(house, *options):
    """What is not as it should be, as (state, message and remedy)."""
    moment = (house.now + timedelta(hours=1)).isoformat()
    told = json.loads(invoke(house, "doctor", "--now", moment, "--format", "json", *options).output)
    found = [one for one in told["findings"] if one["state"] != "ok"]
    return [(one["state"], f"{one['message']} > {one['remedy']}") for one in found]


def tampered(house, server, *statements):
    server.execute(*statements, at=house.config.store_address)


def test_nothing_is_wrong_with_a_store_that_only_served_its_runs(lived):
    assert doctor(lived) == []
    said = invoke(lived, "doctor", "--now", lived.now.isoformat()).output
    assert "version" in said
    assert "2 texts and what they were before can be read" in said
    assert "rows that belong together are there" in said


WRONG = {
    "INSERT INTO delivery (digest, channel, target, state, attempts, next_try, done, reason)"
    " VALUES ('x', 'file', 'd', 'sent', 1, now(), now(), '')": "1 deliveries without their digest",
    "UPDATE sign SET report = report + 1": "signs of statements that are not current > `timeline rebuild`",
    "UPDATE entry SET text = set_byte(text, 20, get_byte(text, 20) # 255) WHERE id LIKE 'aid%'": (
        "a kept text is damaged, docs: aid.md > restore the last good copy of `pg_dump`"
    ),
    "UPDATE entry SET text = set_byte(text, 0, 200) WHERE id LIKE 'aid%'": "a kept text is damaged",
    "UPDATE version SET number = 99": f"has version 99, this program knows versions up to {VERSION}",
    "UPDATE source SET checked = now() + interval '100 years'": "a source was polled at",
}


@pytest.mark.parametrize("statement", WRONG)
def test_what_is_wrong_is_found(lived, postgres, statement):
    tampered(lived, postgres, statement)
    (found,) = doctor(lived)
    assert found[0] == "wrong"
    assert WRONG[statement] in found[1]


def test_a_quick_look_reads_no_texts(lived, postgres):
    tampered(lived, postgres, "UPDATE entry SET text = set_byte(text, 20, get_byte(text, 20) # 255)")
    assert doctor(lived, "--quick") == []


def test_looking_makes_nothing(lived, postgres):
    lived.store = f"store: '{postgres.store()}'\n"
    lived.configure("{id: docs, url: docs}")
    os.utime(lived.folder / "config.yaml", (lived.now.timestamp(),) * 2)
    (found,) = doctor(lived)
    assert found[0] == "note"
    assert "`timeline run` makes it" in found[1]
    address = lived.config.store_address
    assert postgres.execute("SELECT FROM pg_tables WHERE schemaname = current_schema()", at=address) == []


def test_a_server_that_is_away_is_found(lived):
    lived.store = "store: postgresql://desk:${DESK_PASSWORD}@127.0.0.1:1/timeline\n"
    lived.configure("{id: docs, url: docs}")
    os.utime(lived.folder / "config.yaml", (lived.now.timestamp(),) * 2)
    found = doctor(lived)
    assert {state for state, _ in found} == {"note"}
    assert "DESK_PASSWORD is not set" in str(found)
    os.environ["DESK_PASSWORD"] = "opensesame"
    try:
        (found,) = doctor(lived)
    finally:
        del os.environ["DESK_PASSWORD"]
    assert found[0] == "wrong"
    assert "refused" in found[1]
    assert "opensesame" not in found[1]


def test_a_backup_is_the_work_of_the_server(lived):
    lived.store = "store: postgresql+psycopg://desk:file:secret@db.example/timeline\n"
    lived.configure("{id: docs, url: docs}")
    done = invoke(lived, "backup")
    assert done.exit_code != 0
    assert "pg_dump --format=custom --file=timeline.dump 'postgresql://desk@db.example/timeline'" in str(
        done.exception.message
    )


def test_events_are_derived_again(lived, postgres):
    def rebuilt():
        with closing(open_store(lived.config.store_address, alone=True)) as store:
            now = lived.now + timedelta(hours=1)
            stages = list(rebuild(store, now=now, zone=lived.config.timezone))
        return [change for stage in stages for change in stage.changes]

    assert rebuilt() == []
    (right,) = [one for one in lived.look(lambda store: store.reports()) if one.entry.startswith("aid")][:1]
    tampered(lived, postgres, f"UPDATE report SET edtf = '2019' WHERE key = '\\x{right.key}'")
    (change,) = rebuilt()
    assert (change.kind, change.before.when.text) == (ChangeKind.RESCHEDULED, "2019")
    assert right.mention in [one.mention for one in lived.look(lambda store: store.reports())]
    assert rebuilt() == []
