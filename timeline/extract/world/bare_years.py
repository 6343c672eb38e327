"""German puts a bare year behind a noun: "dass die Stadt 1987 das Haus kaufte", not "die Expo 2000"."""

import re

_NOUN = r"(?:[A-ZÄÖÜ][\wäöüß-]{2,})"
# What is told apart by its year, as the last part of a compound or alone.
_EDITIONS = (
    r"wahl|wahlen|expo|agenda|wm|em|olympia|spiele|haushalt|etat|plan|ziel|ziele|strategie|vision|programm"
    r"|kongress|messe|festival|gipfel|konferenz|tag|tage|treffen|preis|bericht|index|zensus|saison|jahrgang"
    r"|modell|meisterschaft|meisterschaften|cup|pokal|turnier|pakt|studie|ausgabe|version|fassung|norm|rallye"
    r"|biennale|documenta|berlinale|open|award|report|standard|nummer|artikel|seite|horizont|paragraf|baujahr"
    r"|kapitel|nr|jahr|sommer|winter|herbst|frühjahr|liste|katalog|kalender|umfrage|statistik|monitor"
    r"|barometer|atlas|gesetz|verordnung|richtlinie|projekt|initiative|reform|konzept|paket|stadt(?= 20[2-9])"
)
_EDITION = re.compile(rf"(?:^|[\W_])(?:[\wäöüß]*(?:{_EDITIONS})|(?-i:[A-ZÄÖÜ]{{1,}}\d*))\s+$", re.IGNORECASE)
# "dass die Stadt", "nachdem die Firma", "deren Chef": the verb comes last
_OPENED = re.compile(
    rf"(?:^|[,;(–—]\s*|\bund )(?i:dass|weil|nachdem|als|wenn|bevor|obwohl|während|ob|wie|warum|wo|wohin|damit"
    rf"|deren|dessen|seit)\b[^,;:.]{{0,60}}\b{_NOUN}\s+$"
    rf"|,\s(?:(?:an|in|mit|für|auf|bei|von|zu) )?(?:die|das|der|dem|den|denen)\b[^,;:.]{{0,60}}\b{_NOUN}\s+$"
)
# "gründete Brecht", "wurde die Schule": the verb comes before its subject
_INVERTED = re.compile(
    rf"\b(?:wurden?|war(?:en)?|hatten?|ha(?:t|ben)|kam(?:en)?|ging|zog|nahm|gab|fand|schloss|verließ"
    rf"|übernahm|trat"
    rf"|starb|gewann|verlor|entstand|[a-zäöü]{{3,}}ten?) (?:(?:der|die|das|den|dem|ein|eine|einen|sein|ihr"
    rf"|seine|ihre|seinen|ihren|sich) )?(?:{_NOUN} ){{0,2}}{_NOUN}\s+$"
)
# "Der 2019 eröffnete Tunnel"
_ARTICLE = re.compile(r"\b(?:[Dd](?:er|ie|as|en|em)|[Ii]m|[Ee]ine?[nmr]?|[Ss]eine?[nmr]?|[Ii]hre?[nmr]?)\s+$")
_DONE = re.compile(r"\s+(?:\w+ )?[a-zäöüß]{3,}(?:t|en)e[nrms]?\b")
_GOES_ON = re.compile(r"[\s,]*[a-zäöü]")
_FINITE = re.compile(
    r"\s*(?:ist|sind|war(?:en)?|gilt|hat|haben|wird|werden|wurden?|findet|fand|bringt|zeigt)\b"
)


def dates(before: str, after: str) -> bool:
    """Whether the year between `before` and `after`, right behind a noun, tells when and not which."""
    if _ARTICLE.search(before):
        return _DONE.match(after) is not None
    if _EDITION.search(before) or _GOES_ON.match(after) is None:
        return False
    if _INVERTED.search(before):
        return True
    return _OPENED.search(before) is not None and (_FINITE.match(after) is None or before.count(",") > 0)
