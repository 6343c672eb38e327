"""English vocabulary: what the rules are made of, and what the words are worth."""

import re

from timeline import months

MONTHS = {name: n for n, name in enumerate(months.ENGLISH, 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9, "febr": 2}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: n for n, name in enumerate(_DAY_NAMES, 1)}
WEEKDAYS |= {name[:3]: n for name, n in WEEKDAYS.items()} | {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
# Month and day of feasts that fall on the same day every year, everywhere.
HOLIDAYS = {
    "boxing day": (12, 26), "bastille day": (7, 14), "may day": (5, 1), "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17), "veterans day": (11, 11), "armistice day": (11, 11),
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14),
    "all saints' day": (11, 1), "all souls' day": (11, 2), "epiphany": (1, 6), "candlemas": (2, 2),
    "assumption day": (8, 15), "st stephen's day": (12, 26), "st. stephen's day": (12, 26),
    "st andrew's day": (11, 30), "st george's day": (4, 23), "st david's day": (3, 1),
    "anzac day": (4, 25), "australia day": (1, 26), "canada day": (7, 1), "juneteenth": (6, 19),
    "bonfire night": (11, 5), "remembrance day": (11, 11),
}  # fmt: skip
# Days from Easter Sunday.
EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "easter saturday": -1, "holy saturday": -1,
    "good friday": -2, "palm sunday": -7, "ash wednesday": -46, "ascension day": 39, "pentecost": 49,
    "whit sunday": 49, "whit monday": 50, "maundy thursday": -3, "shrove tuesday": -47, "trinity sunday": 56,
}  # fmt: skip
# The first, fourth or last (-1) of a day of the week (1 = Monday) in a month, in the United States.
NTH_DAYS = {
    "thanksgiving": (4, 4, 11), "thanksgiving day": (4, 4, 11), "memorial day": (-1, 1, 5),
    "labor day": (1, 1, 9),
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "WE", "week": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
    "millennium": "ML", "millennia": "ML", "fortnight": "F",
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: n for n, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS, 1)} | {"thirtieth": 30, "thirty-first": 31}
ORDINALS |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINAL_WORDS[:9], 1)}
TENS_PLURAL = {f"{word[:-1]}ies": n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ARTICLES = {"a", "an", "another", "each", "per"}
_TOKEN = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?")


def number(text: str) -> float | None:
    """The worth of digits or number words ("2 1/2", "twenty-four", "a hundred"); None if there is none."""
    fraction = re.fullmatch(r"(?:([0-9]+)[ -])?([0-9])/([0-9])", text)
    if fraction:
        whole, top, bottom = fraction.groups()
        return int(whole or 0) + int(top) / int(bottom) if bottom != "0" else None
    total = current = 0.0
    seen = False
    for word in _TOKEN.findall(text.replace(",", "")):
        if word in NUMBERS or word[0].isdigit():
            current += NUMBERS[word] if word in NUMBERS else float(word)
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0.0
        elif word in _ARTICLES:
            current += 1
        elif word in {"couple", "pair"}:
            current = 2.0
        elif word == "dozen":
            current = (current or 1) * 12
        elif word != "half":
            continue
        else:
            current = current + 0.5 if seen else 0.5
        seen = True
    return total + current if seen else None


def ordinal(text: str) -> int | None:
    """The worth of "3rd" or "third"."""
    digits = re.match(r"[0-9]+", text)
    return int(digits[0]) if digits else ORDINALS.get(re.sub(" +", "-", text))


def month(text: str) -> int:
    """1 to 12, for a full or short month name."""
    return MONTHS[text.rstrip(".")]


def weekday(text: str) -> int:
    """1 (Monday) to 7, for a full or short day name."""
    return WEEKDAYS[text.rstrip(".").removesuffix("s") if text.endswith("days") else text.rstrip(".")]


def unit(text: str) -> str:
    """The TIMEX3 letter of a unit, singular or plural."""
    word = text.rstrip(".")
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def year(text: str) -> int | None:
    """A year in four digits, two digits behind an apostrophe, or words ("nineteen ninety-six")."""
    digits = text.strip("' ")
    if digits.isdigit():
        short = len(digits) == 2
        return int(digits) + (1900 if int(digits) > 30 else 2000) * short
    words = re.split("[ -]+", text)
    if "thousand" in words:
        value = number(text.replace(" and ", " "))
        return int(value) if value is not None else None
    return NUMBERS[words[0]] * 100 + sum(NUMBERS[word] for word in words[1:] if word in NUMBERS)


def digits(text: str) -> list[str]:
    """The runs of digits."""
    return re.findall("[0-9]+", text)


_BACK = {"last", "past", "previous", "preceding", "prior", "this past", "before", "earlier"}
_ON = {"next", "coming", "upcoming", "following", "this coming", "succeeding", "ensuing", "after"}


def turn(text: str | None) -> int:
    """-1 for last, 1 for next, 0 for this."""
    word = " ".join((text or "").split()).removeprefix("the ")
    return -1 if word in _BACK else int(word in _ON)
