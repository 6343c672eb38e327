"""Vietnamese."""

from timeline.dates.world.lexicon import Lexicon

_DAY = "(?P<day>(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
_DM = f"{_DAY}[/.-]<m>(?![/.-][0-9])"
_DMY = f"{_DAY}[/.-]<m>(?:[/.-]<year>)?(?![/.-]?[0-9])"
_HOUR = "(?P<hour>[01]?[0-9]|2[0-4]) ?(?:giờ|h|g)(?: ?(?P<minute>[0-5]?[0-9])(?: ?phút)?)?"
_YEAR = "(?:(?:/| |,? năm )<year>|,? năm <y_turn:turn>)"
_AFTER_DAY = r"(?:(?<=từ\s)|(?<=đến\s)|(?<=vào\s)|(?<=hôm\s)|(?<=và\s)|(?<=tới\s)|(?<=trước\s)|(?<=hết\s))"
_MORE = (
    f"{_HOUR},? (?:ngày |hôm ){_DMY}",
    f"{_HOUR},? (?:ngày )?<phrase>",
    r"(?<=trong\s)(?:<hedge> )?<count> <unit> (?:qua|tới|gần đây|vừa qua|trở lại đây)",
    f"(?:<weekday>,? )?(?:<part> )?(?:ngày|hôm|mùng) {_DMY}",
    f"<weekday>,? (?:<part> )?(?:ngày )?<day> <month>{_YEAR}?",
    f"<weekday>,? (?:<part> )?{_DMY}",
    rf"(?:<part> )?<weekday>,? \((?:ngày )?{_DMY}\)",
    f"<part> {_DMY}",
    f"<part> (?:ngày |mùng )?<day> <month>{_YEAR}?",
    f"{_AFTER_DAY}{_DM}",
    (
        r"(?:ngày |(?<=từ\s)|(?<=trong\s))<d1:day> ?(?P<to>-|đến|và"
        r"|tới)(?: ngày)? ?<d2:day>/<m>(?:/<year>)?(?![/.-]?[0-9])"
    ),
    r"<d1:day> ?(?P<to>-|đến|và|tới)(?: ngày)? ?<d2:day>/<m>/<year>",
    "(?:ngày )?<day> (?P<of>tháng) <turn>",
    "(?:<part> )?<weekday>,? <wk>",
    "(?:<part> )?<weekday>,? <turn>",
    "<part> <weekday>",
    r"<part> (?P<turn>nay|qua|mai)(?!\w)",
    "<part> (?:ngày )?<phrase>",
    rf"(?:<edge> )?(?<!mỗi\s)(?<!hàng\s)(?<!một\s)(?<![0-9]\s)<month>(?:{_YEAR}| <behind:turn>)",
    r"<edge> <month>",
    r"(?<!mỗi\s)(?<!hàng\s)(?<!một\s)(?<![0-9]\s)(?<!mấy\s)(?<!vài\s)<month>(?! lần| \w{1,5} lần)",
    "<edge> năm <year>",
    "<edge> <unit> <turn>",
    rf"(?P<quarter>quý) (?:(?P<roman>iv|i{{1,3}})|<n>|<nth>)(?!\w){_YEAR}?",
    f"(?P<half>6 tháng|sáu tháng|nửa) <nth>(?: của)?{_YEAR}",
    f"(?:<edge> )?mùa <season>{_YEAR}",
    "(?:<edge> )?(?:thập niên|thập kỷ|những năm)(?: đầu| cuối)? (?P<dec>(?:1[89]|20)?[0-9]0)(?![0-9])",
    r"(?:<edge> )?thế kỷ (?:thứ )?<cent:century>(?!\w)",
    r"(?P<back>cách đây|cách nay) (?:<hedge> )?<count> <unit>",
    r"(?:<hedge> )?<count> <unit> (?P<back>trước)(?: đây)?(?!\w)",
    r"<count> <unit> (?P<on>nữa|tới)(?!\w)",
    r"<count> <unit> (?P<later>sau)(?: đó)?(?!\w)",
    r"(?:<hedge> )?<count> <unit>(?! (?:<nth>|[0-9]|tuổi))",
    r"(?P<same>cùng) <unit>(?! với)",
    "(?P<each>mỗi|hàng|hằng) (?:<count> )?(?:<weekday>|<unit>)",
    "<weekday>",
)
VIETNAMESE = Lexicon(
    code="vi",
    of_month=" ",
    more=_MORE,
    also={f"tháng 0{n}": n for n in range(1, 10)},
    of_year="(?:,? (?:năm )?|/| ?- ?)",
    lone_weekday="chủ nhật",
    article="(?:(?:ngày|mùng|mồng|ngày mùng) )?",
    to="(?:-|đến(?: ngày)?|và)",
    joint=" (?:đến|tới)(?: hết)?(?: ngày| năm| tháng)? ",
    opening="(?:từ)(?: ngày| năm| tháng)?",
    pair="giữa",
    pair_and=" và ",
    year_before=r"\b(?:năm|từ|đến|và|giai đoạn) |[(-]$",
    month_before=r"\b(?:vào|trong|từ|đến|đầu|cuối|giữa|và|hồi) ",
    edges={"đầu": "START", "cuối": "END", "giữa": "MID"},
    turns={"trước|qua|ngoái|vừa qua|vừa rồi|rồi": -1, "này|nay": 0, "tới|sau|mai|tiếp theo": 1},
    turn_before=False,
    turn_behind=True,
    units={
        "giây": "TS",
        "phút": "TM",
        "giờ": "TH",
        "ngày": "D",
        "tuần": "W",
        "cuối tuần": "WE",
        "tháng": "M",
        "quý": "Q",
        "năm": "Y",
        "thập kỷ": "DE",
        "thế kỷ": "CE",
    },
    numbers={
        "một": 1,
        "hai": 2,
        "ba": 3,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
    },
    nth={"đầu|một|nhất": 1, "cuối|sau|hai": 2, "ba": 3, "tư|bốn": 4},
    weeks={
        "tuần (?:trước|qua|vừa qua|vừa rồi|rồi)": -1,
        "tuần (?:này|nay)": 0,
        "tuần (?:sau|tới)": 1,
    },
    seasons={"xuân": "SP", "hè|hạ": "SU", "thu": "FA", "đông": "WI"},
    parts={"rạng sáng|sáng sớm|sáng": "TMO", "trưa|chiều": "TAF", "chiều tối|tối": "TEV", "đêm|khuya": "TNI"},
    never=(
        r"(?<!vào )(?<!hôm )(?<!sáng )(?<!chiều )(?<!tối )(?<!trưa )(?<!ngày )(?<!đêm )(?<!từ )(?<!đến )"
        r"\[[Tt]hứ [hbtns]\w*\]|(?:lần|hạng|người|lớp|cấp|vị trí) \[[Tt]hứ [^\]]*\]"
        r"|[Ss]ố \[|(?:lúc|hồi|đến) \[[^\]]*(?:giờ|phút)\]|giờ \[|\[[^\]]*\] tuổi"
    ),
    vague="vài|nhiều|mấy",
    hedge="hơn|gần|khoảng",
    every="mỗi|hàng|hằng",
    fixed={
        "hôm kia": (-2, "D"),
        "hôm qua": (-1, "D"),
        "hôm nay": (0, "D"),
        "ngày mai": (1, "D"),
        "ngày kia": (2, "D"),
        "năm nay": (0, "Y"),
        "năm ngoái": (-1, "Y"),
        "sang năm|năm tới": (1, "Y"),
        "hiện nay|hiện tại|bây giờ": "PRESENT_REF",
        "gần đây|mới đây": "PAST_REF",
        "sắp tới": "FUTURE_REF",
    },
    past=r"\b(?:đã|vừa|từng)\b",
    future=r"\b(?:sẽ|sắp|dự kiến|đến hết|hoàn tất|hạn chót)\b|trước $",
)
