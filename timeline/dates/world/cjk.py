"""Chinese and Japanese: dates around 年, 月 and 日, without spaces, in a grammar of their own."""

import functools
import re
from collections.abc import Callable, Mapping

from timeline.dates import numeric
from timeline.dates.compose import Clocks
from timeline.dates.grammar import Reader, compile_grammar
from timeline.dates.pack import Pack
from timeline.dates.ranges import Joints
from timeline.dates.reading import Calendar, Extent, Fixed, Groups, Meaning, Shift, Weekday
from timeline.dates.tense import Cues
from timeline.dates.units import amount_value

_NEVER = re.compile(r"(?!)")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_TURNS = {
    "上": -1, "上个": -1, "上個": -1, "下": 1, "下个": 1, "下個": 1, "本": 0, "这": 0, "這": 0, "这个": 0,
    "這個": 0,
    "先": -1, "来": 1, "來": 1, "今": 0, "昨": -1, "去": -1, "明": 1, "前": -2, "后": 2, "後": 2, "再来": 2,
    "一昨": -2,
}  # fmt: skip
_UNITS = {
    "年間": "Y", "年": "Y", "个月": "M", "個月": "M", "カ月": "M", "か月": "M", "ヶ月": "M", "月": "M",
    "周": "W", "週間": "W",
    "週": "W", "星期": "W", "天": "D", "日間": "D", "日": "D", "小时": "TH", "小時": "TH", "時間": "TH",
    "分钟": "TM", "分鐘": "TM", "分": "TM",
}  # fmt: skip
_WEEKDAYS = (
    {c: n for n, c in enumerate("一二三四五六日", 1)}
    | {c: n for n, c in enumerate("月火水木金土", 1)}
    | {"天": 7}
)
_REFS = {
    "目前|现在|現在|如今|当前|當前|いま": "PRESENT_REF", "最近|近日|以前": "PAST_REF",
    "将来|將來|未来|近く|今後": "FUTURE_REF",
}  # fmt: skip
_DAYS = {
    "今天|今日|本日|きょう": 0, "昨天|昨日|きのう": -1, "明天|明日|あす": 1, "前天|一昨日": -2,
    "后天|後天|明後日": 2,
}  # fmt: skip
_YEARS = {
    "今年|本年": 0,
    "去年|昨年": -1,
    "明年|来年|來年": 1,
    "前年|一昨年": -2,
    "后年|後年|再来年": 2,
    "同年|当年|當年": 0,
}
_N = r"(?:[0-9]{1,4}|[〇零○一二三四五六七八九十]{1,4})"
_Y = (
    rf"(?:(?P<y>[12][0-9]{{3}}|[〇零○一二三四五六七八九]{{4}}|(?:{'|'.join(_ERAS)})(?:{_N}|元)) ?年"
    rf"|(?P<said>{'|'.join(_YEARS)}))"
)
_RULES = {
    "range_days": (
        rf"(?:{_Y} ?)?(?P<m>{_N}) ?月 ?(?P<d1>{_N}) ?[日号號]?"
        rf"(?:至|到|-|~|～|〜|、|から|和) ?(?P<d2>{_N}) ?[日号號]"
    ),
    "range_months": (
        rf"(?:{_Y} ?)?(?P<m1>{_N}) ?月 ?(?P<d1>{_N}) ?[日号號]?(?:至|到|-|~|～|〜"
        rf"|から) ?(?P<m2>{_N}) ?月 ?(?P<d2>{_N}) ?[日号號]"
    ),
    "range_years": r"(?P<y1>[12][0-9]{3}) ?年?(?:至|到|-|~|～|〜|から) ?(?P<y2>[12][0-9]{3}) ?年",
    "dmy": (
        rf"(?:{_Y} ?)?(?P<m>{_N}) ?月 ?(?P<d>{_N}) ?[日号號](?!間|间)"
        r"(?:[(（](?P<weekday>[月火水木金土日])[)）])?"
    ),
    "month": rf"{_Y} ?(?P<m>{_N}) ?月(?:份|(?!曜))|(?P<m2>{_N})月份",
    "decade": (
        r"(?:(?P<century>19|20) ?世[纪紀] ?)(?P<tens>[0-9]0|[二三四五六七八九]十)年代"
        r"|(?P<decade>(?:19|20)[0-9]0)年代"
    ),
    "century": r"(?P<n>[12]?[0-9]) ?世[纪紀]",
    "ago": (
        rf"(?P<n>{_N}|两|兩|数|几|幾) ?(?P<unit>年|个月|個月|カ月|か月|ヶ月|周|週間|週|天|日)"
        r"(?P<way>前|以前|后|後|以后|以後)"
    ),
    "duration": (
        rf"(?P<n>{_N}|两|兩) ?"
        r"(?P<unit>年間|个月|個月|カ月間?|か月間?|ヶ月間?|週間|天|日間|小时|小時|時間|分钟|分鐘)"
    ),
    "year": rf"{_Y}(?:度)?(?!間|前|后|後|代)",
    "turn_weekday": (
        r"(?P<turn>上|本|这|這|下|先|今|来)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)の?"
        r"(?P<day>[一二三四五六日天])(?!年)"
    ),
    "weekday": r"(?:(?P<turn>先週|今週|来週)の?)?(?P<day>[月火水木金土日])曜日?",
    "turn_unit": r"(?P<turn>上个|上個|上|下个|下個|下|本|这个|這個|这|這|先|来|今)(?P<unit>月|周|週|星期)",
    "day": rf"(?P<word>{'|'.join(_DAYS)})",
    "ref": rf"(?P<word>{'|'.join(_REFS)})",
}


