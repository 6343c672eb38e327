"""Chinese and Japanese: dates around 年, 月 and 日, without spaces, in a grammar of their own."""

import functools
import re

from timeline.dates import numeric
from timeline.dates.compose import Clocks
from timeline.dates.grammar import NOTHING, Reader, any_of, compile_grammar
from timeline.dates.pack import Pack
from timeline.dates.ranges import Joints
from timeline.dates.tense import Cues
from timeline.dates.world.cjk_read import (
    DAYS,
    EDGES,
    ERAS,
    HALVES,
    MONTHS,
    PARTS,
    READERS,
    REFS,
    SAME,
    SEASONS,
    UNITS,
    WEEKS,
    YEARS,
)

_NEVER = re.compile(NOTHING)
_N = r"(?:[0-9]{1,4}(?![0-9])|[〇零○一二三四五六七八九十百]{1,6})"
_D = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_Y = (
    r"(?:(?:公元|西元|西暦)? ?(?P<y>[12][0-9]{3}|[〇零○一二三四五六七八九]{4}"
    rf"|(?:{any_of(ERAS)}) ?(?:{_N}|元)) ?年|(?P<said>{any_of(YEARS)}))"
)
_M = rf"(?:(?P<m>{_D}) ?月|(?P<of>{any_of(MONTHS)}))"
_PAREN = (
    r"(?:[(（](?:星期|周|週|礼拜|禮拜)?[月火水木金土日一二三四五六天](?:曜日?)?(?:・?祝)?[)）]"
    r"|[月火水木金土日]曜日?)?"
)
_CLOCK = (
    rf"(?: ?(?:の|、(?=\w{{2}} ?[0-9]))? ?(?P<part>{any_of(PARTS)})"
    r"(?![日鮮鲜食刊廷报報会會宴年市景店行張霞]))?"
    r"(?: ?(?P<hour>[0-9]{1,2}) ?[時时點点](?!间|間)(?: ?(?P<minute>[0-5]?[0-9]) ?分|(?P<half>半))?)?"
)
_CLOCK_2 = re.sub("<(part|hour|minute|half)>", r"<\g<1>2>", _CLOCK)
_TO = "(?P<to>至|到|-|~|～|〜|、|から|和|と|及び|及)"
_COUNT = r"(?P<n>[0-9]{1,3}(?:\.5)?(?![0-9])|(?!百年)[一二三四五六七八九十百]{1,4}|两|兩|数|數|几|幾|半|多)"
_UNIT = f"(?P<unit>{any_of(UNITS)})"
_RULES = {
    "range_days": (
        rf"(?:{_Y} ?)?(?:{_M} ?)?(?P<d1>{_D}) ?[日号號]?{_PAREN} ?{_TO} ?"
        rf"(?:(?P<y2>[12][0-9]{{3}}) ?年 ?)?(?:(?P<m2>{_D}) ?月 ?)?"
        rf"(?P<d2>{_D}) ?[日号號](?!间|間|内|線|线){_PAREN}"
    ),
    "range_months": (
        rf"(?:{_Y} ?)?(?P<m1>{_D}) ?月?(?:至|到|-|~|～|〜|から) ?(?:(?P<y2>[12][0-9]{{3}})"
        rf" ?年 ?)?(?P<m2>{_D}) ?月(?:份|期)?(?!{_D} ?日)"
    ),
    "range_years": (
        r"(?P<y1>[12][0-9]{3}) ?年?(?:至|到|-|~|～|〜|から) ?(?P<y2>[12][0-9]{3}) ?年(?:度|间|間)?"
    ),
    "dmy": rf"(?:{_Y} ?の?)?{_M} ?(?P<d>{_D}) ?[日号號](?!間|间){_PAREN}{_CLOCK}",
    "ten_days": (
        rf"(?:{_Y} ?)?{_M}の?(?P<edge>上旬|中旬|下旬|初め|初|底|末|中頃"
        r"|半ば|中)(?!学|間|间|国|國|央|东|東)"
    ),
    "month": rf"{_Y} ?の?(?P<m>{_D}) ?月(?:份|期)?(?!曜)",
    "lone_month": (
        r"(?:(?P<m>1[0-2]|[1-9]) ?月(?:份|期)|(?:(?<=[在于自从於は、，])"
        r"|(?<=から))(?P<m2>1[0-2]|[1-9]) ?月(?![0-9]|間|间)"
        r"|(?P<m3>1[0-2]|[1-9]) ?月(?=に|から|まで|の|は|以来|以降|起|，|、))"
    ),
    "day_of_month": (
        r"(?<![0-9月第/.-])(?P<d>3[01]|[12][0-9]|[1-9]) ?日"
        r"(?!間|间|前|后|後|目|ぶり|連続|连续|以内|以上|内|游|遊|分"
        r"|ごと|帰|元|線|线|本|付|数|程|程度|未満|当たり|あたり|[0-9一二三]+ ?[回次食])"
        rf"{_PAREN}{_CLOCK}"
    ),
    "quarter": (
        rf"(?:{_Y}(?:度)? ?の?)?第?(?P<q>[一二三四1-4]) ?(?:个|個)?(?:季度|四半期"
        r"|季(?=(?:营收|營收|财报|財報|获利|獲利|净利|淨利|毛利|业绩|業績|度|出货|出貨|[,，、。])))"
    ),
    "half": rf"(?:{_Y}(?:度)? ?の?)?(?P<half>{any_of(HALVES)})",
    "season": (
        rf"(?:{_Y} ?の?|(?P<turn>今|昨|来|去|明))(?P<season>{any_of(SEASONS)})"
        r"(?:天|季|期)?(?!节|節|晚|秋战|分)"
    ),
    "decade": (
        r"(?:(?P<century>19|20|二十|上(?:个|個)?) ?世[纪紀] ?)?(?P<tens>[2-9]0"
        r"|[二三四五六七八九]十)年代(?P<edge>初期|初|末期|末|中期|前半|後半|半ば)?"
        r"|(?P<decade>(?:1[0-9]|20)[0-9]0) ?年代(?P<edge2>初期|初|末期|末|中期|前半|後半|半ば)?"
    ),
    "century": rf"(?P<n>{_D}) ?世[纪紀](?P<edge>初期|初頭|初|末期|末|中葉|中叶|中期|前半|後半|半ば)?",
    "ago": (
        rf"{_COUNT} ?(?:多|余|餘)?(?P<ge>个|個)?{_UNIT}(?:多|余|餘|半)?"
        r"(?P<way>之前|以前|前|之后|之後|以后|以後|后|後)(?!半|期)"
    ),
    "each": (
        r"(?P<each>每|毎)(?:个|個)?(?:(?:周|週|星期)の?(?P<day>[一二三四五六日天]|[月火水木金土日]曜日?)"
        r"|(?P<unit>年|月|周|週|星期|天|日|季度|小时|小時))(?!元|刊)"
    ),
    "edge_year": rf"{_Y} ?の?(?P<edge>{any_of(EDGES)})(?!中|间|間|学)",
    "edge_lone": (
        r"(?<![0-9一二三四五六七八九十半多数年月])(?P<lone>年内|年底|年末|年初|月底|月末|月初)(?!年始)"
    ),
    "year": rf"{_Y}(?:度)?(?!間|间|前|后|後|代|级|級|生|头条)",
    "duration": (
        rf"(?:过去|過去|最近|未来|未來|今后|今後|近)?(?<![第初高大小学A-Za-z0-9]){_COUNT}"
        rf" ?(?:多|余|餘)?(?P<ge>个|個)?{_UNIT}(?P<more>半)?(?!年|一度"
        r"|级|級|生(?!活)|[a-z] ?組|代|度|目|号|號| ?[0-9一二三四五六七八九十两兩]+ ?[次回])"
    ),
    "within": (
        rf"(?P<wk>{any_of(WEEKS)})(?:の|的)?(?:(?P<day>[一二三四五六日天]"
        r"|[月火水木金土日]曜日?)(?!本)|(?P<end>末)|(?P<whole>)(?!年))"
        rf"{_CLOCK}"
    ),
    "weekend": r"(?<![一两三四五六七八九十几每毎])(?P<end>周末|週末)(?!愉快)",
    "weekday": (
        r"(?:(?<![一两兩三四五六七八九十几每毎0-9])(?:周|週)|星期|礼拜"
        rf"|禮拜)(?P<day>[一二三四五六日天])(?![年岁报報刊福]){_CLOCK}"
        r"|(?P<day2>[月火水木金土日])曜日?"
        r""
        rf"{_CLOCK_2}"
    ),
    "of_month": rf"(?P<of>{any_of(MONTHS)})(?:の?(?P<edge>初|底|末|中旬|上旬|下旬))?(?!間|间)",
    "turn_unit": (
        r"(?P<turn>上个|上個|上|下个|下個|下|本|这个|這個|这|這|先"
        r"|来|今)(?P<unit>季度|四半期|世纪|世紀)"
    ),
    "same": rf"(?P<same>{any_of(SAME)})(?!本){_CLOCK}",
    "day": rf"(?P<word>{any_of(DAYS)})(?!头条|頭條|か|香|子|村){_CLOCK}",
    "ref": rf"(?P<word>{any_of(REFS)})",
}


@functools.cache
def chinese_japanese() -> Pack:
    """One pack for both: what one of them does not say does no harm in the other."""
    readers: dict[str, Reader] = {**numeric.readers(day_first=None), **READERS}
    return Pack(
        compile_grammar({**numeric.RULES, **_RULES}, {}, spaced=False),
        readers,
        {},
        Joints(*[_NEVER] * 11),
        Clocks(frozenset(), frozenset(), _NEVER, _NEVER),
        Cues(
            re.compile("了|已|曾|た(?=[。、，」）ん\n]|$)|た(?=と|が|の)"),
            re.compile(
                "将(?!军|來|来)|將(?!軍|來)|会(?=在|于|有|举行)|會(?=在|於"
                "|有)|预计|預計|予定|拟|擬|計画|見通し|見込み|方針|期待"
                "|[るくすむぶうつぐ](?=。|$|見|予|と(?:発表|いう|見))|恐れ|开始施工"
            ),
            re.compile("[。！？\n]"),
            _NEVER,
        ),
    )
