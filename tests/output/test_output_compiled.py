"""Templates that are kept as they were compiled."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, nodes

from output.compiled import Compiled
from output.render import environment


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    """As Python does unless it is told otherwise."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def said(folder, source, settings=""):
    env = Environment(
        loader=DictLoader({"a": source}), bytecode_cache=Compiled(folder, settings), autoescape=True
    )
    return env.get_template("a").render(name="<b>")


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_compiled_is_used_again(tmp_path):
    assert said(tmp_path, "one {{ name }}") == "one &lt;b&gt;"
    ((name, first),) = files(tmp_path).items()
    changed = first.replace(b"one ", b"two ")
    (tmp_path / name).write_bytes(changed)
    assert said(tmp_path, "one {{ name }}") == "two &lt;b&gt;"
    assert files(tmp_path) == {name: changed}


@pytest.mark.parametrize(("source", "settings"), [("three {{ name }}", ""), ("one {{ name }}", "others")])
def test_what_would_be_compiled_otherwise_takes_its_place(tmp_path, source, settings):
    said(tmp_path, "one {{ name }}")
    (before,) = files(tmp_path).items()
    assert said(tmp_path, source, settings) == source.replace("{{ name }}", "&lt;b&gt;")
    (after,) = files(tmp_path).items()
    assert (after[0], after[1] != before[1]) == (before[0], True)


@pytest.mark.parametrize("rest", [b"", b"j2", b"nothing of ours"])
def test_what_is_damaged_is_compiled_again(tmp_path, rest):
    said(tmp_path, "one {{ name }}")
    ((name, whole),) = files(tmp_path).items()
    (tmp_path / name).write_bytes(rest)
    assert said(tmp_path, "one {{ name }}") == "one &lt;b&gt;"
    assert files(tmp_path) == {name: whole}


def test_without_a_place_nothing_is_kept(tmp_path):
    assert said(tmp_path / "away", "one {{ name }}") == "one &lt;b&gt;"
    (tmp_path / "file").write_bytes(b"")
    assert said(tmp_path / "file", "one {{ name }}") == "one &lt;b&gt;"
    assert files(tmp_path) == {"file": b""}


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(tmp_path, "one {{ name }}") == "one &lt;b&gt;"
    assert files(tmp_path) == {}


def test_no_constant_of_a_template_is_compiled_in_a_language():
    env = environment("en")
    for path in sorted((Path(__file__).parents[2] / "output/templates").glob("*.html")):
        tree = env.parse(path.read_text(encoding="utf-8"))
        filters = [one.name for one in tree.find_all(nodes.Filter) if isinstance(one.node, nodes.Const)]
        assert set(filters) <= {"embedded"}, path
