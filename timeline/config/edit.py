"""Adding sources to a configuration file: new lines in it, every other byte stays as its user wrote it.

The tree of the file says where the list of sources ends. Writing the whole file again, even with a library
that keeps comments, would wrap long lines, move dashes and change quotes; the file belongs to its user.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.config.load import ConfigError, Problem, identity, loads
from timeline.config.yaml12 import MappingNode, Node, SequenceNode, YAMLError, compose, value

_HEADER = "# What `timeline` follows; `timeline check` checks it.\n"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*|\d{1,4}[smhdw]")
# Words that YAML 1.1 readers, if not ours, take for something else.
_TAKEN = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)")


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to be added: its keys in the order in which they are written, a comment for the line above."""

    values: Mapping[str, Any]
    comment: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", str(self.values.get("id") or identity(str(self.values["url"]))))


def with_sources(file: Path, text: str, sources: Sequence[NewSource]) -> str:
    """The text of a configuration with more sources at the end of its list; "" makes a new one.

    Raises ConfigError when the result would not be a right configuration, or another one apart from them.
    """
    before = _data(file, text)
    bare = text.removeprefix("\ufeff")  # the marks of the tree do not count it
    made = _inserted(bare, compose(bare.encode()), sources) if bare.strip() else _appended(_HEADER, sources)
    changed = f"{text[: len(text) - len(bare)]}{made}"
    after = _data(file, changed)
    listed = [*(before.get("sources") or []), *(dict(source.values) for source in sources)]
    if {**before, "sources": listed} != after:
        lines = "\n".join(snippet(sources))
        message = f"its list of sources is written in a way that is not understood; add by hand:\n{lines}"
        raise ConfigError([Problem(file, None, "sources", message)])
    loads(file, changed.encode())
    return changed


def snippet(sources: Iterable[NewSource], indent: str = "  ") -> list[str]:
    """The lines of sources in a list."""
    lines = []
    for source in sources:
        lines += [f"{indent}# {' '.join(source.comment.split())}"] if source.comment else []
        lines.append(f"{indent}- {_flow(source)}")
    return lines


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, with a number when it is taken."""
    known = set(taken)
    number, name = 1, wanted
    while name in known:
        number += 1
        name = f"{wanted[:58]}-{number}"
    return name


def id_from(title: str, url: str) -> str:
    """A short name for a source: its title where that can be written so, else its address."""
    name = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    # A title in another script leaves nothing but its numbers.
    letters = sum(character.isalpha() for character in title)
    kept = sum(character.isalpha() for character in name)
    return name[:40].strip("-") if kept >= 3 and kept * 10 >= letters * 9 else identity(url)


def _inserted(text: str, root: Node | None, sources: Sequence[NewSource]) -> str:
    if not isinstance(root, MappingNode):
        return _appended(text, sources)
    found = [(key, value) for key, value in root.value if key.value == "sources"]
    if not found:
        return _appended(text, sources)
    key, listed = found[0]
    if not isinstance(listed, SequenceNode):
        return _after_line(text, key.end_mark.line, snippet(sources))
    if listed.flow_style:
        return _in_brackets(text, listed, sources)
    indent = " " * listed.start_mark.column
    return _after_line(text, _last_line(listed), snippet(sources, indent))


def _in_brackets(text: str, node: SequenceNode, sources: Sequence[NewSource]) -> str:
    """Insert before the closing bracket, in the same line or on lines of their own."""
    close = node.end_mark.index - 1
    last = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
    gap = text[last:close]
    comma = "," if node.value and "," not in re.sub(r"#[^\n]*", "", gap) else ""
    space = " " if comma and "\n" not in gap else ""
    joined = ", ".join(_flow(source) for source in sources)
    return f"{text[:last]}{comma}{gap}{space}{joined}{text[close:]}"


def _appended(text: str, sources: Sequence[NewSource]) -> str:
    start = text if not text or text.endswith("\n") else f"{text}\n"
    return "\n".join([f"{start}sources:", *snippet(sources), ""])


def _after_line(text: str, number: int, lines: list[str]) -> str:
    old = text.splitlines(keepends=True)
    end = "\r\n" if old[number].endswith("\r\n") else "\n"
    if not old[number].endswith("\n"):
        old[number] += end
    return "".join([*old[: number + 1], *(f"{line}{end}" for line in lines), *old[number + 1 :]])


def _last_line(node: Node) -> int:
    """The line where a block ends: its own end mark lies behind comments and blank lines."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    mark = node.end_mark
    # A literal block ends at the beginning of the line after it.
    return int(mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line)


def _flow(source: NewSource) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in source.values.items()) + "}"


def _scalar(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _TAKEN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=not str(value).isprintable())


def _data(file: Path, text: str) -> dict[str, Any]:
    """The raw values. Raises ConfigError for what is no YAML or no mapping."""
    try:
        data = value(compose(text.encode()))
    except (YAMLError, ValueError, RecursionError):
        loads(file, text.encode())  # tells what is wrong with it
        raise
    if data is None:
        return {}
    if not isinstance(data, dict):
        loads(file, text.encode())
    return dict(data)
