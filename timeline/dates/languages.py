"""Which pack reads a text: by its BCP 47 tag, or by a cheap guess from script and function words."""

import functools
import re

from timeline import months
from timeline.dates.en.pack import english
from timeline.dates.pack import Pack

# The month comes first in these countries; in other English-speaking ones the day does.
_DIGITS = re.compile(r"(?<![\w/.-])([0-9]{1,2})/([0-9]{1,2})/(?:[12][0-9]{3}|[0-9]{2})(?![\w/-])")
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


def with_order(language: str, text: str) -> str:
    """The language with a country whose order of day and month the text's own dates in digits show.

    "16/02/2024" can only begin with its day, and so does "11/02/2024" beside it. A text that shows both
    orders, or none, shows nothing.
    """
    if language.casefold() != "en" or "/" not in text:
        return language
    orders = {
        _region(int(found[1]), int(found[2])) for found in _DIGITS.finditer(text) if "/" in found[0]
    } - {None}
    return f"en-{orders.pop()}" if len(orders) == 1 else language


def _region(first: int, second: int) -> str | None:
    if 12 < first <= 31 and 1 <= second <= 12:
        return "GB"
    return "US" if 1 <= first <= 12 < second <= 31 else None


def _lexicon(code: str) -> Pack | None:
    # Imported late: dateparser's data costs more than all of English.
    from timeline.dates.world.build import build  # noqa: PLC0415
    from timeline.dates.world.cjk import chinese_japanese  # noqa: PLC0415
    from timeline.dates.world.table import LEXICONS  # noqa: PLC0415

    if code in ("zh", "ja"):
        return chinese_japanese()
    return build(LEXICONS[code]) if code in LEXICONS else None


