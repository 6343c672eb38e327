"""Times of day in Spanish, as a regular expression on folded text."""

_HOUR = "[01]?[0-9]|2[0-4]"
_UNIT = r"(?:horas?|hr?s?)\b"
_ONE, _TWO = r"[0-9]\sa\s", r"[0-9]{2}\sa\s"
_DAYS = "unes|rtes|oles|eves|rnes|bado|ingo|ñana"
_MONTHS = "nero|rero|arzo|bril|mayo|unio|ulio|osto|mbre|ubre"


def _behind_day(words: str) -> str:
    """Ends where `words` stand behind a day: "el sábado 16 de mayo, de ", but "turnos de "."""
    days = f"{_DAYS}|{_MONTHS}", "[0-9]{2}"
    return "|".join(rf"(?<=(?:{day}){comma}\sde\s{words})" for day in days for comma in ("", ","))


# The hours of "el sábado de 10 a 14 horas", "el 16 de mayo, de 10.30 a 14 h"
_SPAN = (
    rf"|(?:{_behind_day('')})(?P<hour4>{_HOUR})(?:[.:](?P<minute4>[0-5][0-9]))?(?: ?{_UNIT})?"
    rf"(?= a (?:las )?(?:{_HOUR})(?:[.:][0-5][0-9])? ?{_UNIT}"
    r"|(?<=[.:][0-9]{2}) a (?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![.:]?[0-9]))"
    r"|(?:(?<=[.:][0-9]{2}\sa\s)|(?<=[0-9]\sh\sa\s)"
    rf"|{_behind_day(_TWO)}|{_behind_day(_ONE)})"
    rf"(?P<hour5>{_HOUR})(?:(?:[.:](?P<minute5>[0-5][0-9]))(?: ?{_UNIT})?| ?{_UNIT})"
)
CLOCK = (
    r"(?:(?:las |la )(?P<hour>[01]?[0-9]|2[0-4])(?:[.:h](?P<minute>[0-5][0-9])(?::[0-5][0-9])?"
    r"(?: ?(?P<noon>[ap]) ?\.? ?m\b\.?)?(?: ?(?:horas?"
    r"|hr?s?\b\.?))?"
    # "mañana a las 10", "el lunes a las 9 en la plaza"
    r"|(?:(?<=\ba\slas\s[0-9])|(?<=\ba\slas\s[0-9][0-9]))(?=[.,;)](?![0-9])|$"
    r"| (?:en|y|con|para|una?|el|la|se|por)\b)"
    r"|(?= ?(?:horas?|hr?s?)\b| de la | del (?:[lv]\w+es|mar\w+|mié\w+|sáb\w+|dom\w+)\b)"
    r"(?: ?(?:horas?|hr?s?\b\.?))?)"
    r"|(?:las |la )(?P<spoken>una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    r"(?: (?P<past>y media|y cuarto|menos cuarto|en punto))?(?= de la | del mediodía)"
    r"|(?P<hour2>[01]?[0-9]|2[0-4])[.:](?P<minute2>[0-5][0-9])"
    r"(?: ?(?P<noon2>[ap]) ?\.? ?m\b\.?|(?= ?(?:gmt|utc|horas?|hrs?|h)\b)"
    r"|(?<=,\s[0-9][0-9]:[0-9][0-9])(?![0-9]))"
    r"(?: ?(?:horas?|hr?s?\b))?|(?<=,\s)(?P<hour3>[01]?[0-9]|2[0-4]) ?h\b"  # "Sábado 14, 21 h"
    rf"{_SPAN})"
    r"(?: de la (?P<pm>mañana|tarde|noche|madrugada))?(?: ?(?P<zone>gmt|utc)\b)?"
    r"(?:,? (?:hora )?locale?s?(?: de \w{3,12})?\b| horas? local(?:es)?)?(?!\w)(?![.,:]?[0-9])"
)
