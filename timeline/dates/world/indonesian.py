"""Indonesian."""

from timeline.dates.world.lexicon import Lexicon

_YEAR = "(?:[ /-](?:tahun )?<year>| tahun <y_turn:turn>)"
_DIGITS = r"\((?:hari )?<day>/<m>(?:/<year>)?\)"
_MORE = (
    r"(?P<unit>akhir pekan) <turn>",
    (
        r"(?:hari )?<weekday>,? (?P<day>(?:3[01]|[12][0-9]|0?[1-9])"
        r"(?![0-9]))[/.-](?P<m>1[0-2]|0?[1-9])[/.-]<year>"
    ),
    "(?:(?:<hedge> )?<count> <unit>|<span>) (?:terakhir|belakangan)(?: ini)?",
    f"(?:hari )?<weekday>,? {_DIGITS}(?: <part>)?",
    f"(?:hari )?<weekday> <part>,? {_DIGITS}",
    (
        "(?:hari )?(?:<weekday>,? )?(?:tanggal )?<day> <month>"
        "(?: (?:tahun )?<year>| <behind:turn>| tahun <y_turn:turn>)?"
        r"(?: \((?:hari )?<other:weekday>\))?(?:,? <part>)?"
    ),
    "(?:tanggal )?<day> (?P<of>bulan) <turn>",
    "(?:hari )?<weekday>(?: <part>)?,? <wk>",
    "hari <weekday>(?: <part>)?(?: <turn>)?",
    "(?:<edge> )?(?:bulan )?<month> (?:<behind:turn>|tahun <y_turn:turn>)",
    "<edge> (?:tahun )?<year>",
    r"(?P<phrase>tadi malam|semalam)(?!\w)",
    "(?P<phrase>nanti) <part>",
    "(?P<phrase>tadi) (?!malam)<part>",
    "<part> (?P<turn>ini|tadi)(?!\\w)",
    rf"(?P<quarter>kuartal|triwulan) (?:ke-?)?(?:(?P<roman>iv|i{{1,3}})|<n>|<nth>)(?!\w){_YEAR}?",
    rf"(?P<half>semester) (?:ke-?)?(?:(?P<roman>i{{1,2}})|<n>|<nth>)(?!\w){_YEAR}?",
    rf"(?P<half>paruh) <nth>(?!\w){_YEAR}",
    r"(?:<edge> )?(?:(?:tahun|era|dekade) )?(?P<dec>(?:1[89]|20)?[0-9]0) ?-?an(?!\w)",
    r"(?:<edge> )?abad (?:ke ?-? ?)?<cent:century>(?!\w)",
    "<unit> (?P<same>yang sama|itu juga)",
    "(?:<hedge> )?(?:<count> <unit>|<span>) (?:yang )?(?P<back>lalu|silam)(?!\\w)",
    "(?:dalam )?(?:<count> <unit>|<span>) (?P<on>lagi|mendatang|ke depan)(?!\\w)",
    "(?:<count> <unit>|<span>) (?P<later>kemudian|setelahnya|berselang)(?!\\w)",
    r"(?:<hedge> )?<count> <unit>(?! (?:yang )?(?:lalu|ini))",
    "<span>",
)
INDONESIAN = Lexicon(
    code="id",
    of_year=",? (?:tahun )?",
    article="(?:tanggal )?",
    more=_MORE,
    lone_weekday="(?!minggu).+",
    to="(?:-|hingga|sampai|dan|s/d)",
    joint=" (?:hingga|sampai|sampai dengan) (?:tanggal )?",
    opening="(?:dari|sejak|mulai)(?: tanggal)?",
    pair="antara",
    pair_and=" dan ",
    year_before=r"\b(?:tahun|sejak|hingga|pada|sampai|antara|dan|dari|akhir|awal|pertengahan) ",
    month_before=r"\b(?:pada|bulan|sejak|hingga|sampai|di|dari|akhir|awal|pertengahan|dan) ",
    edges={"awal": "START", "akhir": "END", "pertengahan": "MID"},
    turns={
        "lalu|kemarin|silam|sebelumnya": -1,
        "ini|tadi": 0,
        "depan|mendatang|berikutnya|(?:yang )?akan datang": 1,
    },
    turn_before=False,
    turn_behind=True,
    units={
        "detik": "TS",
        "menit": "TM",
        "jam": "TH",
        "hari": "D",
        "minggu|pekan": "W",
        "akhir pekan": "WE",
        "bulan": "M",
        "kuartal|triwulan": "Q",
        "tahun": "Y",
        "dekade": "DE",
        "abad": "CE",
    },
    numbers={
        "satu|se(?=hari|minggu|bulan|tahun)": 1,
        "dua": 2,
        "tiga": 3,
        "empat": 4,
        "lima": 5,
        "enam": 6,
        "tujuh": 7,
        "delapan": 8,
        "sembilan": 9,
        "sepuluh": 10,
    },
    spans={
        "sehari": (1, "D"),
        "se(?:minggu|pekan)": (1, "W"),
        "sebulan": (1, "M"),
        "setahun": (1, "Y"),
        "setengah tahun": (6, "M"),
        "satu setengah tahun": (18, "M"),
    },
    weeks={
        "(?:pekan|minggu) (?:lalu|kemarin)": -1,
        "(?:pekan|minggu) ini": 0,
        "(?:pekan|minggu) (?:depan|mendatang)": 1,
    },
    nth={"pertama|satu": 1, "kedua|dua": 2, "ketiga|tiga": 3, "keempat|empat": 4},
    vague="beberapa",
    hedge="lebih dari|kurang dari|sekitar|hampir",
    every="setiap|tiap",
    fixed={
        "kemarin": (-1, "D"),
        "tadi|nanti": (0, "D"),
        "(?:tadi malam|semalam)": (-1, "NI"),
        "kemarin lusa": (-2, "D"),
        "hari ini": (0, "D"),
        "besok": (1, "D"),
        "lusa": (2, "D"),
        "sekarang|saat ini": "PRESENT_REF",
        "baru-baru ini": "PAST_REF",
        "segera": "FUTURE_REF",
    },
    parts={"pagi|dini hari|subuh": "TMO", "siang|sore": "TAF", "petang": "TEV", "malam": "TNI"},
    never=(
        r"(?:[Bb]erusia|[Uu]mur|[Uu]sia|[Bb]erumur)(?: sekitar)? \[|\(\[[^\]]*(?:tahun|th)\]\)"
        r"|(?:Nomor|No\.?) ?\[|(?:Nomor|No\.?) [\w/-]{1,8} [Tt]ahun \[|\[(?:[Tt]adi|[Nn]anti)\]|\[\d+ Tahun\]"
    ),
    past=r"\b(?:telah|sudah|lalu|kemarin)\b",
    future=r"\b(?:akan|bakal|hingga|mendatang|rencananya)\b",
)
