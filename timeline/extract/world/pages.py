"""What pages in other languages than English say about themselves: the words of stamps and of the heads of menus."""

STAMPS = (
    r"(?:(?:zuletzt|letzte[rs]?|online|erst(?:mals)?|dernière|date de|última|ultima|ultimo|fecha de|data de|laatst) )*"
    r"(?:veröffentlicht|aktualisiert|aktualisierung|geändert|änderung|bearbeitet|erstellt|gedruckt|erschienen|stand|datum"
    r"|publiée?|mise? à jour|modifiée?|parution|publication|rédigée?|fait à"
    r"|publicad[oa]|publicación|actualizad[oa]|actualización|modificad[oa]|modificación|hecho en"
    r"|pubblicat[oa]|aggiornat[oa]|aggiornamento|atualizad[oa]|atualização|gepubliceerd|bijgewerkt|geplaatst"
    r"|archiv(?:es?|io|o)?|hemeroteca|archief|arquivo"
    r"|mehr zum thema|lesen sie auch|lire aussi|à lire|sur le même sujet|lea también|leia também|leggi anche|lees ook)"
)
MENUS = (
    r"das könnte sie auch interessieren.*|mehr (?:zum thema|aus .*|nachrichten)|meist(?:gelesen|kommentiert).*"
    r"|lesen sie (?:auch|mehr).*|ähnliche (?:artikel|beiträge)|weitere (?:artikel|meldungen|nachrichten)"
    r"|neueste (?:beiträge|artikel)|archiv|kategorien|schlagwörter|kommentare?",
    r"(?:à )?lire aussi.*|à lire (?:également|ensuite).*|sur le même (?:sujet|thème)|(?:les )?plus lus?|articles (?:liés|récents)"
    r"|dernières? (?:actualités|nouvelles|infos?)|dans la même rubrique|archives|catégories|commentaires?|partager.*",
    r"(?:le|te) puede interesar.*|lo más (?:leído|visto)|(?:más|otras) noticias.*|lea también.*|noticias relacionadas"
    r"|últimas noticias|entradas recientes|hemeroteca|archivos?|categorías|etiquetas|comentarios?|compartir.*",
    r"leggi anche.*|potrebbe interessarti.*|i più letti|ultime notizie|archivio|leia também.*|mais lidas|últimas notícias"
    r"|lees ook.*|meest gelezen|gerelateerde (?:artikelen|berichten)|laatste nieuws|archief|reacties?",
)
