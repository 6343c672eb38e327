"""The rules of a lexicon as regular expressions with holes; see timeline.dates.grammar."""

import re

from timeline.dates import conjunctions, numeric
from timeline.dates.grammar import NOTHING, any_of
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.names import Names
from timeline.dates.world.own import after

_YEAR = r"(?:1[0-9]{3}|2[0-9]{3})(?![\w%€$£])(?![.,:][0-9])"
# Where no dash is as far as days, months and years can reach, they are no range.
_DASHED = r"(?=[^-]{0,80}+-)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9%])(?![.,][0-9])"

# Spelled out: letters in any order would be too many words for the tables of what can begin a rule.
_ROMAN = r"(?:x{1,3}(?:ix|iv|v?i{0,3})|ix|iv|vi{0,3}|i{1,3})"


def fragments(lexicon: Lexicon, names: Names) -> dict[str, str]:
    """The holes."""
    end = r"(?!\w)" if lexicon.spaced else "(?![0-9a-z])"
    dot = r"\.?" if lexicon.dotted else ""
    short = any_of(dot.join(name) for name in names.short_months)
    full = any_of(name.replace(".", r"\.") for name in names.months if name not in names.short_months)
    relative = [
        name if lexicon.spaced else name.replace(" ", " ?")
        for name in names.relative
        if not any(re.fullmatch(pattern, name) for pattern in lexicon.fixed)
    ]
    lone = [name for name in names.weekdays if re.fullmatch(lexicon.lone_weekday, name)]
    unspaced_year = _YEAR.replace(r"\w", "0-9a-z") if not lexicon.spaced else _YEAR
    worded = f"(?:{any_of(lexicon.day_words)}){end}" if lexicon.day_words else ""
    return {
        "day": _DAY if lexicon.worded or not worded else f"(?:{_DAY}|{worded})",
        "worded": worded,
        "year": unspaced_year,
        "month": rf"(?:(?:{full}){end}|(?:{short})(?:\.|{end}))",
        "full_month": rf"(?:{full}){end}",
        "weekday": rf"(?:{any_of(names.weekdays)}){end if not lexicon.parts else ''}",
        "lone_weekday": rf"(?:{any_of(lone)}){end if not lexicon.parts else ''}",
        "unit": rf"(?:{any_of(lexicon.units)}){end}",
        "count": (
            rf"(?:[0-9]{{1,3}}(?:[.,][0-9]|\.000)?(?![0-9])|{any_of(lexicon.numbers)}|{lexicon.vague})"
        ),
        "then": rf"(?:{any_of(lexicon.then_before)}){end}",
        "then_behind": rf"(?:{any_of(lexicon.then_behind)}){end}",
        "turn": rf"(?:{any_of(lexicon.turns)}){end}",
        "nth": rf"(?:{any_of(lexicon.nth)})",
        "season": rf"(?:{any_of(lexicon.seasons)}){end}",
        "part": rf"(?:{any_of(lexicon.parts)})s?{end}",
        "phrase": rf"(?:{any_of([*lexicon.fixed, *lexicon.told, *relative])}){end}",
        "set": rf"(?:{any_of(lexicon.sets)}){end}",
        "edge": any_of(lexicon.edges),
        "hedge": lexicon.hedge,
        **_own_holes(lexicon, end),
    }


def _own_holes(lexicon: Lexicon, end: str) -> dict[str, str]:
    """What only the `more` patterns of a lexicon use."""
    return {
        "m": r"(?:1[0-2]|0?[1-9])(?![0-9])",
        "yy": r"[0-9]{2}(?![0-9])(?![.,:/][0-9])",
        "n": r"[0-9]{1,2}(?![0-9])",
        "roman": _ROMAN,
        "century": f"(?:{_ROMAN}|[0-9]{{1,2}})",
        "span": f"(?:{any_of(lexicon.spans)}){end}",
        "wk": f"(?:{any_of(lexicon.weeks)}){end}",
        "feast": f"(?:{any_of(lexicon.feasts)}){end}",
        "decades": f"(?:{any_of(lexicon.decades)}){end}",
    }


QUARTER_LETTER = r"(?P<quarter>q)(?P<n>[1-4])(?: |/|-)?<year>(?!\w)"  # "Q4 2026" in whatever language


