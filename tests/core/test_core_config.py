import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from timeline.collect import politeness
from timeline.config import ConfigError, FileTarget, load


def write(tmp_path, text):
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def problems(tmp_path, text):
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text))
    return [(problem.line, problem.path, problem.message) for problem in caught.value.problems]


def test_the_smallest_configuration(tmp_path):
    config = load(write(tmp_path, "sources: [{url: https://www.example.org/news/feed.xml}]"))
    (source,) = config.sources
    assert (source.id, source.kind, source.enabled) == ("example.org-news-feed.xml", None, True)
    assert source.every == timedelta(hours=1)
    assert config.store_file == tmp_path / "var/timeline.sqlite"
    assert config.path(config.site) == tmp_path / "var/site"
    assert config.digests[0].to == (FileTarget(file="var/digests"),)


def test_a_path_is_a_folder_of_files_beside_the_configuration(tmp_path):
    (source,) = load(write(tmp_path, "sources: [{url: docs/samples}]")).sources
    assert (source.kind, source.url, source.id) == ("files", str(tmp_path / "docs/samples"), "docs-samples")


@pytest.mark.parametrize("url", ["webcal://town.example/a.ics?k=1", "WEBCALS://town.example/a.ics?k=1"])
def test_a_calendar_address_is_asked_over_https(tmp_path, url):
    (source,) = load(write(tmp_path, f"sources: [{{url: '{url}', kind: calendar}}]")).sources
    assert (source.url, source.kind) == ("https://town.example/a.ics?k=1", "calendar")
    assert source.id.startswith("town.example-a.ics-")


def test_an_absolute_store_path(tmp_path):
    config = load(write(tmp_path, "store: sqlite:////data/t.sqlite\nsources: [{url: http://a.example/}]"))
    assert str(config.store_file) == "/data/t.sqlite"


def test_all_errors_come_at_once_in_the_order_of_the_file(tmp_path):
    text = """\
titel: Cambodia
timezone: Asia/Nowhere
politeness:
  delay: soon
sources:
  - url: https://a.example/feed
    evry: 1h
  - id: b
    every: 1s
    url: https://b.example/feed
  - kind: feed
"""
    found = problems(tmp_path, text)
    assert [(line, path) for line, path, _ in found] == [
        (1, "titel"),
        (2, "timezone"),
        (4, "politeness.delay"),
        (7, "sources[0].evry"),
        (9, "sources[1].every"),
        (11, "sources[2].url"),
    ]
    messages = [message for _, _, message in found]
    assert messages[0] == messages[3] == "unknown key"
    assert "Asia/Phnom_Penh" in messages[1]
    assert "30s" in messages[2]
    assert "10s" in messages[4]
    assert messages[5] == "is missing"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example/feed", "use http, https or a path"),
        ("file:///etc/passwd", "use http, https or a path"),
        ("javascript:alert(1)", "use http, https or a path"),
        ("http://", "names no host"),
        ("http://[::1", "no valid address"),
    ],
)
def test_addresses_that_cannot_be_followed(tmp_path, url, message):
    ((line, path, found),) = problems(tmp_path, f"sources:\n  - id: a\n    url: '{url}'\n")
    assert (line, path) == (3, "sources[0].url")
    assert message in found


def test_kind_and_address_must_fit(tmp_path):
    text = (
        "sources:\n  - {id: a, url: docs, kind: feed}\n  - {id: b, url: 'https://b.example/', kind: files}\n"
    )
    assert [path for _, path, _ in problems(tmp_path, text)] == ["sources[0].url", "sources[1].url"]


def test_an_id_is_used_once(tmp_path):
    text = "sources:\n  - {id: a, url: 'https://a.example/'}\n  - {id: a, url: 'https://b.example/'}\n"
    ((line, path, message),) = problems(tmp_path, text)
    assert (line, path) == (3, "sources[1].id")
    assert "sources[0]" in message


@pytest.mark.parametrize(
    "text",
    ["", "- a", "sources: [", "a: 1\na: 2", "\t- x", "sources: *x", "file: x\nsources: []", "a: !!python/x"],
)
def test_what_is_no_configuration_says_so(tmp_path, text):
    assert problems(tmp_path, text)


def test_errors_of_one_kind_do_not_hide_those_of_another(tmp_path):
    text = "upcoming: 9999w\nsources:\n  - {id: a, url: 'htp://x'}\n  - {id: a, url: y, evry: 1h}\n"
    found = problems(tmp_path, text)
    assert [(line, path) for line, path, _ in found] == [
        (1, "upcoming"), (3, "sources[0].url"), (4, "sources[1].id"), (4, "sources[1].evry"),
    ]  # fmt: skip
    assert "ten years" in found[0][2]


def test_a_found_id_holds_no_secret(tmp_path):
    text = "sources:\n  - url: https://a.example/feed?token=s3cr3t\n  - url: https://a.example/feed?token=other\n"
    ids = [source.id for source in load(write(tmp_path, text)).sources]
    assert len(set(ids)) == 2
    assert all(name.startswith("a.example-feed-") and "s3cr3t" not in name for name in ids)


def test_no_source_is_an_error(tmp_path):
    assert [path for _, path, _ in problems(tmp_path, "sources: []")] == ["sources"]


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ConfigError, match="--config"):
        load(tmp_path / "none.yaml")


def test_no_stays_a_word(tmp_path):
    """YAML 1.1 reads `no` as false: Norway's sources would have no language."""
    assert load(write(tmp_path, "sources: [{url: x, language: no}]")).sources[0].language == "no"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("allow: 10.1.0.0/99", "10.1.0.0/16"),
        ("allow: [10.1.0.1/16]", "10.1.0.0/16"),
        ("allow: localhost", "10.1.0.0/16"),
        ("contact: 'ask (me)'", "write an address"),
        ('contact: "a@b.example\\r\\nX: y"', "write an address"),
        ("contact: me", "write an address"),
        ("robots: maybe", "boolean"),
    ],
)
def test_wrong_manners(tmp_path, line, message):
    ((number, path, found),) = problems(
        tmp_path, f"politeness:\n  {line}\nsources: [{{url: https://a.example/}}]\n"
    )
    assert number == 2
    assert path.startswith(f"politeness.{line.partition(':')[0]}")
    assert message in found


def test_manners_reach_the_requests(tmp_path):
    text = (
        "politeness: {allow: 10.1.0.0/16, contact: 'https://a.example/about', delay: 3s}\n"
        "sources: [{url: https://a.example/, robots: false}]"
    )
    config = load(write(tmp_path, text))
    manners = politeness(config)
    assert (manners.allow, manners.delay) == (("10.1.0.0/16",), 3.0)
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    name = f"timeline-monitor/{project['version']}"
    assert manners.user_agent == f"{name} (conditional requests; https://a.example/about)"
    assert config.sources[0].robots is False
