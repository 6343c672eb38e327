"""Spanish."""

import re

from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = r"(?:lun(?:es)?|mar(?:tes)?|mié(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sáb(?:ados?)?|dom(?:ingos?)?)"

_WEEKDAY = "(?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)"
_HOURS = r"(?:,? de)? \d{1,2}(?:[.:]\d\d)? ?h?(?:oras)? (?:a|y) \d"
_THAT = "(?:el|la|los|las|al|del)"
_MORE = (
    r"(?:más(?! de\b)|menos(?! de\b)|(?:may|men|mej|pe|superi|inferi)or(?:es)?|doble|triple|tant[oa]s?|igual)"
)
_OUT = "(?:public|present|difund|conoc|divulg|anunci|cobr|pag)"
_PEOPLE = "(?:los|las|personas|niñ[oa]s|menores|jóvenes|mujeres|hombres)"
# Each with the date in square brackets, from the start of a word on.
_NEVER = re.compile(
    # As in "un 3 % más que el de [2024]", "el doble que en [el año anterior]".
    rf"\b(?:{_MORE} (?:\w+ ){{0,3}}?(?:que|como|a|al)"
    r"(?: (?:en|el|la|los|las|lo|de|del|tod[oa]s?|durante|hace|para))* ?\["
    # As in "superó en un 12 % al de [2019]", but a pronoun that opens its clause is what happened.
    rf"|(?<=[\w%] )(?<!\b[ye] ){_THAT} (?:de(?:l)? \[|\[del? )"
    r"(?:año \w+|[12]\d{3}|(?:mes|verano|invierno|curso|trimestre) [^\]]*)\]"
    r"|(?:respecto|relación|comparación|frente) \[al? |(?<=% )sobre (?:el )?\["
    r"|(?:mism[oa]|igual) (?:mes|lapso|per[ií]odo|trimestre|semestre|época|fechas?) de(?:l)? \["
    # As in "concierto de [primavera]".
    r"|(?<!finales )(?<!principios )(?<!mediados )(?<!comienzos )(?<!partir )(?<!antes )(?<!después )"
    r"(?<!elecciones )(?<!desde )\bde \[(?:primavera|verano|otoño|invierno)\]"
    r"(?! (?:de|del|pasad|que viene|próxim)\b)"
    # As in "el 17 y no [el 10]", "no será [el sábado], sino el domingo".
    r"|(?:\by|,) no (?:en |para |a |por )?\[|\bno (?:\w+ ){1,4}\[[^\]]+\],? sino\b"
    # As in "(martes y [jueves], de 17 a 20 h)", "los sábados a [las 12]".
    rf"|(?<=\[){_WEEKDAY}\](?:,| y) {_WEEKDAY}{_HOURS}|{_WEEKDAY} y \[{_WEEKDAY}(?:\]{_HOURS}|,? de \d)"
    rf"|(?:los (?:{_WEEKDAY}|días)|cada \w+|diario) (?:a |desde |de )?\[las"
    # As in "la noche del martes [al miércoles]", which is one night.
    r"|(?:noche|madrugada) del \w+ (?:al? \[|\[al )"
    # As in "los resultados del [primer trimestre] se publicarán el 29 de abril".
    r"|(?:resultados|balance|cuentas|informe|cifras|datos) (?:del )?\[[^\]]*(?:tri|se)mestre[^\]]*\]"
    rf" [^.;]*\b{_OUT}"
    r"|(?:informe|datos|cifras|balance|boletín|encuesta|barómetro|nómina|factura|número) de \[[^\W\d]+\]"
    rf" (?:se )?{_OUT}"
    # As in "revocó la sentencia [del 12 de enero]", "la condena de [2023]", "el récord era de [2015]".
    r"|(?<=\w )(?:la|el|una?|su|esa) (?:sentencia|auto|fallo|dictamen|providencia|oficio|acta|carta|escrito"
    r"|condena|informe) (?:\[del? |del? \[[12]\d{3}\])"
    r"|(?:récord|marca|máximo|mínimo) (?:\w+ ){0,3}(?:era|es|fue|databa|data) de(?:l)? \["
    # As in "el pregonero de [este año] será Luis Lago".
    r"|(?<!elecciones )\bde \[(?:este|el presente) año\]"
    # As in "la obra, de [2019], vale", "los nacidos en [2012]", "foto de archivo, en [2024]".
    rf"|, de \[\d{{4}}\],|\b{_PEOPLE} nacid[oa]s (?:[a-z]+ ){{1,2}}\["
    r"|(?:foto|imagen|vista) de archivo\b[^.]*\["
    # As in "[hace dos años] que esperan", but "que murió".
    r"|(?<=\[)hace [^\]]+\] que (?:no )?(?!se |le |me |fue|hizo|vino)\w+[ae]n?\b"
    # As in "entrará en vigor [al día siguiente] de su publicación".
    r"|día siguiente\] (?:de(?:l)?|al?)(?: de)?(?: la| su| el)? (?:publicación|notificación|recepción"
    r"|vencimiento|inscripción|finalización|entrega|solicitud))",
    re.IGNORECASE,
)