@functools.lru_cache(maxsize=4)  # dates and names of one text ask one after the other
def guess(text: str) -> str:
    """A language code, "en" when nothing else is likelier."""
    sample = text[:2000].lower()
    latin = len(_LATIN.findall(sample))
    for code, script in _SCRIPTS:
        letters = len(script.findall(sample))
        if letters * 5 > len(sample.split()) and (code == "vi" or letters * 2 > latin):
            return _nearer(code, sample)
    counts = {code: _evidence(code, text[:2000]) for code in _FUNCTION_WORDS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 1.5 * counts["en"] else "en"


def _nearer(code: str, sample: str) -> str:
    """Russian or Ukrainian, Japanese or Chinese: by the letters that only one of them has."""
    if code == "ru":
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    if code == "ja":  # some Chinese texts quote a name in kana
        return "ja" if len(_KANA.findall(sample)) * 6 > len(_HAN.findall(sample)) else "zh"
    return code


def _evidence(code: str, sample: str) -> int:
    return len(_FUNCTION_WORDS[code].findall(sample.lower())) + _DATE_WORTH * len(
        _DATES[code].findall(sample)
    )


# A date written as a language writes it tells more than a little word that others may have too.
_DATE_WORTH = 3
_UKRAINIAN = re.compile(
    r"[іїєґ]|\b(?:та|що|року|було|його|від|після|тижня|роках|році"
    r"|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)\b"
)
_RUSSIAN = re.compile(r"[ыэъё]|\b(?:и|что|года|году|от|после|его|с)\b")
_LATIN = re.compile("[a-z]")
_KANA, _HAN = re.compile("[\u3041-\u3096\u30a1-\u30fa]"), re.compile("[\u4e00-\u9fff]")
# In order: kana before Han.
_SCRIPTS = tuple(
    (code, re.compile(letters))
    for code, letters in (
        ("th", "[\u0e01-\u0e4e]"), ("km", "[\u1780-\u17d3]"), ("ar", "[\u0621-\u064a]"),
        ("ja", "[\u3041-\u3096\u30a1-\u30fa]"),
        ("zh", "[\u4e00-\u9fff]"), ("ru", "[а-яёіїєґ]"),
        ("vi", "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"),
    )
)  # fmt: skip
_FUNCTION_WORDS = {
    code: re.compile(rf"\b(?:{'|'.join(words.split())})\b")
    for code, words in {
        "en": "the of and to in that is was for on with his her has at by from be are not this will no he it"
        " its had said who which week next last",
        "de": "der die und das den von zu mit ist im für nicht des auf dem ein eine sich auch wird"
        " am vom zum um uhr wurde er montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "fr": "le la les et des du est une que dans pour qui sur au par pas avec aux ce été en lundi mardi"
        " mercredi jeudi vendredi samedi dimanche",
        "es": "el la los las y del que una por con para es se su al como lo más lunes martes miércoles"
        " jueves viernes sábado domingo",
        "pt": "o os as e do da dos das que em um uma para com não no na ao pelo sábado domingo"
        " segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
        "it": "il la di e che per una del della nel con non sono gli dei alla le un è lunedì martedì"
        " mercoledì giovedì venerdì sabato domenica",
        "nl": "de het een en van is op voor met niet dat zijn te aan ook door bij maandag dinsdag woensdag"
        " donderdag vrijdag zaterdag zondag"
        " werd wordt heeft naar uit hij jaar weken dagen gisteren vandaag vorige volgende"
        " afgelopen deze eind werden eeuw er",
        "id": "yang dan di dari untuk dengan ini itu pada dalam akan tidak oleh telah ke"
        " senin selasa rabu kamis jumat sabtu minggu"
        " adalah ada juga sudah ia dia para karena sebagai lalu depan mendatang pekan"
        " bulan tahun hari kemarin"
        " naik turun persen orang harga juta miliar ribu besok pagi malam kuartal triwulan semester berkata",
        "vi": "ngày tháng năm của và được trong cho không những các một với người quý tại từ đến là bị sẽ đã",
    }.items()
}
_DAY = r"\b[0-9]{1,2}"
_YEAR = r"[12][0-9]{3}\b"
_ALONE = r"(?<![0-9] )\b"  # no day before, which another language would write so
_GERMAN = "|".join([*months.GERMAN, "jänner", "jan", "feb", "aug", "sept", "okt", "nov", "dez"])
_FRENCH = "|".join(month for month in months.FRENCH if month != "mars")
_SPANISH = "|".join([*months.SPANISH, "setiembre"])
_PORTUGUESE = "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
_ITALIAN = "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
_DUTCH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_INDONESIAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_ENGLISH = "|".join(spelled for month in months.ENGLISH for spelled in (month.title(), month.upper()))
# English months have a capital: 5 november is not English.
# A day and a month as the language writes them, or a month and a year ("Mars 2020" is also a rover).
_DATES = {
    code: re.compile(pattern, 0 if code == "en" else re.IGNORECASE)
    for code, pattern in {
        "en": rf"{_DAY}(?:st|nd|rd|th)? (?:of )?(?:{_ENGLISH})\b|\b(?:{_ENGLISH}),? [0-9]",
        "de": rf"{_DAY}\. ?(?:{_GERMAN})\b|{_ALONE}(?:januar|februar|märz|mai|oktober|dezember) {_YEAR}",
        "fr": rf"{_DAY}(?:er)? (?:{_FRENCH}|mars)\b|{_ALONE}(?:{_FRENCH}) {_YEAR}",
        "es": rf"{_DAY}º? de (?:{_SPANISH})\b|{_ALONE}(?:{_SPANISH}) del? {_YEAR}",
        "pt": rf"{_DAY}º? de (?:{_PORTUGUESE})\b|{_ALONE}(?:{_PORTUGUESE}) de {_YEAR}",
        "it": rf"{_DAY}[º°]? (?:{_ITALIAN})\b|{_ALONE}(?:{_ITALIAN}) {_YEAR}",
        "nl": rf"{_DAY} (?:{_DUTCH})\b|{_ALONE}(?:{_DUTCH}) {_YEAR}",
        "vi": r"\bngày [0-9]{1,2}\b|\btháng [0-9]{1,2}\b",
        "id": rf"{_DAY} (?:{_INDONESIAN})\b|{_ALONE}(?:{_INDONESIAN}) {_YEAR}",
    }.items()
}
