"""The names of the months in full, from the first on, in the languages that several rules know."""

ENGLISH = tuple(
    "january february march april may june july august september october november december".split()
)
GERMAN = tuple("januar februar märz april mai juni juli august september oktober november dezember".split())
FRENCH = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
SPANISH = tuple(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
ALL = frozenset({*ENGLISH, *GERMAN, *FRENCH, *SPANISH})