SPANISH = Phrases(
    joints=phrase(
        r"si|que(?! (?:en|hace|durante)\b)|quien(?:es)?|cuy[ao]s?|donde|cuando|mientras|porque|aunque"
    ),
    supposing=phrase(r"si|sin|en caso de|de no|salvo que|siempre que|a menos que|a condición"),
    conditional=phrase(r"\w+(?:ría[ns]?|ríamos|rá|rán|remos)|de no|salvo|siempre|a menos"),
    unreal=phrase(
        r"habrían? \w+d[oa]s?|(?:debería|podría|tendría)n? (?:que )?haber(?:se)? \w+|sería[n]? (?:la|el"
        r"|los|las)|de haber(?:se)? \w+d[oa]s?(?= en \d)"
    ),
    unsure=phrase(
        r"no descartan?|(?:estudia|analiza|evalúa|baraja|sopesa|valora)n? la (?:posibilidad|opción|idea) de"
        r"|(?:estudia|valora|baraja|sopesa|plantea)n? \w+r(?:se|l[aeo]s?)?|podrían?|quizás?"
        r"|tal vez|posiblemente"
    ),
    contrasted=phrase(
        r"(?:más|menos) \w+ desde|(?:aún|todavía) (?:era|eran|había)|,? ?(?:fueron|eran|hubo) \d"
        r"|siguen siendo válid[oa]s"
    ),
    started=leading(r"de(?:l)? [\d., ]+%?(?: \w+){0,3}? (?:en|de)"),
    reached=phrase(r"(?:a|al|hasta)"),
    formerly=phrase(r"inicialmente|en principio|en un principio|originalmente|al principio|antes|primero"),
    planned=phrase(
        r"previst[ao]s?|programad[ao]s?|fijad[ao]s?|anunciad[ao]s?|convocad[ao]s?|debían?|iban? a"
        r"|(?:comenz|empez|inici|arranc|celebr)aban?"
    ),
    attributed=phrase(r"(?!)"),
    moved=phrase(
        r"no (?:llegó|llegaron) a|nunca (?:se|llegó|llegaron)"
        r"|aplazad[ao]s?|pospuest[ao]s?|retrasad[ao]s?|trasladad[ao]s?|adelantad[ao]s?|se (?:celebrar"
        r"|publicar|har)(?:á|án)"
        r"|pasan? (?:al?|para)|se (?:traslad|adelant)\w+|quedan? para"
        r"|tendrán? lugar|se (?:aplaz|pospon|retras)\w+"
    ),
    unmet=phrase(
        r"debían?|iban? a|(?:estaba|estaban|tenía|tenían) previst[ao]s?|preveían?|pretendían?"
        r"|tenían? que|aspiraban? a|(?:pensaba|esperaba|quería|planeaba)[ns]? \w+r(?:l[aeo]s?|se)?"
    ),
    compared=leading(
        r"(?:comparables?|similares?|parecid[oa]s?) (?:al?|con)(?: (?:el|la|los|las|lo)\b)?"
        r"(?: [\d., ]*(?:%|[^\W\d]+))?(?: en| de| del)?|(?:igual que|como)(?: ya| en)*|"
        r"(?:frente al?|a diferencia|contra(?= (?:los |las )?\d)|en vez de|en lugar de|respecto (?:al?|del?)"
        r"|en comparación con|comparad[ao]s? con)(?: [\w.,%'-]+){0,6}"
        r"|(?:(?:comparad[ao]s? con|superior(?:es)? a|inferior(?:es)? a) (?:los|las) (?=\d)"
        r"|comparad[ao]s? con )(?!.* y )[^;]{0,80}"
        r"|(?:más|menos|mejor(?:es)?|peor(?:es)?|mayor(?:es)?|menor(?:es)?|superior(?:es)?"
        r"|inferior(?:es)?|tant[ao]s?)\b"
        r"[^;]*\b(?:que|como|a)(?: (?:en|el|la|los|las|hace|de|del|durante))*"
    ),
    measured=leading(
        r"(?:(?:supera\w*|encima|debajo|que|a)\b[^;,]*\b(?:los|las)|nivel(?:es)?|cifras?|valor(?:es)?"
        r"|récords?) (?:de|del)"
    ),
    ranking=phrase(
        r"no (?:ha|han|había|habían|se ha)|primer[ao]?s?|mayor(?:es)?(?! de \d)|menor(?:es)?(?! de \d)"
        r"|mejor(?:es)?|peor(?:es)?|(?:el|la"
        r"|los|las) \w+ más|nunca|récord|igual|semejante|no [^.;]*\b(?:tan|tal|tant[ao]s?)"
        r"|más (?:alt|baj|elevad|larg|grand|grav)\w*"
    ),
    since=leading(r"desde(?: (?:el|la|los))?"),
    documents=leading(
        r"(?:convenios?|contratos?|pacto|protocolo|ordenanza|normativa|licencia"
        r"|póliza)(?: (?:colectivo|marco))?"
        r" de(?:l)?"
        r"|(?:ley(?:es)?|decretos?|real decreto|orden|directivas?|reglamentos?|código|circular"
        r"|resolución|constitución)"
        r"(?: (?:de|del|la|el|y|para|sobre|(?-i:[A-ZÁÉÍÓÚ])\w+|\w+al|orgánica|\w+/\w+)){0,6}? (?:de|del)"
        r"|(?:en la|la) edición(?: del)?|(?:informe|boletín|balance|parte|recuento) anterior,?(?: del?)?"
        r"|(?:decreto|orden|resolución|circular|acuerdo|ley)(?= $)|(?:según|conforme a|en virtud de"
        r"|con arreglo a) (?:la |el |lo )?"
        r"\w+(?: de| del)?"
        r"|(?:nacid[oa]s|construid[oa]s) (?:antes|después|entre|desde)(?: (?:de|del|el))*"
    ),
    named=leading(
        r"(?:comedias?|estatuas?|esculturas?|carteles?|casas?|iglesias?|estaci(?:ón|ones) de tren"
        r"|puentes?|fábricas?"
        r"|pabell(?:ón|ones)|torres?|naves?|presas?|calderas?|tuberías?|tranvías?|trenes|autobuses"
        r"|camiones|furgonetas?"
        r"|molinos?|órganos?|escuelas?|coches?|locomotoras?|vinos?|documentales?|óperas?|el actual"
        r"|la actual|temporadas?"
        r"|convocatoria(?: de \w+)?|cuadros?|edificios?|fotos?|fotografías?"
        r"|películas?|novelas?|discos?|canci(?:ón|ones)"
        r"|modelos?|mapas?|cursos?(?: \w+ico)?|ejercicios?|presupuestos?|informes?|edición|resultados"
        r"|censo|agenda|horizonte"
        r"|plan|estrategia|programa|promoción|copa del mundo|mundial|juegos|campe(?:ón|ona|ones)"
        r"|ganador(?:a|es)?|vencedor(?:a|es)?|año (?:escolar|académico))"
        r"(?: [a-zá-ú]+(?:al|ales|icos?)| de [a-zá-ú]+)?(?: (?:de|del|para|para el))?"
    ),
    repeated=leading(r"cada(?: (?:primer|segundo|tercer|último))?|todos los|todas las"),
    daily=phrase(
        r"todos los días|cada (?:día|noche|tarde|mañana|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
        r"|todas las (?:noches|tardes|mañanas)|días laborables|entre semana|diariamente|a diario"
        r"|cada semana|horario"
    ),
    week=phrase(rf"(?:de )?{_DAYS}\s*(?:a|al|-|–|—)\s*{_DAYS}"),
    today=phrase(r"hoy"),
    lasting=phrase(
        r"(?:en día|,?\s*(?:somos|estamos|tenemos|vivimos|es|son|tiene|tienen|alberga|acoge|cuenta|viven"
        r"|vive|existe|hay|sigue|emplea|agrupa"
        r"|factura|exporta|produce|gestiona|ocupa|atiende|pertenece|depende|cuesta|vale|suma|forma parte"
        r"|da (?:empleo|trabajo|servicio)|se (?:llama|conoce|conserva|encuentra|dedica)))"
    ),
    saying=phrase(
        r"dij(?:o|eron)|(?:contó(?! con)|contaron|confesó|recordó"
        r"|resumió|avisó|lamentó|admitió|reconoció|celebró que"
        r"|bromeó)|afirm(?:ó|aron)|explic(?:ó|aron)|señal(?:ó|aron)|asegur(?:ó|aron)|indic(?:ó"
        r"|aron)|(?<!\bse )declar(?:ó|aron)"
        r"(?= (?:\w+ )?(?:que|a la|ante|en|ayer|hoy))|(?<!se )manifest(?:ó|aron)|destac(?:ó"
        r"|aron)|relat(?:ó|aron)|apunt(?:ó|aron)"
        r"|añadi(?:ó|eron)|subray(?:ó|aron)|coment(?:ó|aron)|sostuv(?:o|ieron)|precis(?:ó|aron)"
        r"|record(?:ó|aron)|insisti(?:ó|eron)"
        r"|(?:prometi(?:ó|eron)|neg(?:ó|aron))(?=\s{2,}\w+[aei]r\b)|amenaz(?:ó|aron)(?=\s{2,}con\b)"
        r"|(?:recordaba|contaba(?! con)|decía|explicaba|afirmaba|aseguraba|lamentaba|relataba|confesaba"
        r"|admitía|comentaba|señalaba|advertía|bromeaba"
        r"|reconocía)n?"
        r"|(?<!\bse )(?:ha|han|había|habían) (?:dicho|asegurado|explicado|afirmado|señalado"
        r"|indicado|destacado"
        r"|recordado|apuntado|añadido|subrayado|comentado|sostenido|precisado|insistido|reconocido"
        r"|lamentado|manifestado"
        r"|respondido(?! al?\b))"
        r"|(?:replic|contest|reiter|matiz)(?:ó|aron)|respondi(?:ó|eron)(?! al?\b)"
        r"|se (?:quej|felicit|sincer|pregunt)(?:ó|aban?)"
        r"|dice|afirma|explica|señala|asegura"
    ),
    announcing=phrase(
        r"(?:consider|estim|opin)(?:ó|aron)|anunci(?:ó|aron)|inform(?:ó|aron)|confirm(?:ó|aron)"
        r"|advirti(?:ó|eron)|reconoci(?:ó|eron)"
        r"|(?<!\bse )declar(?:ó|aron)"
        r"|prometi(?:ó|eron)|adelant(?:ó|aron)|comunic(?:ó|aron)"
        r"|(?:ha|han|había|habían) (?:anunciado|informado|confirmado|advertido|comunicado|denunciado|avanzado"
        r"|declarado|prometido|negado)"
        r"|(?:denunci|alert|avanz|revel|aclar|detall|public)(?:ó|aron)"
        r"|neg(?:ó|aron)|desminti(?:ó|eron)|amenaz(?:ó|aron)"
        r"|(?:testific|atestigu|especific|concret|puntualiz|aleg|argument|remarc|recalc|enfatiz|critic"
        r"|constat|observ|ratific|reproch|replic|razon)(?:ó|aron)"
        r"|(?:sugiri|arguy|repiti|rebati)(?:ó|eron)|adujo|adujeron"
        r"|(?:ha|han|había|habían) (?:admitido|criticado|sugerido|alegado|especificado|recalcado|matizado"
        r"|revelado"
        r"|reiterado|desmentido|amenazado|sostenido|testificado|concretado|detallado|aclarado|insistido)"
    ),
    told=phrase(r"(?:de )?que"),
    verbs=phrase(
        r"[a-zñáéíóú]{2,}(?:ó|aron|ieron|jeron|rá|rán|aban?)|[a-zñ]{0,7}(?:tuvo|puso|hizo|dijo|dujo|trajo)"
        r"|[a-z]{0,5}vino|dio|dieron|vio|pudo|quiso|supo|ha|han|había|habían|es|son|fue|fueron|está|están"
        r"|tiene|tienen|era|eran|queda"
        r"|debe|deben|puede|pueden|hubo|abre|cierra|entra|entran|comienza"
        r"|empieza|termina|vence|dura|sigue"
    ),
    relatives=phrase(r"que|quien(?:es)?|cuy[ao]s?|donde|cuando"),
    denied=phrase(
        r"no (?:hubo|se celebr(?:ó|aron)|se concedi(?:ó|eron)|se entreg(?:ó|aron)|tuv(?:o|ieron) lugar|había)"
        r"|no \w+(?:ó|aron|ieron|o) (?:a nadie|nada)(?! (?:menos|más)|.*\bpero\b)"
    ),
    telling=phrase(
        r"(?:película|novela|libro|ópera|serie|relato|exposición|muestra|cuento|historia|obra|acción|trama)"
        r"\b[^.;]*\b(?:transcurre|narra|cuenta|relata|describe|recorre|muestra|reúne|se desarrolla)"
    ),
    classed=leading(
        r"(?:matriculad[ao]s|nacid[ao]s|construid[ao]s|comprad[ao]s|expedid[ao]s) (?:antes"
        r"|después) (?:de|del)"
    ),
    classing=phrase(r"|\w+"),
    often=phrase(
        r"cada \w+ años|cada año|todos los años|normalmente|habitualmente|por lo general|de costumbre"
    ),
    company=frozenset(
        "el la los las en de del a al desde hasta hacia para por entre antes después partir durante"
        " este esta ese día días pasado sobre aproximadamente alrededor"
        " mes año años principios mediados finales tras".split()
    ),
    coordinators=frozenset({"y", "e", "o", "u", "pero", "ni", "sino"}),
    dangling=frozenset(
        "a al de del en por para con sin sobre entre contra desde hasta hacia tras el la los las un una"
        " unos unas y e o que su"
        " sus este esta más aquí".split()
    ),
    lasted=leading(r"(?:cuesta|vale|vive|trabaja|reside|existe)n?"),
    until=phrase(r"hasta|no antes"),
    never=_NEVER,
)
