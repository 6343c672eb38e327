"""What Chinese and Japanese expressions mean: vocabulary, numerals and a reader for each rule."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.dates.conjunctions import apart
from timeline.dates.reading import Beside, Calendar, Fixed, Groups, Meaning, Point, Shift, Weekday
from timeline.dates.units import amount_value, vague_value

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "中華民國": 1911}
ERAS |= {"中华民国": 1911, "民國": 1911, "民国": 1911}
YEARS = {
    "今年": 0, "本年": 0, "去年": -1, "昨年": -1, "明年": 1, "来年": 1, "來年": 1, "前年": -2, "一昨年": -2,
    "おととし": -2, "后年": 2, "後年": 2, "再来年": 2,
}  # fmt: skip
YEARS_TOLD = {"同年": 0, "当年": 0, "當年": 0, "翌年": 1, "次年": 1}
YEARS |= YEARS_TOLD
MONTHS = {
    "本月": 0, "今月": 0, "这个月": 0, "這個月": 0, "上月": -1, "上个月": -1, "上個月": -1, "先月": -1,
    "下月": 1,
    "下个月": 1, "下個月": 1, "来月": 1, "來月": 1, "先々月": -2, "再来月": 2,
}  # fmt: skip
MONTHS_TOLD = {"同月": 0, "当月": 0, "當月": 0, "翌月": 1, "次月": 1}
MONTHS |= MONTHS_TOLD
WEEKS = {
    "上周": -1, "上週": -1, "上星期": -1, "上个星期": -1, "上個星期": -1, "上礼拜": -1, "上禮拜": -1,
    "先週": -1,
    "本周": 0, "本週": 0, "这周": 0, "這週": 0, "这星期": 0, "这个星期": 0, "這個星期": 0, "今週": 0,
    "下周": 1, "下週": 1, "下星期": 1, "下个星期": 1, "下個星期": 1, "来週": 1, "來週": 1, "下礼拜": 1,
    "再来週": 2, "先々週": -2,
}  # fmt: skip
DAYS = {
    **dict.fromkeys(("今天", "今日", "本日", "きょう"), (0, "")),
    **dict.fromkeys(("昨天", "昨日", "きのう"), (-1, "")),
    **dict.fromkeys(("明天", "明日", "あす", "あした"), (1, "")),
    **dict.fromkeys(("前天", "一昨日", "おととい"), (-2, "")),
    **dict.fromkeys(("后天", "後天", "明後日", "あさって"), (2, "")),
    **dict.fromkeys(("昨夜", "昨晚", "昨晩"), (-1, "TNI")),
    **dict.fromkeys(("今夜", "今晚", "今晩"), (0, "TNI")),
    **dict.fromkeys(("今朝", "今早", "けさ"), (0, "TMO")), "明晚": (1, "TNI"), "明早": (1, "TMO"),
}  # fmt: skip
SAME = {
    **dict.fromkeys(("当天", "當天", "当日", "當日", "同日", "同一天", "同じ日"), (0, "")),
    **dict.fromkeys(("翌日", "次日", "次の日", "第二天"), (1, "")), "翌朝": (1, "TMO"), "前日": (-1, ""),
    "同夜": (0, "TNI"), "同晚": (0, "TNI"),
}  # fmt: skip
PARTS = {
    **dict.fromkeys(("上午", "早上", "早晨", "凌晨", "清晨", "午前", "未明", "早朝", "朝"), "TMO"),
    **dict.fromkeys(("下午", "午后", "午後", "中午", "昼"), "TAF"),
    **dict.fromkeys(("晚上", "晚间", "晚間", "傍晚", "夕方", "夕", "晚", "晩"), "TEV"),
    **dict.fromkeys(("深夜", "夜间", "夜間", "夜里", "夜裡", "夜"), "TNI"),
}  # fmt: skip
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
HALVES = {"上半年": "H1", "上半期": "H1", "下半年": "H2", "下半期": "H2"}
EDGES = {
    **dict.fromkeys(("年初", "初頭", "初め", "初", "年头", "上旬", "初期", "前半", "月初"), "START"),
    **dict.fromkeys(("年底", "年末", "底", "末", "下旬", "末期", "後半", "月底", "月末"), "END"),
    **dict.fromkeys(("年中", "中期", "半ば", "中葉", "中叶", "中旬", "中頃"), "MID"),
}  # fmt: skip
UNITS = {
    "年間": "Y", "年": "Y", "月": "M", "カ月間": "M", "か月間": "M", "ヶ月間": "M", "カ月": "M", "か月": "M",
    "ヶ月": "M", "ケ月": "M", "箇月": "M", "周": "W", "週間": "W", "週": "W", "星期": "W", "礼拜": "W",
    "天": "D",
    "日間": "D", "日": "D", "小时": "TH", "小時": "TH", "時間": "TH", "分钟": "TM", "分鐘": "TM",
    "分間": "TM",
}  # fmt: skip
# Behind a bare number these are the names of a month or day, not amounts.
_NAMING = {"月", "日", "週"}
TURNS = {"上": -1, "上个": -1, "上個": -1, "下": 1, "下个": 1, "下個": 1, "先": -1, "来": 1}
REFS = {
    **dict.fromkeys(("目前", "现在", "現在", "如今", "当前", "當前", "いま"), "PRESENT_REF"),
    **dict.fromkeys(("最近", "近日", "以前", "日前", "先日"), "PAST_REF"),
    **dict.fromkeys(("将来", "將來", "未来", "近く", "今後", "近いうちに"), "FUTURE_REF"),
}  # fmt: skip
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2}
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_YOUBI = {c: n for n, c in enumerate("月火水木金土日", 1)}
_TWELVE, _LONGEST = 12, 31


def number(text: str | None) -> int:
    """Digits, or Chinese numerals by place (二〇二四) or by value (二十四, 一百一十五)."""
    if not text:
        return 0
    if text.isdigit() and text.isascii():
        return int(text)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return 100 * (_DIGITS.get(hundreds, 1) if hundreds else 1) + number(rest.lstrip("零〇"))
    if "十" not in text:
        return int("".join(str(_DIGITS.get(c, 0)) for c in text))
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _year(groups: Groups) -> int | Shift | None:
    if said := groups.get("said"):
        return Shift(YEARS[said], "Y", "then" if said in YEARS_TOLD else "now")
    text = groups.get("y")
    if not text:
        return None
    for era, before in ERAS.items():
        if text.startswith(era):
            rest = text.removeprefix(era).strip()
            return before + (1 if rest == "元" else number(rest))
    return number(text)


def _of(groups: Groups) -> Shift | None:
    """This month, last month."""
    said = groups.get("of")
    return Shift(MONTHS[said], "M", "then" if said in MONTHS_TOLD else "now") if said else None


def _day(year: int | Shift | None, of: Shift | None, month: int | None, day: int) -> Point | None:
    if not 1 <= day <= _LONGEST or (month is not None and not 1 <= month <= _TWELVE):
        return None
    return Calendar(year, month, day) if of is None else Beside(day - 1, of)


def _clocked(point: Point | None, groups: Groups, clock: str = "") -> Meaning | None:
    """The day with its part or hour."""
    if point is None:
        return None
    part = groups.get("part") or groups.get("part2")
    clock = PARTS[part] if part else clock
    if said := groups.get("hour") or groups.get("hour2"):
        hour = int(said) + 12 * (clock in ("TAF", "TEV") and int(said) < _TWELVE)
        clock = f"T{hour % 25:02}:{_minutes(groups):02}"
    return Meaning(point, "TIME" if clock else "DATE", clock=clock)


def _minutes(groups: Groups) -> int:
    if groups.get("half") == "半" or groups.get("half2"):
        return 30
    return int(groups.get("minute") or groups.get("minute2") or 0)


def _dmy(groups: Groups) -> Meaning | None:
    month = number(groups["m"]) if groups.get("m") else None
    return _clocked(_day(_year(groups), _of(groups), month, number(groups["d"])), groups)


def _month(groups: Groups) -> Meaning | None:
    month = number(groups.get("m") or groups.get("m2") or groups.get("m3"))
    return Meaning(Calendar(_year(groups), month)) if 1 <= month <= _TWELVE else None


def _ten_days(groups: Groups) -> Meaning | None:
    mod = EDGES.get(groups["edge"] or "", "MID")
    if (of := _of(groups)) is not None:
        return Meaning(of, mod=mod)
    meaning = _month(groups)
    return None if meaning is None else replace(meaning, mod=mod)


def _range_days(groups: Groups) -> Meaning | None:
    year, of = _year(groups), _of(groups)
    month = number(groups["m"]) if groups.get("m") else None
    first, last = number(groups["d1"]), number(groups["d2"])
    other = number(groups["m2"]) if groups["m2"] else month
    end = int(groups["y2"]) if groups["y2"] else year
    if isinstance(end, int) and not groups["y2"] and month and other and other < month:
        end += 1
    if month == other and end == year and first >= last:
        return None
    start, stop = _day(year, of, month, first), _day(end, None if groups["m2"] else of, other, last)
    if start is None or stop is None:
        return None
    if apart(groups["to"] or "", first, last if month == other else first + 31):
        return Meaning(start, others=(stop,))
    return Meaning(start, until=stop)


def _range_months(groups: Groups) -> Meaning | None:
    first, last, year = number(groups["m1"]), number(groups["m2"]), _year(groups)
    if not (1 <= first <= _TWELVE and 1 <= last <= _TWELVE) or (first == last and not groups["y2"]):
        return None
    end = int(groups["y2"]) if groups["y2"] else year + (last < first) if isinstance(year, int) else year
    return Meaning(Calendar(year, first), until=Calendar(end, last))


def _range_years(groups: Groups) -> Meaning | None:
    first, last = number(groups["y1"]), number(groups["y2"])
    return Meaning(Calendar(first), until=Calendar(last)) if first < last else None


def _part(groups: Groups) -> Meaning:
    part = f"Q{number(groups['q'])}" if groups.get("q") else HALVES[groups["half"] or ""]
    return Meaning(Calendar(_year(groups), part=part))


def _season(groups: Groups) -> Meaning:
    turned = {"今": 0, "昨": -1, "去": -1, "来": 1, "明": 1}
    year = Shift(turned[groups["turn"]], "Y") if groups["turn"] else _year(groups)
    return Meaning(Calendar(year, part=SEASONS[groups["season"] or ""]))


def _decade(groups: Groups) -> Meaning:
    mod = EDGES.get(groups["edge"] or groups["edge2"] or "")
    if groups["decade"]:
        return Meaning(Fixed((groups["decade"] or "")[:3]), mod=mod)
    said = groups["century"] or "上"
    century = 19 if said[0] == "上" else number(said) - 1
    return Meaning(Fixed(f"{century}{number(groups['tens']) // 10}"), mod=mod)


def _century(groups: Groups) -> Meaning | None:
    count = number(groups["n"])
    return (
        Meaning(Fixed(f"{count - 1:02}"), mod=EDGES.get(groups["edge"] or "")) if 1 <= count <= 30 else None
    )


def _count(groups: Groups) -> float | None:
    text = groups["n"] or ""
    if text in ("数", "數", "几", "幾", "多"):
        return None
    return 0.5 if text == "半" else float(text) if "." in text else number(text)


def _ago(groups: Groups) -> Meaning | None:
    if groups["unit"] == "月" and not groups["ge"]:
        return None
    sign = -1 if "前" in (groups["way"] or "") else 1
    count, unit = _count(groups), UNITS[groups["unit"] or ""]
    if count is None or unit.startswith("T"):
        return Meaning(Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"))
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 30, "D")
    return Meaning(Shift(sign * int(count), unit))


def _duration(groups: Groups) -> Meaning | None:
    count, unit = _count(groups), UNITS[groups["unit"] or ""]
    if not groups["ge"] and groups["unit"] in _NAMING and not (count is None or groups["unit"] == "週"):
        return None
    if count is None:
        return Meaning(Fixed(vague_value(unit)), "DURATION")
    if groups["more"] and unit == "Y":
        return Meaning(Fixed(f"P{int(count)}Y6M"), "DURATION")
    return Meaning(Fixed(amount_value(count, unit)), "DURATION")


def _each(groups: Groups) -> Meaning:
    if groups["day"]:
        return Meaning(Fixed(f"XXXX-WXX-{_weekday_number(groups['day'])}"), "SET")
    unit = {"季度": "P3M", "月": "P1M"}.get(groups["unit"] or "")
    return Meaning(Fixed(unit or amount_value(1, UNITS[groups["unit"] or ""])), "SET")


def _weekday_number(text: str | None) -> int:
    text = text or ""
    return _YOUBI[text[0]] if "曜" in text else _WEEKDAYS[text]


def _within(groups: Groups) -> Meaning | None:
    week = WEEKS[groups["wk"] or ""]
    if groups["day"]:
        return _clocked(Weekday(_weekday_number(groups["day"]), within=week), groups)
    return Meaning(Shift(week, "WE" if groups["end"] else "W"))


def _weekday(groups: Groups) -> Meaning | None:
    day = _WEEKDAYS[groups["day"]] if groups["day"] else _YOUBI[groups["day2"] or ""]
    return _clocked(Weekday(day), groups)


def _edge_lone(groups: Groups) -> Meaning:
    word = groups["lone"] or ""
    return Meaning(Shift(0, "Y" if word[0] == "年" else "M"), mod=EDGES.get(word))


def _edge_year(groups: Groups) -> Meaning:
    return Meaning(Calendar(_year(groups)), mod=EDGES[groups["edge"] or ""])


def _of_month(groups: Groups) -> Meaning:
    return Meaning(_of(groups) or Shift(0, "M"), mod=EDGES.get(groups["edge"] or ""))


def _turn_unit(groups: Groups) -> Meaning:
    turn = re.sub("[个個]", "", groups["turn"] or "")
    unit = "CE" if (groups["unit"] or "").startswith("世") else "Q"
    return Meaning(Shift(TURNS.get(turn, 0), unit))


def _same(groups: Groups) -> Meaning | None:
    days, clock = SAME[groups["same"] or ""]
    return _clocked(Shift(days, "D", "then"), groups, clock)


def _said(groups: Groups) -> Meaning | None:
    days, clock = DAYS[groups["word"] or ""]
    return _clocked(Shift(days, "D"), groups, clock)


READERS: Mapping[str, Callable[[Groups], Meaning | None]] = {
    "range_days": _range_days, "range_months": _range_months, "range_years": _range_years, "dmy": _dmy,
    "ten_days": _ten_days, "month": _month, "lone_month": _month, "day_of_month": _dmy, "quarter": _part,
    "half": _part, "season": _season, "decade": _decade, "century": _century, "ago": _ago, "each": _each,
    "edge_year": _edge_year, "edge_lone": _edge_lone, "year": lambda g: Meaning(Calendar(_year(g))),
    "duration": _duration, "within": _within, "weekend": lambda _: Meaning(Calendar(part="WE")),
    "weekday": _weekday, "of_month": _of_month, "turn_unit": _turn_unit, "same": _same, "day": _said,
    "ref": lambda g: Meaning(Fixed(REFS[g["word"] or ""])),
}  # fmt: skip