def _number(text: str | None) -> int:
    """Digits, or Chinese numerals by place (二〇二四) or by value (二十四)."""
    if not text:
        return 0
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS.get(c, 0)) for c in text))
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _year(groups: Groups) -> int | Shift | None:
    if said := groups.get("said"):
        return Shift(_worth(_YEARS, said), "Y")
    text = groups.get("y")
    if not text:
        return None
    for era, before in _ERAS.items():
        if text.startswith(era):
            rest = text.removeprefix(era)
            return before + (1 if rest == "元" else _number(rest))
    return _number(text)


def _worth(table: Mapping[str, int], text: str) -> int:
    return next(n for words, n in table.items() if text in words.split("|"))


def _day_month(groups: Groups) -> Meaning | None:
    month, day = _number(groups["m"]), _number(groups["d"])
    return Meaning(Calendar(_year(groups), month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month(groups: Groups) -> Meaning | None:
    month = _number(groups["m"] or groups["m2"])
    return Meaning(Calendar(_year(groups), month)) if 1 <= month <= 12 else None


def _range_days(groups: Groups) -> Meaning | None:
    month, first, last = _number(groups["m"]), _number(groups["d1"]), _number(groups["d2"])
    if not (1 <= month <= 12 and 1 <= first < last <= 31):
        return None
    return Meaning(Calendar(_year(groups), month, first), until=Calendar(_year(groups), month, last))


def _range_months(groups: Groups) -> Meaning | None:
    first, last, year = _number(groups["m1"]), _number(groups["m2"]), _year(groups)
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    end = year + (last < first) if isinstance(year, int) else year
    return Meaning(
        Calendar(year, first, _number(groups["d1"])), until=Calendar(end, last, _number(groups["d2"]))
    )


def _range_years(groups: Groups) -> Meaning | None:
    first, last = _number(groups["y1"]), _number(groups["y2"])
    return Meaning(Calendar(first), until=Calendar(last)) if first < last else None


def _decade(groups: Groups) -> Meaning:
    if groups["decade"]:
        return Meaning(Fixed((groups["decade"] or "")[:3]))
    return Meaning(Fixed(f"{_number(groups['century']) - 1}{_number(groups['tens']) // 10}"))


def _ago(groups: Groups) -> Meaning:
    back = "前" in (groups["way"] or "")
    if groups["n"] in ("数", "几", "幾"):
        return Meaning(Fixed("PAST_REF" if back else "FUTURE_REF"))
    count = _number(groups["n"])
    return Meaning(Shift(-count if back else count, _UNITS[groups["unit"] or ""]))


def _duration(groups: Groups) -> Meaning:
    unit = _UNITS.get(groups["unit"] or "") or _UNITS[(groups["unit"] or "").removesuffix("間")]
    return Meaning(Fixed(amount_value(_number(groups["n"]), unit)), "DURATION")


def _weekday(groups: Groups) -> Meaning:
    turn = _TURNS.get((groups["turn"] or "").removesuffix("週"))
    return Meaning(Weekday(_WEEKDAYS[groups["day"] or ""], None if turn is None else 2 * turn))


_READERS: Mapping[str, Callable[[Groups], Meaning | None]] = {
    "range_days": _range_days, "range_months": _range_months, "range_years": _range_years, "dmy": _day_month,
    "month": _month, "decade": _decade, "century": lambda g: Meaning(Fixed(f"{_number(g['n']) - 1:02}")),
    "ago": _ago, "duration": _duration, "year": lambda g: Meaning(Calendar(_year(g))),
    "turn_weekday": _weekday, "weekday": _weekday,
    "turn_unit": lambda g: Meaning(Shift(_TURNS[g["turn"] or ""], _UNITS[g["unit"] or ""])),
    "day": lambda g: Meaning(Shift(_worth(_DAYS, g["word"] or ""), "D")),
    "ref": lambda g: Meaning(Fixed(next(v for k, v in _REFS.items() if (g["word"] or "") in k.split("|")))),
}  # fmt: skip


def _allowed(_extent: Extent, _text: str, _folded: str) -> bool:
    return True


@functools.cache
def chinese_japanese() -> Pack:
    """One pack for both: what one of them does not say does no harm in the other."""
    readers: dict[str, Reader] = {**numeric.readers(day_first=None), **_READERS}
    return Pack(
        compile_grammar(
            "[0-9年月日天今昨明周週星礼目现現如最近将將未去]",
            (),
            {**numeric.RULES, **_RULES},
            {},
            spaced=False,
        ),
        readers,
        _allowed,
        Joints(*[_NEVER] * 11),
        Clocks(frozenset(), frozenset(), _NEVER, _NEVER),
        Cues(
            re.compile("了|已|曾|した|った"),
            re.compile("将|將|会|會|予定|拟"),
            re.compile("[。！？\n]"),
            _NEVER,
        ),
    )
