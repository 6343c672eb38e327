"""Other names of what is known by several: acronyms of bodies, further names of countries."""

from functools import cache

from timeline.extract.actors.bodies import BODIES
from timeline.extract.actors.countries import COUNTRIES


def others(name: str) -> tuple[str, ...]:
    """The acronyms and other names of a canonical name."""
    return _others().get(name, ())


@cache
def _others() -> dict[str, tuple[str, ...]]:
    found = {name: (*acronyms, *rest) for name, acronyms, rest in BODIES if acronyms or rest}
    return found | {country.name: country.others for country in COUNTRIES if country.others}
