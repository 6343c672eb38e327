"""From a lexicon to the pack that the tagger works with."""

import functools
import re
from collections.abc import Callable

from timeline.dates import numeric
from timeline.dates.compose import Clocks
from timeline.dates.grammar import Reader, compile_grammar
from timeline.dates.pack import Pack
from timeline.dates.ranges import Joints
from timeline.dates.reading import Extent, Groups, Meaning
from timeline.dates.tense import Cues
from timeline.dates.world import read
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.names import Names, names
from timeline.dates.world.rules import NOTHING, any_of, fragments, rules


def build(lexicon: Lexicon) -> Pack:
    """The pack of a language."""
    known = names(lexicon.code, 3 if lexicon.spaced else 2, lexicon.month_cases)
    words = read.Vocabulary(lexicon, known)
    patterns, holes = rules(lexicon), fragments(lexicon, known)
    readers: dict[str, Reader] = {**numeric.readers(day_first=lexicon.day_first)}
    for name in patterns:
        if name not in readers:
            readers[name] = functools.partial(_reader(name), words)
    grammar = compile_grammar(_gate(lexicon, known), (), patterns, holes, spaced=lexicon.spaced)
    return Pack(grammar, readers, _licence(lexicon), _joints(lexicon), _CLOCKS, _cues(lexicon))


_CLOCKS = Clocks(frozenset(), frozenset(), re.compile(NOTHING), re.compile(NOTHING))


def _reader(name: str) -> Callable[[read.Vocabulary, Groups], Meaning | None]:
    if name.startswith("ago_"):
        return read.ago
    if name.startswith("later_"):
        return read.later
    return read.READERS[name]


def _gate(lexicon: Lexicon, known: Names) -> str:
    """Any digit, name or unit; a phrase need not be checked for its surroundings here."""
    words = [*known.months, *known.weekdays, *(phrase.split(" ")[0] for phrase in known.relative)]
    patterns = [*lexicon.units, *lexicon.fixed, *lexicon.sets, *lexicon.seasons, *lexicon.parts]
    edge = r"\b" if lexicon.spaced else ""
    return rf"[0-9]|{edge}(?:{any_of([*map(re.escape, words), *patterns])})"


def _joints(lexicon: Lexicon) -> Joints:
    return Joints(
        opening=re.compile(rf"\b(?:(?:{lexicon.opening})|(?P<pair>{lexicon.pair})) ?$"),
        closing=re.compile(lexicon.joint),
        pairing=re.compile(lexicon.pair_and),
        contracted=re.compile(lexicon.contracted),
        listing=re.compile(rf"{lexicon.joint}|{lexicon.pair_and}|, "),
    )


def _cues(lexicon: Lexicon) -> Cues:
    return Cues(
        past=re.compile(lexicon.past),
        future=re.compile(lexicon.future),
        boundary=re.compile(r"[.!?;] (?! ?[a-z])|\n|[。！？]"),
    )


def _licence(lexicon: Lexicon) -> Callable[[Extent, str, str], bool]:
    before_year = re.compile(f"(?:{lexicon.year_before})$|[(-]$")
    before_clock = re.compile(f"(?:{lexicon.clock_before})$")
    before_month = re.compile(f"(?:{lexicon.month_before})$")

    bare_year = re.compile(lexicon.bare_year)

    def _bare(extent: Extent, text: str) -> bool:
        recent = 1800 <= int(extent.groups["year"] or 0) <= 2099
        return recent and bare_year.match(text, extent.end) is not None

    def allowed(extent: Extent, text: str, folded: str) -> bool:
        groups, before = extent.groups, folded[max(0, extent.start - 16) : extent.start]
        if extent.rule == "year":
            if groups.get("mod") or (
                lexicon.year_suffix and not (groups["year"] or "").endswith(folded[extent.end - 1])
            ):
                return True
            return before_year.search(before) is not None or _bare(extent, text)
        if extent.rule == "month":
            if (
                lexicon.capital_months
                and not text[folded.index(groups["full_month"] or "", extent.start)].isupper()
            ):
                return False
            return bool(groups.get("mod") or groups.get("turn") or groups.get("behind")) or (
                before_month.search(before) is not None
            )
        if extent.rule == "part":
            return lexicon.lone_part and len(groups["part"] or "") < extent.end - extent.start
        if extent.rule == "season":
            company = any(groups.get(part) for part in ("year", "turn", "behind", "mod"))
            return (
                company
                or len(groups["season"] or "") < extent.end - extent.start
                or bool(before_month.search(before))
            )
        if extent.rule == "clock":
            return before_clock.search(before) is not None
        return True

    return allowed
