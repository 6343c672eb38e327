"""What the tagger needs to know of a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.dates.compose import Clocks
from timeline.dates.grammar import Grammar, Reader
from timeline.dates.ranges import Joints
from timeline.dates.reading import Extent
from timeline.dates.tense import Cues

# Whether an extent may be a date there, by the text and the folded text.
Check = Callable[[Extent, str, str], bool]


@dataclass(frozen=True, slots=True)
class Pack:
    """A grammar with a reader for each of its rules, and what the later steps look at.

    `checks` are for the rules whose extents are no date everywhere.
    `stories` are the rules for narratives only.
    """

    grammar: Grammar
    readers: Mapping[str, Reader]
    checks: Mapping[str, Check]
    joints: Joints
    clocks: Clocks
    cues: Cues
    stories: frozenset[str] = frozenset()
