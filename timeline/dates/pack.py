"""What the tagger needs to know of a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.dates.compose import Clocks
from timeline.dates.grammar import Grammar, Reader
from timeline.dates.ranges import Joints
from timeline.dates.reading import Extent
from timeline.dates.tense import Cues


@dataclass(frozen=True, slots=True)
class Pack:
    """A grammar with a reader for each of its rules, and what the later steps look at.

    `allowed` gets an extent, the text and the folded text, and tells whether it may be a date there.
    `stories` are the rules for narratives only.
    """

    grammar: Grammar
    readers: Mapping[str, Reader]
    allowed: Callable[[Extent, str, str], bool]
    joints: Joints
    clocks: Clocks
    cues: Cues
    stories: frozenset[str] = frozenset()
