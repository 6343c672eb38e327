"""The house rules that a machine can hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel
from readme import command

from timeline.cli import cli
from timeline.config import (
    Config,
    DigestConfig,
    FileTarget,
    KeepConfig,
    MailConfig,
    MailTarget,
    OtherTarget,
    PageConfig,
    PolitenessConfig,
    SourceConfig,
    load,
)

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for root in ("feeds", "timeline", "output") for path in (ROOT / root).rglob("*.py"))

# One library, one place: whoever wants to exchange it finds it here.
HOMES = {
    "aiohttp": {"feeds.fetch", "feeds.connect", "feeds.get"},
    "apprise": {"output.channels"},
    "apscheduler": {"timeline.daemon"},
    "babel": {"output.languages", "timeline.extract.actors.foreign"},
    "backports": {"feeds.coding", "timeline.store.deltas"},
    "brotli": {"feeds.coding"},
    "click": {"timeline.cli"},
    "compression": {"feeds.coding", "timeline.store.deltas"},
    "dateparser": {"timeline.dates"},
    "feedparser": {"feeds.syndication"},
    "icalendar": {"feeds.calendar", "feeds.recurrence", "feeds.zones"},
    "filelock": {"timeline.store.sqlite"},
    "idna": {"output.address"},
    "jinja2": {"output.render", "output.compiled", "output.printing", "output.look", "output.confined"},
    "lxml": {"feeds.main_text"},
    "markdown_it": {"feeds.plain"},
    "markupsafe": {"output.render", "output.printing", "output.cards"},
    "procrastinate": {"timeline.worker"},
    "protego": {"feeds.robots"},
    "psycopg": {"timeline.store.postgres"},
    "pydantic": {"timeline.config"},
    "pypdf": {"feeds.pdf"},
    "recurring_ical_events": {"feeds.recurrence"},
    "ruamel": {"feeds.front_matter"},
    "yaml": {"timeline.config"},
    "selectolax": {"feeds", "output.unsafe"},
    "sqlalchemy": {"timeline.store"},
    "trafilatura": {"feeds.main_text"},
    "yarl": {"feeds"},
}


def imports(path):
    """The top-level names that a module imports, also within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield (node.module or "").partition(".")[0]
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
            yield ast.unparse(node.args[0]).lstrip("f").strip("'\"").partition(".")[0]


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_in_their_homes(path):
    ours = {"feeds", "timeline", "output", "__future__"} | set(sys.stdlib_module_names)
    for library in set(imports(path)) - ours:
        homes = HOMES[library]
        assert any(name_of(path) == home or name_of(path).startswith(f"{home}.") for home in homes), library


def test_no_home_is_empty():
    used = {library for path in MODULES for library in imports(path)}
    assert set(HOMES) <= used


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_import_contracts_hold():
    code = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_shipped_configuration_is_right_and_needs_no_network():
    config = load(ROOT / "config.yaml")
    assert [source.kind for source in config.sources if source.enabled] == ["files"]
    assert sum(not source.enabled for source in config.sources) >= 5


def keys(model: type[BaseModel]):
    fields = {name: field.alias or name for name, field in model.model_fields.items()}
    return [alias for name, alias in fields.items() if name != "file" or model is FileTarget]


TABLES = (Config, PageConfig, SourceConfig, PolitenessConfig, KeepConfig, DigestConfig, MailConfig)


@pytest.mark.parametrize("model", [*TABLES, FileTarget, MailTarget, OtherTarget])
def test_every_key_is_documented(model):
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    for key in keys(model):
        assert f"`{key}`" in text or f"`{key}: " in text, key


def test_every_documented_key_exists():
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    known = {key for model in TABLES for key in keys(model)}
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == known


def test_every_command_is_documented():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.commands:
        assert f"`timeline {name}" in text, name


def test_every_dependency_has_its_reason():
    text = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.MULTILINE | re.DOTALL)
    assert listed
    table = text.partition("## Dependencies")[2].partition("\n## ")[0]
    for name in re.findall(r'^  "([A-Za-z0-9-]+)', listed[1], re.MULTILINE):
        assert re.search(rf"^\|[^|]*\b{name}\b", table, re.MULTILINE), name


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_readme_gives_one_command_to(name):
    assert command(name).startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_commands_of_the_readme_do_what_it_says():
    """`run` is the program's own main job, `test` this suite: the rest of both lines is pip."""
    assert command("run").endswith(" . && .venv/bin/timeline run")
    assert command("test").endswith(" -e '.[dev]' && .venv/bin/python -m tests")


def test_the_packages_are_named_one_by_one_and_not_ignored():
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'packages = ["feeds", "timeline", "output"]' in pyproject
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"output", "output/", "/output", "/output/"} & set(ignored)
