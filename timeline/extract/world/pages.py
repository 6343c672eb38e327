"""What pages say about themselves in stamps and menus, in other languages than English or in any."""

import re

_LAST = (
    r"zuletzt|letzte[rs]?|online|erst(?:mals)?|dernière|date de|última|ultima|ultimo|fecha de|data de|laatst"
)
# A noun alone may be an event: "Publication du rapport : 3 mai".
_NOUNS = (
    r"aktualisierung|änderung|mise à jour|parution|publication|publicación|actualización|modificación"
    r"|aggiornamento|atualização"
)
STAMPS = (
    rf"(?:(?:{_LAST}) )+(?:{_NOUNS})|(?:(?:{_LAST}) )*"
    r"(?:veröffentlicht|aktualisiert|geändert|bearbeitet|erstellt|gedruckt|erschienen|stand|datum"
    r"|(?:par|von|por) [^\W\d_]\w+(?: [^\W\d_]\w+){0,3},?"
    r" (?:publié|veröffentlicht|publicado|actualizado|le \d|am \d)"
    r"|communiqués?(?: de presse)?(?: n[°o])? ?\d+|(?:presse|medien)(?:mitteilung|information)|nota de prensa"
    r"|publiée?|mise? à jour|modifiée?|rédigée?|fait à|publicad[oa]|actualizad[oa]|modificad[oa]|hecho en"
    r"|pubblicat[oa]|aggiornat[oa]|atualizad[oa]|gepubliceerd|bijgewerkt|geplaatst"
    r"|(?:archiv(?:es?|io|o)?|hemeroteca|archief|arquivo)(?=\s?:)"
    r"|(?:foto|photo|bild|archivbild|symbolbild|imagen)(?: prise?| vom| du| del|(?=\s?:))"
    r"|(?:vgl|cf)\. (?=[A-ZÄÖÜ])|sperrfrist(?=\s?:)|(?:angeschlagen|abgenommen|ausgehängt)(?: am)?(?=\s?:)"
    r"|(?:text|texte|texto|quelle|source|fuente)(?=\s?: [A-ZÄÖÜ])"
    r"|(?:nächste ausgabe|prochain numéro|próximo número)(?=\s?:)"
    r"|(?:programm|fahrplan|preisliste|liste|seite|artikel|beitrag|text|meldung|kalender|spielplan|programme"
    r"|horaires?|page|tarifs?|article|calendrier|texte|programa|cartelera|lista|lista de precios|página"
    r"|horarios?"
    r"|artículo|calendario|texto|nota) (?:zuletzt )?(?:aktualisiert|geändert|stand|mise? à jour|actualisée?s?"
    r"|modifiée?s?|actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?)"
    r"|(?:(?:presse|medien|polizei)?(?:meldung|mitteilung)|p[ma])(?: de[rs] [^.!?\n]{2,60})? vom"
    r"|(?:frühere|bisherige|vorherige|ältere) \w+(?=\s?:)|\w+ (?:précédente?s?|antérieure?s?"
    r"|anteriores)(?=\s?:)"
    r"|(?:fecha|hora|uhrzeit)(?=\s?:)|(?:gesendet|envoyé|enviado)(?=\s?:)"
    r"|(?:zugriffe|aufrufe|besuche|klicks|visites|vues|lectures|consultations|visitas|lecturas|vistas)(?=\s?:)"
    r"|(?:die |aktuelle )?meldungen vom"
    r"|mise? en ligne|publiée? en ligne|online (?:seit|gestellt)|subid[oa] el"
    r"|vu (?:le|la|les|l')|visto (?:el|la)"
    r"|mehr zum thema|lesen sie auch|lire aussi|à lire|sur le même sujet|le[ae]r? también|leia também"
    r"|leggi anche|lees ook)"
)
# The heading of what is on: "programa del fin de semana", "das Programm am Wochenende".
PROGRAMME = (
    r"\b(?:programm|spielplan|menü|wetter|termine|vorschau|veranstaltungen|programme|agenda|météo|menu"
    r"|programa"
    r"|cartelera|menú|tiempo)"
    r" (?:der (?:kommenden|nächsten) woche|(?:(?:am|fürs|für das|zum|vom|du|de|pour|le|la|ce|del|para"
    r"|el|de este) ){0,2}(?:wochenende|week-?end|fin de semana)s?)\W*$"
)
MENUS = (
    (
        r"das könnte sie auch interessieren.*|mehr (?:zum thema|aus .*|nachrichten)"
        r"|meist(?:gelesen|kommentiert).*"
        r"|lesen sie (?:auch|mehr).*|ähnliche (?:artikel|beiträge)|weitere (?:artikel|meldungen|nachrichten)"
        r"|neueste (?:beiträge|artikel)|archiv|kategorien|schlagwörter|kommentare?"
    ),
    (
        r"(?:à )?lire aussi.*|à lire (?:également|ensuite).*|sur le même (?:sujet|thème)"
        r"|(?:les )?plus lus?|articles (?:liés|récents)|dernières? (?:actualités|nouvelles|infos?)"
        r"|dans la même rubrique|archives|catégories|commentaires?|partager.*"
    ),
    (
        r"(?:le|te) puede interesar.*|lo más (?:leído|visto)|(?:más|otras) noticias.*"
        r"|(?:le[ae]|leer|ver) (?:también|además).*"
        r"|noticias relacionadas|últimas noticias|entradas recientes|hemeroteca|archivos?|categorías"
        r"|etiquetas|comentarios?|compartir.*"
    ),
    (
        r"leggi anche.*|potrebbe interessarti.*|i più letti|ultime notizie|archivio|leia também.*"
        r"|mais lidas|últimas notícias|lees ook.*|meest gelezen|gerelateerde (?:artikelen|berichten)"
        r"|laatste nieuws|archief|reacties?"
    ),
)
# The parts of a menu, none of them with a number at first.
_PARTS = re.compile(r"(?:[^\d/>›»|.:]{3,24} [/>›»] ){3,}[^/>›»|.:]+")
# A link to a file, or a note at the foot: "- [Minutes, 12 January](minutes.pdf)", "[^1]: Holm, 3 May 2019".
_LINK = re.compile(
    r"\W*\[[^\]]+\]\([^)]*\.(?:pdf|docx?|xlsx?|csv|zip|odt)\)\W*|\[\^[\w-]{1,12}\]:[^\n]*, [^,\n]*\d{4}\W*"
)
# How many entries an archive has of each month: "August 2007 (2) July 2007 (4)".
_ARCHIVE = re.compile(r"(?:[^\n:]{0,30}:)?(?:\W*[^\W\d_]{3,12}\.? (?:de )?(?:19|20)\d\d \(\d{1,4}\)){2,}\W*")


# The head or foot of a page of a paper: "Minutes of 9 July 2002 Page 2 of 13", "11/13/18 -2- DRAFT".
_PAGE = re.compile(
    r"[^.!?\n]{4,90} (?:page|seite|página) \d{1,3}(?: (?:of|von|sur|de) \d{1,3})?\W*"
    r"|[\d/.]{6,10} -\d{1,3}-[^\n]{0,40}|[^.!?\n]{2,60} edited this page\b[^.!?\n]{0,60}",
    re.IGNORECASE,
)


def is_menu(line: str) -> bool:
    """Whether it is "Who we are / What we do / News / Donate before 31 December", in any language."""
    if line.endswith(")") and _ARCHIVE.fullmatch(line):
        return True
    if (line[-1].isdigit() or "-" in line[6:12] or " edited this " in line) and _PAGE.fullmatch(line):
        return True
    return _PARTS.fullmatch(line) is not None or _LINK.fullmatch(line) is not None
