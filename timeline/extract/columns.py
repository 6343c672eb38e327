"""What the heads of columns say of the dates below them."""

import re

# Columns that only say that their cells are dates.
PLAIN = re.compile(
    r"(?:(?:date )?(?:filed|entered)|date|day|when|year|month|week|time|datum|tag|termin|wann|jahr|monat|zeit"
    r"|jour|quand|année|fecha|día"
    r"|cuándo|año|data|quando|giorno|dia|datums|wanneer)(?:s|e|\(s\))?(?: / \w+)?\W*",
    re.IGNORECASE,
)
# Columns that date the row itself, a paper or what has been replaced; those of seasons, models and periods.
OF_PAPER = re.compile(
    r"\b(?:updated?|revised|revision|modified|changed|edited|reviewed?|checked|verified|accessed|retrieved"
    r"|published|posted|uploaded|printed|version|as (?:of|at)|last contact|stand|aktualisiert"
    r"|geändert|änderung|bearbeitet|geprüft|abgerufen|veröffentlicht|veröffentlichung|eingestellt|gedruckt"
    r"|ausgabe|mise? à jour|modifiée?|révisée?|consultée?|publiée?|actualizad[oa]|modificad[oa]|revisad[oa]"
    r"|publicad[oa]|consultad[oa]|season|saison|temporada|period|zeitraum|période|período|model|modell|baujahr"
    r"|vintage|edition|original(?:ly)?|old|former|previous(?:ly)?|bisher|ursprünglich|bisherige?r?"
    r"|ancienne?|initiale?|anterior|antigua?|best before|use by|sell by|lot|batch|expiry|haltbar\w*|mhd|dlc"
    r"|ddm|caducidad)\b",
    re.IGNORECASE,
)
# What begins or ends, in columns or rows with a bare year.
BEFALLING = re.compile(
    r"\b(?:born|died|death|birth|built|constructed|completed|founded|established|opened|opening|closed|launched"
    r"|commissioned|decommissioned|automated|installed|discovered|abolished|dissolved|rebuilt|restored|joined"
    r"|since|elected|appointed|retired|awarded|signed|ratified|begun|started|renovation|restoration|extension|demolished|demolition"
    r"|destroyed|consecrated|reconstruct\w+|first \w+|last \w+|inaugurated|introduced"
    r"|geboren|gestorben|geburt|tod|erbaut|gebaut|gegründet|gründung|eröffnet|eröffnung|geschlossen|seit"
    r"|fertigstellung|fertiggestellt|bauzeit|umbau|anbau|neubau|abriss|renovierung|restaurierung|sanierung|erweiterung|weihe|einweihung"
    r"|zerstört|zerstörung|aufgelöst|inbetriebnahme|née?|morte?|décès|naissance|construite?"
    r"|fondée?|fondation|ouverte?|ouverture|depuis|nacid[oa]|nacimiento|fallecid[oa]|muerte|construid[oa]"
    r"|fundad[oa]|fundación|inaugurad[oa]|desde)\b",
    re.IGNORECASE,
)
# Columns whose cells look like hours and are none: "3.20".
OF_NUMBERS = re.compile(
    r"\b(?:versions?|releases?|branch|series|number|no|nr|section|chapter|item|build)\b", re.IGNORECASE
)
