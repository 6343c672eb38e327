"""YAML 1.2 with the core schema (section 10.3.2): the tree of nodes, which know their lines, and its value.

PyYAML's scanner and parser are those of libyaml: 0.02 s for a thousand sources where one in Python needs 0.3.
Its own schema is that of YAML 1.1, so what a plain scalar means is decided here: `no` is a word, 010 is ten.
"""

import re
from typing import Any

import yaml
from yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError
from yaml.constructor import ConstructorError

__all__ = ["MappingNode", "MarkedYAMLError", "Node", "SequenceNode", "YAMLError", "compose", "value"]

# libyaml's, where PyYAML was built with it; "base" resolves nothing by itself.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Aliases can make a small file an endless one.
_MOST_VALUES = 500_000
_CORE = "tag:yaml.org,2002:"
_KINDS = {MappingNode: "map", SequenceNode: "seq", ScalarNode: "str"}
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def compose(raw: bytes) -> Node | None:
    """The one document in `raw` as a tree, None when there is none. Raises YAMLError."""
    node: Node | None = yaml.compose(raw, Loader=_LOADER)
    return node


def value(node: Node | None) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a tree says, in dicts, lists and scalars. Raises YAMLError for doubled keys and unknown tags."""
    return None if node is None else _Reader().value(node)


class _Reader:
    def __init__(self) -> None:
        self.seen = 0

    def value(self, node: Node) -> Any:  # noqa: ANN401 - whatever the file holds
        self.seen += 1
        if self.seen > _MOST_VALUES:
            raise _error("aliases make the file too large", node)
        if node.tag != _CORE + _KINDS[type(node)]:
            raise _error(f"the tag {node.tag!r} is not known here", node)
        if isinstance(node, MappingNode):
            return self.mapping(node)
        if isinstance(node, SequenceNode):
            return [self.value(item) for item in node.value]
        # A scalar in quotes or in a block is text, whatever it looks like.
        return node.value if getattr(node, "style", None) else _plain(node.value)

    def mapping(self, node: MappingNode) -> dict[Any, Any]:
        merged: dict[Any, Any] = {}
        own: dict[Any, Any] = {}
        for key_node, item in node.value:
            key = self.value(key_node)
            if isinstance(key, dict | list):
                raise _error("a key must be a word", key_node)
            if key in own:
                raise _error(f"the key {key!r} is there twice", key_node)
            if key != "<<":
                own[key] = self.value(item)
                continue
            found = self.value(item)
            for part in reversed(found if isinstance(found, list) else [found]):
                merged |= part if isinstance(part, dict) else {}
        return merged | own


def _plain(text: str) -> Any:  # noqa: ANN401 - a scalar of whatever type it has
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "")) if _SPECIAL.fullmatch(text) else text


def _error(problem: str, node: Node) -> ConstructorError:
    return ConstructorError(None, None, problem, node.start_mark)
