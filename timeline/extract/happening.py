"""Which nouns name something that happens: "the flood of 1953" happened then, "a glue of 1938" is a thing."""

from timeline.extract import words

# Nouns that end so name what is done.
_DONE = (
    "tion",
    "sion",
    "ment",
    "ing",
    "ance",
    "ence",
    "break",
    "down",
    "out",
    "over",
    "quake",
    "slide",
    "wreck",
    "war",
    "fare",
)
_HAPPENED = frozenset(
    "acquittal triumph reshuffle withdrawal dismissal removal reversal renewal refusal denial walkover "
    "stoppage blockage standoff mayhem unrest rampage melee stampede carnage brawl scuffle burglary homicide "
    "pileup pile-up blizzard hailstorm downpour deluge snowfall tremor avalanche wildfire inferno blaze "
    "derby semifinal semi-final playoff play-off regatta marathon vigil gala fundraiser banquet luncheon "
    "recital caucus sit-in ambush manhunt "
    "events storm tragedy drought famine rebellion uprising revolt putsch mutiny plague epidemic heatwave "
    "freeze frost harvest boycott bankruptcy victory win loss arrival truce treaty peace bid vote "
    "trial burial "
    "survey sweep visit journey voyage expedition trip tour dig split rescue spill leak murder theft robbery "
    "heist bust boom slump recession rise cut hike rally shock panic move switch verdict sentence ban "
    "failure spring summer autumn winter fall night day days week month months year years end close "
    "turn half "
    "quarter early late course middle deal pact purge".split()
)
_WORKS = frozenset(
    "building painting drawing recording wing engraving clothing housing print guidance insurance".split()
)


def is_work(word: str) -> bool:
    """Whether it ends like a word for what is done and names a thing."""
    return word in _WORKS


def happens(word: str) -> bool:
    """Whether the noun, folded, names what happens rather than what is there."""
    if word in _WORKS:
        return False
    one = word.rpartition("-")[2]
    single = one.removesuffix("s")
    named = one in words.EVENT_NOUNS or single in words.EVENT_NOUNS
    return named or one in _HAPPENED or single in _HAPPENED or single.endswith(_DONE)
