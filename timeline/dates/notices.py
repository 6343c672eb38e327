"""Lines of notices, which have no verb: "Plant sale: 9 May, walled garden", "Talks in Hull on Monday".

Who writes of what is arranged, and of no more than that, announces it: a sale, a march, a vote. A crash or a
fire is told in the same form when it is over, so that the nouns are named by each language.
"""

import re

_LONGEST = 100  # characters of a line before its date
_LONGEST_LABEL = 60
_LABEL = re.compile(r"(?:^|\n)[^\n.!?:;0-9]{3,60} ?:$")
_LABEL_ENDS = re.compile(r" ?(?:[,|]|$|\n)| - |\.(?: ?$|\n)")
# Labels of what has been.
_OVER = re.compile(
    r"\b(?:last|first|latest|birth|born|death|founding|seen|results?|minutes|letter|stand|letzte[rsn]?|erste[rsn]?"
    r"|geboren|geburt\w*|gestorben|tod\w*|gründung|aktualisiert|veröffentlicht|erstellt|dernière?|première?"
    r"|naissance|mort|décès|publi\w+|màj|mise à jour|últim[oa]|primer[oa]?|nacimiento|muerte|fallec\w+"
    r"|actualiza\w+|en ligne|erscheinung\w*|fotos?|bild|photos?|picture)\b"
)
_LINE_ENDS = re.compile(
    r"(?:,? (?:at |from |um |ab |à |a las )?[0-9][0-9.:hapm -]{0,12}(?:uhr)?)? {0,2}[?!]?(?:\n|$)"
)
_TIMES = frozenset("0123456789afuà")  # how what may stand between a date and the end of its line begins
_MARKS = " -*\u2022#\u2013"


def labelled(folded: str, start: int, end: int, past: re.Pattern[str]) -> int:
    """The tense of a notice that says what is on, and then when: "Plant sale: 9 May, walled garden".

    1 for what is to come, -1 for what has been ("last update: 9 May"), 0 for what is no such notice.
    """
    label = _LABEL.search(folded, max(0, start - _LONGEST_LABEL), start - 1)
    if label is None or _LABEL_ENDS.match(folded, end) is None:
        return 0
    if _OVER.search(label[0]) is not None:
        return -1
    return int(past.search(label[0]) is None)


def line(nouns: str, *, before: str, between: str, day: str) -> re.Pattern[str]:
    r"""What stands before the date of such a line: up to two words, one of the `nouns`, perhaps where.

    `before` are words that make the noun part of something else ("minutes of the meeting"), `between` those
    that say where or what for, `day` what leads to the date.
    """
    lead = rf"(?:(?!(?:{before})\b)[^\W\d_][\w'-]{{0,20}}(?:(?<!s)|(?<='s)|(?<=ss)) ){{0,2}}?"
    where = rf"(?:,? (?:{between})\b(?:(?! (?:after|nach|après|tras)\b)[^\n.;:!?]){{1,60}}?)?"
    return re.compile(rf"(?:the |an? )?{lead}(?:{nouns}){where},? (?:{day})?$")


def may_close(folded: str, end: int) -> bool:
    """Whether a date may close its line, by the next characters: in a list of dates few do."""
    mark = folded[end : end + 1]
    return mark in ("", "\n") or (mark == "," and folded[end + 2 : end + 3] in _TIMES)


def announced(folded: str, start: int, end: int, pattern: re.Pattern[str], past: re.Pattern[str]) -> bool:
    """Whether the date closes a line of nothing but what is arranged for it."""
    if _LINE_ENDS.match(folded, end) is None:
        return False
    floor = max(0, start - _LONGEST)
    opens = max(folded.rfind("\n", floor, start), folded.rfind("; ", floor, start)) + 1
    if not opens and floor:
        return False
    while opens < start and folded[opens] in _MARKS:
        opens += 1
    return pattern.match(folded, opens, start) is not None and past.search(folded, opens, start) is None
