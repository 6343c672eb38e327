"""Whether a statement denies what it dates: "denied that it was to close its depot on 28 May".

Only of what lies ahead: who denies that he robbed a bank tells of the robbery.
"""

import re

_PLAN = (
    r"(?:would|will|was to|were to|is to|are to|going to|about to|plan\w*|inten\w+"
    r"|va|vont|allait|allaient|\w+rai(?:t|ent)|iban?|van?|\w+ría[ns]?)"
)
_GERMAN = r"\b(?:werden?|wird|wolle\w*|soll\w*)\b"  # at the end of its clause
# The date is blanks. Where it stands beside the verb it is the day on which something was denied.
_DENIAL = re.compile(
    r"\b(?:(?:den(?:y|ies|ied|ying)|(?:rejec|dismis|refu)\w+ (?:reports?|claims?|rumou?rs?|suggestions?))"
    r"|bestr(?:eite[nt]|itt|itten)|dementier(?:t|te|ten|en)"
    r"|dément|démentent|(?:a|ont) (?:démenti|nié)|nie|nient"
    r"|niegan?|negó|negaron|desmienten?|desmintió|desmintieron)\b"
    rf"(?:(?! {{2}})[^.;]){{0,80}}?(?:\b{_PLAN}\b[^.;]* {{2}}|, dass\b[^.;]* {{2}}[^.;]*{_GERMAN})",
    re.IGNORECASE,
)
_WORDS = ("den", "reject", "dismiss", "refut", "bestr", "dementier", "dém", "nie", "nié", "neg", "desm")


def denied(sentence: str) -> bool:
    """Whether a sentence, its date expression replaced by blanks, denies what it says is ahead. Linear."""
    plain = sentence.casefold()
    return any(map(plain.__contains__, _WORDS)) and _DENIAL.search(sentence) is not None
