"""Known names in scripts without spaces between words, where they are found anywhere."""

from collections.abc import Iterator
from functools import cache

from timeline.extract.actors import foreign
from timeline.names import Actor, Kind

LANGUAGES = frozenset({"km", "th", "lo", "my", "zh", "ja"})

# More names: local ones, then what they name.
_BODIES = {
    "អាស៊ាន": "Association of Southeast Asian Nations",
    "អង្គការសហប្រជាជាតិ": "United Nations",
    "សហភាពអឺរ៉ុប": "European Union",
    "อาเซียน": "Association of Southeast Asian Nations",
    "สหประชาชาติ": "United Nations",
    "สหภาพยุโรป": "European Union",
    "东盟": "Association of Southeast Asian Nations",
    "東盟": "Association of Southeast Asian Nations",
    "联合国": "United Nations",
    "聯合國": "United Nations",
    "国連": "United Nations",
    "欧盟": "European Union",
    "歐盟": "European Union",
}
_PLACES = {
    "ភ្នំពេញ": "Phnom Penh",
    "សៀមរាប": "Siem Reap",
    "បាត់ដំបង": "Battambang",
    "ព្រះសីហនុ": "Sihanoukville",
    "កំពត": "Kampot",
    "ព្រះវិហារ": "Preah Vihear",
    "បាងកក": "Bangkok",
    "ហាណូយ": "Hanoi",
    "ប៉េកាំង": "Beijing",
    "ហ្សឺណែវ": "Geneva",
    "ញូវយ៉ក": "New York",
    "กรุงเทพมหานคร": "Bangkok",
    "กรุงเทพฯ": "Bangkok",
    "กรุงเทพ": "Bangkok",
    "พนมเปญ": "Phnom Penh",
    "เชียงใหม่": "Chiang Mai",
    "ภูเก็ต": "Phuket",
    "เสียมราฐ": "Siem Reap",
    "ปักกิ่ง": "Beijing",
    "ฮานอย": "Hanoi",
    "เจนีวา": "Geneva",
    "北京": "Beijing",
    "上海": "Shanghai",
    "金边": "Phnom Penh",
    "曼谷": "Bangkok",
    "河内": "Hanoi",
    "东京": "Tokyo",
    "東京": "Tokyo",
    "万象": "Vientiane",
    "暹粒": "Siem Reap",
    "日内瓦": "Geneva",
    "纽约": "New York",
    "华盛顿": "Washington",
    "莫斯科": "Moscow",
    "大阪": "Osaka",
    "京都": "Kyoto",
}
_COUNTRIES = {
    "km": {"អាមេរិក": "United States", "កូរ៉េខាងត្បូង": "South Korea"},
    "th": {"สหรัฐ": "United States"},
}
# What stands before a country in which something is; between them words like "country" may stand.
_AT = {
    "km": ("នៅ", "ក្នុង", "ទៅ", "មក", "ពី"),
    "th": ("ที่", "ใน", "ณ", "จาก", "เยือน"),
    "zh": ("在", "访问", "赴", "抵达", "抵", "從", "从"),
    "lo": ("ທີ່", "ໃນ"),
}
_BETWEEN = {
    "km": ("ប្រទេស", "ព្រះរាជាណាចក្រ", "រាជធានី", "ទីក្រុង", "ខេត្ត"),
    "th": ("ประเทศ", "กรุง", "ราชอาณาจักร"),
    "lo": ("ປະເທດ",),
}
_HEAD = 2  # characters by which names are first told apart


def find(sentence: str, language: str) -> Iterator[Actor]:
    """The known names in a sentence, the longest at each place. Linear."""
    heads = _heads(language)
    at = 0
    while at < len(sentence) - 1:
        names = heads.get(sentence[at : at + _HEAD])
        found = names and next((one for one in names if sentence.startswith(one[0], at)), None)
        if not found:
            at += 1
            continue
        local, name, kind = found
        if kind == "country" and _located(sentence[:at][-30:], language):
            kind = "place"
        yield Actor(name, kind, at, at + len(local))
        at += len(local)


def _located(before: str, language: str) -> bool:
    for word in _BETWEEN.get(language, ()):
        before = before.rstrip().removesuffix(word)
    return before.rstrip().endswith(_AT.get(language, ()))


@cache
def _heads(language: str) -> dict[str, list[tuple[str, str, Kind]]]:
    names: list[tuple[str, str, Kind]] = [
        (local, name, "country") for local, name in foreign.countries(language)
    ]
    names += [(local, name, "country") for local, name in _COUNTRIES.get(language, {}).items()]
    names += [(local, name, "organisation") for local, name in _BODIES.items()]
    names += [(local, name, "place") for local, name in _PLACES.items()]
    heads: dict[str, list[tuple[str, str, Kind]]] = {}
    for one in sorted(names, key=lambda one: -len(one[0])):
        if len(one[0]) >= _HEAD:
            heads.setdefault(one[0][:_HEAD], []).append(one)
    return heads
