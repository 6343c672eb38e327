"""What docs/operation.md gives to copy: units for systemd, a line for cron, a Dockerfile."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from timeline.cli import cli
from timeline.cli.operate import status
from timeline.schedule import Cron

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs/operation.md").read_text(encoding="utf-8")
METRICS = (ROOT / "timeline/metrics.py").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def units():
    service, run, timer = blocks("ini")
    return {"timeline.service": service, "timeline-run.service": run, "timeline.timer": timer}


def parsed(unit):
    reader = configparser.RawConfigParser(strict=True)
    reader.optionxform = str
    reader.read_string(unit)
    return reader


def check_command(words):
    """A command of this program with options that it has."""
    assert Path(words[0]).name == "timeline"
    command = cli.commands[words[1]]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[2:] if word.startswith("--")} <= known


def test_systemd_takes_the_units(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here; the units are read by the other tests")
    for name, text in units().items():
        # What is started has to be there.
        (tmp_path / name).write_text(text.replace("/opt/timeline/bin/timeline", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name in units())],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "timeline" in line]
    assert ours == []


def test_the_units_start_the_program_as_it_is():
    daemon = parsed(units()["timeline.service"])["Service"]
    check_command(shlex.split(daemon["ExecStart"]))
    assert (daemon["Type"], daemon["Restart"]) == ("notify", "always")
    assert "-HUP" in daemon["ExecReload"]
    assert int(daemon["TimeoutStopSec"]) > 10
    run = parsed(units()["timeline-run.service"])["Service"]
    check_command(shlex.split(run["ExecStart"]))
    assert parsed(units()["timeline.timer"])["Timer"]["Unit"] == "timeline-run.service"


def test_cron_takes_the_line():
    (line,) = blocks("crontab")
    times, command = line.split(maxsplit=5)[:5], line.split(maxsplit=5)[5]
    Cron(" ".join(times))
    assert "%" not in command  # crontab(5) makes a line feed of it
    words = shlex.split(command.partition("&&")[2])
    check_command(words[: words.index(">")])


INSTRUCTIONS = {
    "FROM", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "HEALTHCHECK", "STOPSIGNAL", "ENTRYPOINT", "CMD",
}  # fmt: skip


def test_the_dockerfile_is_sound():
    """No linter is asked for; what the common ones find wrong is looked for here."""
    (text,) = blocks("dockerfile")
    lines = [line.split(" ", 1) for line in text.splitlines()]
    assert {name for name, _ in lines} <= INSTRUCTIONS
    last = dict(lines)
    assert lines[0][0] == "FROM"
    assert re.fullmatch(r"python:3\.\d+-slim", lines[0][1])  # a version, not "latest"
    assert int(last["USER"]) >= 1000
    names = [name for name, _ in lines]
    assert names.index("USER") < names.index("CMD")
    assert len(set(names) & {"CMD", "ENTRYPOINT", "HEALTHCHECK"}) == 3
    assert all(names.count(name) == 1 for name in ("CMD", "ENTRYPOINT", "HEALTHCHECK", "USER"))
    entry, command = (
        json.loads(last["ENTRYPOINT"]),
        json.loads(last["CMD"]),
    )  # no shell that keeps signals to itself
    check_command([*entry, *command])
    options, _, health = last["HEALTHCHECK"].partition("CMD ")
    assert re.fullmatch(r"(--\w[\w-]*=\w+ )+", options)
    check_command(json.loads(health))
    assert any(option in parameter.opts for parameter in status.params for option in ("--max-age",))
    assert all("--no-cache-dir" in line for name, line in lines if name == "RUN" and "pip install" in line)
    if shutil.which("hadolint"):
        done = subprocess.run(["hadolint", "-"], input=text, check=False, capture_output=True, text=True)
        assert done.stdout == ""


def test_every_metric_is_documented():
    names = set(re.findall(r'"(timeline_\w+)"', METRICS))
    assert len(names) > 10
    assert names == set(re.findall(r"`(timeline_[a-z_]+)(?:\{\w+\})?`", TEXT))


def test_the_line_of_the_log_is_one():
    (text,) = blocks("json")
    line = json.loads(text)
    assert list(line)[:6] == ["time", "level", "event", "run", "source", "outcome"]
