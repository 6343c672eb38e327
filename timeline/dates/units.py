"""TIMEX3 values of amounts of time."""

# Half a unit in the next smaller one; a unit in the larger that TIMEX3 knows.
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
_LARGER = {"DE": (10, "Y"), "F": (2, "W"), "ML": (1000, "Y"), "CE": (100, "Y")}


def amount_value(count: float, unit: str) -> str:
    """`P2Y`, `PT5H30M`; fractions other than halves as decimals."""
    if unit in _LARGER:
        factor, unit = _LARGER[unit]
        count *= factor
    whole = int(count)
    clock, letter = ("T", unit[1]) if unit.startswith("T") else ("", unit)
    if count == whole:
        return f"P{clock}{whole}{letter}"
    if count - whole == 0.5 and unit in _HALVES:
        head = f"{clock}{whole}{letter}" if whole else clock
        return f"P{head}{_HALVES[unit]}"
    return f"P{clock}{count:g}{letter}"


def vague_value(unit: str) -> str:
    """`PXY`, `PTXH`."""
    return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{'W' if unit == 'F' else unit}"


def joined_value(first: str, second: str) -> str:
    """`P2Y` and `P3M` are `P2Y3M`; the first alone where the second is not finer."""
    days, _, clock = first[1:].partition("T")
    more_days, _, more_clock = second[1:].partition("T")
    if (clock and more_days) or "." in first:
        return first
    clock += more_clock
    return f"P{days}{more_days}" + (f"T{clock}" if clock else "")
