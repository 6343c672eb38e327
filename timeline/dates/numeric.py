"""Dates in digits only, shared by all languages."""

from timeline.dates.reading import Fixed, Groups, Meaning


def day_value(year: str | None, month: str | None, day: str | None = None) -> str:
    """`2024-12-10` or `2024-12` from digits."""
    value = f"{int(year or 0):04}-{int(month or 0):02}"
    return f"{value}-{int(day):02}" if day else value


def full_year(digits: str) -> int:
    """Two digits are 1970 to 2069, as POSIX strptime counts up to the fold at 69."""
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def numeric(groups: Groups, *, day_first: bool | None = None) -> Meaning | None:
    """10/12/2024: only when one reading is possible, or the language settles the order.

    A full stop between the numbers means day first wherever it is in use.
    """
    first, second, digits = int(groups["a"] or 0), int(groups["b"] or 0), groups["y"] or ""
    if groups["sep"] != groups["sep2"] or (len(digits) == 2 and groups["sep"] == "-"):
        return None  # scores and part numbers look like this more often than dates
    if groups["sep"] == ".":
        if len(digits) == 2 and (len(groups["a"] or "") == 1 or len(groups["b"] or "") == 1):
            return None  # 1.2.10 is a version
        day_first = True
    year = full_year(digits)
    readings = {(first, second)} if day_first is not False else set()
    readings |= {(second, first)} if day_first is not True else set()
    possible = {(day, month) for day, month in readings if 1 <= month <= 12 and 1 <= day <= 31}
    if len(possible) != 1:
        return None
    day, month = possible.pop()
    return Meaning(Fixed(f"{year:04}-{month:02}-{day:02}"))
