"""Other date finders as filters that read and write what `timeline tag` does: python others.py dateparser.

Neither says how precise a date is. The comparison helps them: prepositions and articles are trimmed off their
spans, and dateparser's dates are cut to the period that its own parser reports (a year, a month) unless
`--plain` is given, as for measuring its speed.
"""

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
LEADING = re.compile(r"^(?:(?:on|in|at|of|by|to|from|for|and|since|within|between)\s+)+", re.IGNORECASE)
TRAILING = re.compile(r"(?:[\s,.]|\s(?:on|in|at|of|by|to|from|for|and|the))+$", re.IGNORECASE)
FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}


def trimmed(words: str, start: int, value: str) -> Record:
    inner = TRAILING.sub("", words)
    start += len(inner) - len(inner := LEADING.sub("", inner))
    return {"start": start, "end": start + len(inner), "text": inner, "value": value}


def dateparser_finds(record: Record, *, plain: bool) -> Iterator[Record]:
    from dateparser.date import DateDataParser  # noqa: PLC0415 -- only its own process pays for it
    from dateparser.search import search_dates  # noqa: PLC0415

    languages = [record.get("language") or "en"]
    settings: Any = {"RELATIVE_BASE": base(record)}
    found = search_dates(record["text"], languages=languages, settings=settings) or []
    parser = DateDataParser(languages=languages, settings=settings | {"RETURN_TIME_AS_PERIOD": True})
    at = 0
    for words, date in found:
        start = record["text"].find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        period = "day" if plain else parser.get_date_data(words).period or "day"
        yield trimmed(words, start, date.strftime(FORMATS.get(period, "%Y-%m-%d")))


def datefinder_finds(record: Record, *, plain: bool) -> Iterator[Record]:
    import datefinder  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 -- optional

    del plain
    found = datefinder.find_dates(record["text"], source=True, index=True, base_date=base(record))
    for date, _, (start, end) in found:
        yield trimmed(record["text"][start:end], start, date.strftime("%Y-%m-%d"))


def base(record: Record) -> dt.datetime:
    return dt.datetime.fromisoformat(record["published"]).replace(tzinfo=None)


def main() -> None:
    finds = {"dateparser": dateparser_finds, "datefinder": datefinder_finds}[sys.argv[1]]
    for line in sys.stdin:
        record = json.loads(line)
        timexes = list(finds(record, plain="--plain" in sys.argv))
        print(json.dumps({"id": record["id"], "timexes": timexes}))


if __name__ == "__main__":
    main()
