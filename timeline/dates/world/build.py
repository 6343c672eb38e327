"""From a lexicon to the pack that the tagger works with."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from timeline.dates import numeric
from timeline.dates.compose import Clocks
from timeline.dates.grammar import NOTHING, Reader, compile_grammar, with_tries
from timeline.dates.pack import Check, Pack
from timeline.dates.ranges import Joints
from timeline.dates.reading import Extent, Groups, Meaning
from timeline.dates.rows import heads, heads_years
from timeline.dates.tense import Cues
from timeline.dates.world import governed, read
from timeline.dates.world.beside import Beside
from timeline.dates.world.free import free
from timeline.dates.world.german_rules import RULES as GERMAN_RULES
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.names import Names, names
from timeline.dates.world.own import Own
from timeline.dates.world.rules import fragments, rules
from timeline.dates.world.vocabulary import Vocabulary


def build(lexicon: Lexicon) -> Pack:
    """The pack of a language."""
    known = _names(lexicon)
    words = Vocabulary(lexicon, known)
    patterns, holes = _patterns(lexicon), fragments(lexicon, known)
    readers: dict[str, Reader] = {**numeric.readers(day_first=lexicon.day_first)}
    own = _OWN.get(lexicon.code, {})
    for name in patterns:
        if name not in readers:
            reader = own[name].reader if name in own else _reader(name)
            readers[name] = functools.partial(reader, words)
    grammar = compile_grammar(patterns, holes, spaced=lexicon.spaced, glued=lexicon.glued)
    clocks = _CLOCKS if lexicon.clock_between == NOTHING else _clocks(lexicon)
    return Pack(grammar, readers, _checks(lexicon, readers), _joints(lexicon), clocks, _cues(lexicon))


_OWN: Mapping[str, Mapping[str, Own]] = {"de": GERMAN_RULES}
_AMOUNTS = 2100  # what else would be a year of the Buddhist era, or of nobody's
_CLOCKS = Clocks(frozenset(), frozenset({"part"}), re.compile(" {1,3}"), re.compile(""))


def _clocks(lexicon: Lexicon) -> Clocks:
    between = re.compile(lexicon.clock_between)
    alone = re.compile("" if lexicon.lone_part else NOTHING)
    return Clocks(frozenset({"part", "day_hours", "clock"}), frozenset({"part"}), between, alone)


def _patterns(lexicon: Lexicon) -> dict[str, str]:
    """The rules; where the script puts no spaces between words, none is needed in them."""
    own = {name: rule.pattern for name, rule in _OWN.get(lexicon.code, {}).items()}
    patterns = {**own, **{name: text for name, text in rules(lexicon).items() if name not in own}}
    if lexicon.spaced:
        return patterns
    loose = {name: text.replace(" ?", " ").replace(" ", " ?") for name, text in patterns.items()}
    return {**loose, **numeric.RULES}


def _names(lexicon: Lexicon) -> Names:
    """The names from CLDR with those of the lexicon."""
    shortest = 3 if lexicon.spaced else 2
    known = names(lexicon.code, shortest, lexicon.month_cases, regional=lexicon.regional)
    months, weekdays = {**known.months, **lexicon.also}, {**known.weekdays, **lexicon.also_days}
    relative = {name: n for name, n in known.relative.items() if not re.fullmatch(lexicon.not_phrase, name)}
    short = known.short_months - lexicon.also.keys()
    return replace(known, months=months, short_months=short, weekdays=weekdays, relative=relative)


def _reader(name: str) -> Callable[[Vocabulary, Groups], Meaning | None]:
    if name.startswith("more_"):
        return free
    if name.startswith("ago_"):
        return read.ago
    if name.startswith("later_"):
        return read.later
    return read.READERS[name]


def _joints(lexicon: Lexicon) -> Joints:
    edge = r"\b" if lexicon.spaced else ""
    return Joints(
        opening=re.compile(rf"{edge}(?:(?:{lexicon.opening})|(?P<pair>{lexicon.pair})) ?$"),
        closing=re.compile(lexicon.joint),
        pairing=re.compile(lexicon.pair_and),
        contracted=re.compile(lexicon.contracted),
        listing=re.compile(
            rf"(?:{lexicon.joint}|{lexicon.pair_and}| {lexicon.onto} |, )(?:[^\W\d_]{{1,4}} )?"
        ),
        naming=re.compile(NOTHING),
        former=re.compile(NOTHING),
        former_ends=(),
        onto=re.compile(f" {lexicon.onto} "),
        moved=re.compile(rf"[^.!?;]{{0,60}}\b(?:{lexicon.moving})\b"),
        moving=re.compile(rf"\b(?:{lexicon.moving}) (?:(?:{lexicon.opening}) ?)?$"),
        moved_to=re.compile(NOTHING),
    )


# German sentences end in the particles and forms of verbs, too: "legt er am 3. Mai vor. Im Herbst ..."
_SHORT_ENDS = "(?<= (?:uhr|vor|auf|aus|ein|mit|ist|war|hat)..)|(?<= (?:an|ab|um|zu)..)"


# What comes first: "will nach der Wahl im Juli", "va partir après le vote de juin", "tras el voto de junio".
_UPON = re.compile(
    r"\b(?:nach (?:de[mnr]|[ksmd]?eine[mnr]|ihre[mnr])|après|tras|después de|dopo|após) [^,.;:]*$"
)


def _cues(lexicon: Lexicon) -> Cues:
    number = "" if lexicon.ordinal.startswith(r"\.") else "|(?<=[0-9]..)"  # no "5. Mai"
    return Cues(
        leading=re.compile(
            rf"\b(?P<had>(?:{lexicon.lasted}) (?:[\w'-]{{1,20}} ){{0,5}}?(?={lexicon.leading}))?"
            rf"(?:(?:{lexicon.moving})(?: [^\W\d_]{{1,8}}){{0,3}}{lexicon.moving_to}|{lexicon.leading}) $"
        ),
        within=lexicon.moved_by,
        moved=re.compile(rf"[^.!?;,]{{0,24}} (?:{lexicon.moving})\b" if lexicon.verb_last else NOTHING),
        upon=_UPON,
        since=re.compile(
            NOTHING if lexicon.since == NOTHING else rf"\b(?:{lexicon.since})(?: d\w{{1,2}}| le| den?)? $"
        ),
        past=_cue(lexicon.past),
        future=_cue(lexicon.future),
        finite=re.compile(with_tries(lexicon.finite)),
        last=re.compile(lexicon.verb_ends),
        over=re.compile(lexicon.over),
        arranged=_cue(lexicon.arranged),
        present=lexicon.present,
        happened=re.compile(governed.HAPPENED.get(lexicon.code, NOTHING)),
        bound=re.compile(governed.BOUND.get(lexicon.code, NOTHING)),
        relative=re.compile(governed.RELATIVE.get(lexicon.code, NOTHING)),
        opens=re.compile(NOTHING if lexicon.opens == NOTHING else rf"\b(?:{lexicon.opens})$"),
        notice=lexicon.notice,
        spanning=re.compile(NOTHING),
        # The mark comes first, so that `re` leaps to it.
        boundary=re.compile(
            rf"[.!?;\n。！？؟។](?:(?<=[\n。！？؟។])| (?:(?<=\w{{4}}..)|(?<=[\])»”]..)|{_SHORT_ENDS}{number}))"
        ),
    )


def _cue(pattern: str) -> re.Pattern[str]:
    r"""Words that begin with a letter are not tried where one ends, which is a `\b`, too, nor at numbers."""
    return re.compile(with_tries(re.sub(r"^\\b(?=\(\?:)", r"\\b(?=[^\\W\\d])", pattern)))


_TWO_DIGITS = re.compile(r"[0-3][0-9]\.[01][0-9]\.")
_LISTED = re.compile(r"(?:\u2003|[0-9]{1,2}\. ?[0-9]{1,2}\., )$")


def _is_listed(extent: Extent, text: str) -> bool:
    """Whether a day without a year heads its line or its cell, or follows one that may: "29.05., 3.06."."""
    if heads(text, extent.start):
        return text[extent.end : extent.end + 1] not in ("", "\n")
    if text[max(0, extent.start - 2) : extent.start] == ": " and _TWO_DIGITS.match(text, extent.start):
        return True  # "Days off: 16.02., 17.02."
    return _LISTED.search(text, max(0, extent.start - 9), extent.start) is not None


def _checks(lexicon: Lexicon, rules: Iterable[str]) -> dict[str, Check]:
    """What is asked of an expression: most rules have what they need around them in their pattern."""
    licence = _Licence(lexicon)
    needy = _HEADING if lexicon.code in _OWN else frozenset()
    needy |= _NEEDY - _OWN.get(lexicon.code, {}).keys()
    plain = {} if lexicon.never == NOTHING else dict.fromkeys(rules, licence.is_free)
    return {**plain, **dict.fromkeys(needy, licence.allowed)}


_NEEDY = frozenset({"year", "month", "season", "part", "units", "clock"})
_HEADING = frozenset({"listed_day", "listed_range"})


@dataclass(frozen=True, slots=True)
class _Licence:
    """What some rules of a lexicon need around them."""

    lexicon: Lexicon

    def is_free(self, extent: Extent, text: str, _folded: str) -> bool:
        """Whether nothing around the expression makes it no date."""
        return not _beside(self.lexicon.never).found(text, extent.start, extent.end)

    def allowed(self, extent: Extent, text: str, folded: str) -> bool:
        """Whether the expression may be a date here."""
        if self.lexicon.never != NOTHING and not self.is_free(extent, text, folded):
            return False
        if extent.rule in _HEADING:
            return _is_listed(extent, text)
        before = folded[max(0, extent.start - 16) : extent.start]
        match extent.rule:
            case "year":
                return self._year(extent, text, folded, before)
            case "month":
                return self._month(extent, text, folded, before)
            case "season":
                announced = self._has(extent, "year", "turn", "behind", "mod") or _determined(
                    extent, "season"
                )
                return announced or _ends(before, self.lexicon.month_before)
            case "part":
                if self.lexicon.lone_part:
                    return _determined(extent, "part")
                return self.lexicon.clock_between != NOTHING
            case "units":
                return _ends(before, self.lexicon.bare_amount)
            case "clock":
                return _ends(before, self.lexicon.clock_before)
        return True

    def _year(self, extent: Extent, text: str, folded: str, before: str) -> bool:
        if self._has(extent, "mod") or not folded[extent.end - 1].isdigit():  # "2024 года"
            return True
        year = int(extent.part("year") or 0)
        if year >= _AMOUNTS and not self.lexicon.buddhist:
            return False  # "2613 von den Kindern, 856 von den Betreuern"
        if _ends(folded[max(0, extent.start - 32) : extent.start], self.lexicon.done_to) and re.compile(
            self.lexicon.things
        ).match(folded, extent.end):
            return False
        if _ends(before, self.lexicon.year_before) or before.endswith(("(", "-")):
            return True
        recent = 1800 <= year <= 2099
        # In a line of its own it heads a part of a chronicle.
        alone = text.endswith("\n\n", 0, extent.start) and text.startswith("\n", extent.end)
        if recent and (alone or heads_years(text, extent.start, extent.end)):
            return True
        behind = self.lexicon.bare_year if recent else self.lexicon.old_year
        return re.compile(behind).match(text, extent.end) is not None

    def _month(self, extent: Extent, text: str, folded: str, before: str) -> bool:
        name = folded.index(extent.part("full_month") or "", extent.start, extent.end)
        if self.lexicon.capital_months and not text[name].isupper():
            return False
        return self._has(extent, "mod", "turn", "behind") or _ends(before, self.lexicon.month_before)

    def _has(self, extent: Extent, *parts: str) -> bool:
        return any(map(extent.part, parts))


_beside = functools.cache(Beside)  # compiled when first needed


def _ends(before: str, pattern: str) -> bool:
    return _at_the_end(pattern)(before) is not None


@functools.cache
def _at_the_end(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"(?:{pattern})$").search


def _determined(extent: Extent, part: str) -> bool:
    """Whether there is an article before the word ("l'été", "la tarde")."""
    return len(extent.part(part) or "") < extent.end - extent.start
