"""Which pack reads a text: by its BCP 47 tag, or by a cheap guess from script and function words."""

import functools
import re

from timeline.dates.en.pack import english
from timeline.dates.pack import Pack

# The month comes first in these countries; in other English-speaking ones the day does.
_MONTH_FIRST = {"us", "ph", "fm", "mh", "pw"}


@functools.cache
def pack(language: str) -> Pack:
    """The pack of a language; English where the language is not known."""
    code, _, region = language.lower().replace("_", "-").partition("-")
    if code != "en":
        lexicon = _lexicon(code)
        if lexicon is not None:
            return lexicon
    if not region or code != "en":
        return english()
    return english(day_first=region.rpartition("-")[2] not in _MONTH_FIRST)


def _lexicon(code: str) -> Pack | None:
    # Imported late: dateparser's data costs more than all of English.
    from timeline.dates.world.build import build  # noqa: PLC0415
    from timeline.dates.world.cjk import chinese_japanese  # noqa: PLC0415
    from timeline.dates.world.table import LEXICONS  # noqa: PLC0415

    if code in ("zh", "ja"):
        return chinese_japanese()
    return build(LEXICONS[code]) if code in LEXICONS else None


def guess(text: str) -> str:
    """A language code, "en" when nothing else is likelier."""
    sample = text[:2000].lower()
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) * 5 > len(sample.split()):
            return code
    counts = {code: len(words.findall(sample)) for code, words in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 1.5 * counts["en"] else "en"


# In order: kana before Han, the letters that only Ukrainian has before Cyrillic.
_SCRIPTS = tuple(
    (code, re.compile(letters))
    for code, letters in (
        ("th", "[\u0e01-\u0e4e]"), ("km", "[\u1780-\u17d3]"), ("ar", "[\u0621-\u064a]"),
        ("ja", "[\u3041-\u30ff]"),
        ("zh", "[\u4e00-\u9fff]"), ("uk", "[іїєґ]"), ("ru", "[а-яё]"),
        ("vi", "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"),
    )
)  # fmt: skip
_FUNCTION_WORDS = {
    code: re.compile(rf"\b(?:{words.replace(' ', '|')})\b")
    for code, words in {
        "en": "the of and to in that is was for on with his her has at by from",
        "de": "der die und das den von zu mit ist im für nicht des auf dem ein eine sich auch wird",
        "fr": "le la les et des du est une que dans pour qui sur au par pas avec aux ce",
        "es": "el la los las y del que una por con para es se su al como lo más",
        "pt": "o os as e do da dos das que em um uma para com não no na ao pelo",
        "it": "il la di e che per una del della nel con non sono gli dei alla le un",
        "nl": "de het een en van is op voor met niet dat zijn te aan ook door bij",
        "id": "yang dan di dari untuk dengan ini itu pada dalam akan tidak oleh telah ke",
    }.items()
}
