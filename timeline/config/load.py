"""The configuration: one YAML file, read once into a typed, frozen value.

YAML 1.2 (so `no` stays a word), unknown keys are errors, and all errors come at once, each with file, line
and path. Relative paths count from the folder of the file. Documented for users in docs/configuration.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from feeds.model import Kind
from timeline.config.records import Config, SourceConfig
from timeline.config.sense import troubles
from timeline.config.yaml12 import MappingNode, MarkedYAMLError, Node, SequenceNode, YAMLError, compose, value

MAX_BYTES = 1_000_000
# How calendars are offered to calendar programs; behind it is a server that speaks HTTP.
_WEBCAL = re.compile(r"\Awebcals?://", re.IGNORECASE)
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a configuration file; `line` counts from 1, None when no line is to blame."""

    file: Path
    line: int | None
    path: str
    message: str

    def __str__(self) -> str:
        place = str(self.file) if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class ConfigError(Exception):
    """The configuration cannot be used; `problems` holds every reason found, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def load(file: Path) -> Config:
    """Read and check a configuration file. Raises ConfigError with every problem found."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); write one or name another with --config FILE"
        raise ConfigError([Problem(file, None, "", message)]) from error
    return loads(file, raw)


def loads(file: Path, raw: bytes) -> Config:
    """Check what stands in a configuration file, or shall stand there. Raises ConfigError as `load`."""
    if len(raw) > MAX_BYTES:
        raise ConfigError([Problem(file, None, "", f"larger than {MAX_BYTES:,} bytes")])
    data = _read(file, raw)
    found = [(where, message) for where, message in (*_addresses(data), *_doubles(data))]
    config = None
    try:
        config = _complete(Config.model_validate({**data, "file": file.absolute()}))
        found += troubles(config)
    except ValidationError as error:
        found += [_problem(details) for details in error.errors(include_url=False)]
    if found or config is None:
        node = compose(raw)  # once more: kept all along, it would take as much memory as all that is meant
        problems = [Problem(file, _line(node, where), _path(where), message) for where, message in found]
        raise ConfigError(sorted(problems, key=lambda problem: problem.line or 0))
    return config


def single(url: str) -> Config:
    """A configuration of one source and otherwise defaults. Raises ConfigError."""
    file = Path.cwd() / "config.yaml"
    problems = [
        Problem(Path(url), None, "", message) for _, message in _addresses({"sources": [{"url": url}]})
    ]
    if problems:
        raise ConfigError(problems)
    return _complete(Config(file=file, sources=(SourceConfig(url=url),)))


def _read(file: Path, raw: bytes) -> dict[str, Any]:
    try:
        node = compose(raw)
        data = value(node)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise ConfigError([Problem(file, line, "", f"no valid YAML: {error.problem}")]) from error
    except (YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ConfigError([Problem(file, None, "", f"no valid YAML: {error}")]) from error
    if not isinstance(node, MappingNode) or not isinstance(data, dict):
        message = "expected keys such as `sources:`; the smallest file is `sources: [{url: ...}]`"
        raise ConfigError([Problem(file, 1, "", message)])
    if "file" in data:
        line = _line(node, ("file",))
        raise ConfigError([Problem(file, line, "file", "unknown key")])
    return {str(key): value for key, value in data.items()}


def _problem(details: Any) -> tuple[Where, str]:  # noqa: ANN401 - pydantic's own record
    message = str(details["msg"]).removeprefix("Value error, ")
    if details["type"] == "extra_forbidden":
        message = "unknown key"
    elif details["type"] in ("union_tag_not_found", "union_tag_invalid"):
        message = "write one of `file: FOLDER`, `mail: ADDRESS` and `other: SECRET`"
    elif details["type"] in ("tuple_type", "list_type"):
        message = "write a list: each entry on a line of its own after a dash"
    elif details["type"] == "too_short":
        message = "name at least one"
    elif details["type"] == "missing":
        message = "is missing"
    elif details["type"] == "string_pattern_mismatch":
        message = f"{details['input']!r} is not allowed here (letters, digits, dots and dashes)"
    where = tuple(details["loc"])
    # pydantic names the kind of a target before the key of the same name.
    return tuple(
        part for part, after in zip(where, (*where[1:], None), strict=True) if part != after
    ), message


def _path(location: Where) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _line(node: Node | None, location: Where) -> int:
    """The line of the key at `location`, or of the nearest node above it that is there."""
    line: int = 1 if node is None else node.start_mark.line + 1
    for part in location:
        if isinstance(node, MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _rows(data: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The mappings in a list of the raw configuration, whatever else is wrong with it."""
    rows = data.get(key)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield index, row


def _addresses(data: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    """What is wrong with the addresses of sources, alone or together with their kind."""
    for index, row in _rows(data, "sources"):
        if isinstance(row.get("url"), str):
            _, trouble = _kind(row["url"].strip(), _word(row.get("kind")))
            if trouble:
                yield ("sources", index, "url"), trouble


def _doubles(data: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    """Ids that are used twice, given or found out."""
    for key in ("sources", "digests"):
        taken: dict[str, int] = {}
        for index, row in _rows(data, key):
            url = row.get("url") if isinstance(row.get("url"), str) else ""
            name = row.get("id") or (identity(str(url).strip()) if key == "sources" else "digest")
            if name in taken:
                message = f"{name!r} is also the id of {key}[{taken[name]}]; give one of them another"
                yield (key, index, "id"), message
            taken.setdefault(str(name), index)


def _complete(config: Config) -> Config:
    """Fill in what follows from an address."""
    sources = []
    for source in config.sources:
        kind, _ = _kind(source.url, source.kind)
        url = str(config.path(source.url)) if kind == "files" else _WEBCAL.sub("https://", source.url)
        found = {"id": source.id or identity(source.url), "kind": kind, "url": url}
        told = all(getattr(source, name) == value for name, value in found.items())
        sources.append(source if told else source.model_copy(update=found))
    _kind.cache_clear()  # of five thousand sources more than a megabyte
    return config.model_copy(update={"sources": tuple(sources)})


def _word(value: object) -> Any:  # noqa: ANN401 - whatever stands there is judged elsewhere
    return value if isinstance(value, str) else None


@lru_cache(maxsize=20_000)  # asked while checking and again while completing
def _kind(url: str, kind: Kind | None) -> tuple[Kind | None, str]:
    """The kind as far as the address tells it, and what is wrong with the two together."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        return None, f"no valid address ({error})"
    if parts.scheme in ("http", "https", "webcal", "webcals"):
        if not parts.hostname:
            return None, "the address names no host"
        if kind == "files":
            return None, "kind files needs a path, not a web address"
        return kind, ""
    # One letter before the colon is a Windows drive, not a scheme.
    if len(parts.scheme) > 1:
        return None, f"{parts.scheme}: is not supported; use http, https or a path"
    if kind not in (None, "files"):
        return None, f"kind {kind} needs a web address (https://...), not a path"
    return "files", ""


def identity(url: str) -> str:
    """A readable id out of an address: host and path without what all addresses share.

    A query may hold a secret, so it only tells ids apart.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    text = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}"
    name = re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.")[:56].strip("-.") or "source"
    return f"{name}-{blake2b(parts.query.encode(), digest_size=3).hexdigest()}" if parts.query else name