def rules(lexicon: Lexicon) -> dict[str, str]:
    """The patterns by name, in order of preference."""
    lex = lexicon
    end = r"(?!\w)" if lex.spaced else ""
    day, month_year = f"<day>{lex.ordinal}", f"(?:{lex.of_year}<year>{lex.year_suffix})"
    det, inner = lex.determiner, lex.inner_determiner
    edge = f"(?P<mod>(?:<edge>{lex.of_year}{inner}))?"
    to = f" ?(?P<to>{lex.to}|{lex.onto}|{conjunctions.OR[lex.code]}) ?{lex.article}"
    joined = f"{conjunctions.joining(lex.code)}{lex.article}"
    turn_first = f"{det}<turn> (?:<count> )?"
    turned = f"{det}<unit> (?:<behind:turn>)"
    hedge = f"(?:{lex.hedge}) "
    of_which = f"{lex.of_year}(?:<year>|{det}(?:<y_turn:turn> <y_unit:unit>|<y_unit2:unit> <y_turn2:turn>))"
    size = (
        f"(?:{hedge})?{det}(?:<turn> )?<count> (?:<behind:turn> )?<unit>"
        f"(?:{lex.and_amount}<n2:count> <unit2:unit>|(?P<half>{lex.and_half}))?"
    )
    of_a_year = f"(?:{lex.of_year or ' '}| )[12][0-9]{{3}}(?!\\w)"
    return {
        **numeric.RULES,
        **{f"more_{n}": pattern for n, pattern in enumerate((*lex.more, QUARTER_LETTER))},
        "clock": lex.clock,
        "decade": f"{edge}(?P<decade>{lex.decade})",
        "nth_weekday": (
            f"{det}(?:<nth>|(?P<last>{lex.last})) <weekday>{lex.of_nth}<month>{lex.month_suffix}{month_year}?"
        ),
        "range_full": (
            f"{_DASHED}{lex.article}<d1:day>{lex.ordinal}{lex.of_month}<m1:month>"
            f"(?:{lex.of_year}<y1:year>)? ?- ?{lex.article}"
            f"<d2:day>{lex.ordinal}{lex.of_month}<m2:month>{month_year}?"
        ),
        "range_days": (
            f"(?:{det}<weekday>{lex.weekday_glue},? )?{lex.article}<d1:day>(?:{lex.ordinal})?{to}"
            f"(?:<weekday2:weekday>{lex.weekday_glue},? )?"
            f"<d2:day>{lex.ordinal}{lex.of_month}<month>"
            f"{month_year}?"
        ),
        "day_list": (
            f"(?P<list>{lex.article}<d1:day>{lex.ordinal}(?:(?:[,\u060c] ?{lex.article}|{joined})"
            f"<d2:day>{lex.ordinal}){{1,11}}[,\u060c]?{joined}<d3:day>){lex.ordinal}{lex.of_month}<month>{month_year}?"
        ),
        "that_year": (
            f"(?:(?:{det}<weekday>,? )?{lex.article}{day}{lex.of_month})?<month>"
            f"(?:(?P<same>{lex.that_year})|{lex.year_after}){end}"
        ),
        "dmy": (
            f"(?:{det}(?:<w_turn:turn> )?<weekday>{lex.weekday_glue},? ?)?"
            f"(?:{lex.turned_article}|{lex.article}){day}{lex.of_month}"
            f"<month>{lex.month_suffix}(?:{month_year}|{lex.day_turn})?"
        ),
        "month_range": f"{_DASHED}<m1:month>(?:{lex.of_year}<y1:year>)? ?- ?<m2:month>{month_year}?",
        "month_year": f"{edge}<month>{lex.month_suffix}{lex.of_year}<year>{lex.year_suffix}",
        "month": (
            f"{edge}(?:{det}<turn> (?:mes de )?)?<full_month>"
            f"(?:{lex.of_year}{inner or det}(?:<y_turn:turn> <y_unit:unit>|<y_unit2:unit> <y_turn2:turn>)"
            f"| <behind:turn>)?"
        ),
        "day_alone": lex.day_alone,
        "century": lex.century,
        "quarter": f"{det}<nth> (?:<unit>|(?P<half>{lex.half}))(?:{of_which})?",
        "quarter_last": f"{det}(?:{lex.last}) <unit>{of_which}",
        "season": (
            f"{edge}{det}(?:<turn> {'|<then> ' if lex.then_before else ''})?<season>"
            rf"(?:{month_year}(?:[-/][0-9]{{2}}(?![-\w]))?| <behind:turn>)?"
        ),
        "range_years": "<y1:year> ?(?:-|/) ?(?P<y2>[12][0-9]{3}|[0-9]{2})(?![0-9%])",
        "moved": f"(?:(?:{hedge})?<count> )?<unit>(?:(?P<after>{lex.after})|(?P<before>{lex.before}))",
        "then_unit": f"{det}<then> <unit>",
        "unit_then": f"{det}<unit> <then_behind>",
        "unit_turn": f"{edge}(?:{turned})" if lex.turn_behind else NOTHING,
        "weekday": (
            f"(?:{lex.until}(?P<until>))?{det}(?:<turn> )?<weekday:lone_weekday>"
            f"(?:(?:{lex.by_day})<part>| <behind:turn>|(?!\\w))"
        ),
        "part_this": f"{det}(?:(?:{'<then>|' if lex.then_before else ''}<turn>) <part>)",
        "phrase": f"<phrase>(?:,? <weekday>(?! [0-9]))?(?:(?:{lex.by_day})<part>)?",
        **{f"ago_{n}": _counted(pattern, hedge) for n, pattern in enumerate(lex.ago)},
        **{f"later_{n}": _counted(pattern, hedge) for n, pattern in enumerate(lex.later)},
        "every": f"(?:{lex.every}) (?:<count> )?(?:<unit>|<weekday:lone_weekday>s?(?!\\w))",
        "set": "<set>",
        "turn_unit": f"{edge}{turn_first}<unit>" if lex.turn_before else NOTHING,
        # "au début de l'année 2019" is the year alone
        "unit_edge": f"<edge>{lex.of_year}{inner or det}<unit>(?!{of_a_year})",
        "amount_or": f"<count>(?={lex.or_amount}<n2:count> <unit>)",
        "amount": rf"{size}(?! (?:alt|oud|de edad)\b)",
        "units": "<unit>",
        "part": f"{lex.part_lead}{det}<part>",
        "year": f"{_about(lex)}{edge}{lex.year_article}<year>{lex.year_suffix}",
    }


def _counted(pattern: str, hedge: str) -> str:
    return pattern.replace("<hedge>", f"(?:{hedge})?")


def _about(lexicon: Lexicon) -> str:
    """The word before a year that makes it one not known for certain; it stays outside of the expression."""
    return f"(?P<about>{after(lexicon.about)})?" if lexicon.about else ""
