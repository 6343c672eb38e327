"""Portuguese, of Portugal and of Brazil."""

import re

from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira|s-feiras|s)?|sábados?|domingos?"
_IN = r"(?:em|no|na|nos|nas|n[oa]s?|ao|aos|à|às|a|de|do|da|dos|das|o|os|as)"

PORTUGUESE = Phrases(
    joints=phrase(
        r"se(?= (?:não|os?|as?|um|uma|houver|for|forem|tudo|todos|nada|nenhum|el[ea]s?|est[ea]s?|ess[ea]s?"
        r"|[A-Z]))"
        rf"|(?<!exclui )(?<!descarta )(?<!descartam )(?<!afasta )que(?! {_IN}\b)|quem|cuj[oa]s?|onde|quando"
        rf"|enquanto|porque|embora|caso(?= (?:os?|as?|sej|não"
        rf"|haj|el))"
    ),
    supposing=phrase(r"se|caso|em caso d[eoa]|desde que|a menos que|a não ser|salvo|sem que|na condição"),
    conditional=phrase(
        r"\w+(?:rá|rão|ria|riam|remos|ermos|armos)|pode|podem|pedimos|vai|vão|salvo|a menos|desde que|em caso"
        r"|(?:se|caso) (?:não )?(?:\w+ ){0,4}(?:houver|for|forem|tiver|fizer|vier|puder|sejam?|haja|tenha)\w*"
    ),
    unreal=phrase(
        r"(?:deveri|poderi|teri)am? (?:ter |sido |de )\w+|se [^.;,]*(?:tivesse|fosse)m? \w+d[oa]s?"
    ),
    unsure=phrase(
        r"(?:pode|podem)(?= (?:vir a )?(?:\w+[aei]r|ser)\b)(?! ser (?:entreg|apresent|fei|envi|consult"
        r"|adquir|visit))"
        r"|poderá(?:o)?(?= (?:vir|ter|haver))|poderi?am?|talvez|possivelmente|eventualmente|porventura"
        r"|não (?:exclui|excluem|descarta|descartam|afasta|afastam)|(?:estuda|pondera|avalia|cogita"
        r"|equaciona)m?"
        r" (?:a |o )?\w+|gostari(?:a|am|amos) de"
    ),
    contrasted=phrase(r"(?:era|eram) ainda|ainda (?:era|eram|havia)|,? ?(?:eram|foram|havia) \d"),
    started=leading(r"de [\d., ]+%?(?: \w+){0,3}? (?:em|no|na|de)"),
    reached=phrase(r"(?:para|a|até)"),
    formerly=phrase(r"inicialmente|originalmente|originariamente|a princípio|em princípio|antes|primeiro"),
    planned=phrase(
        r"previst[oa]s?|programad[oa]s?|marcad[oa]s?|agendad[oa]s?|anunciad[oa]s?|convocad[oa]s?|fixad[oa]s?"
        r"|esperad[oa]s?|devi(?:a|am)|ia(?:m)?"
    ),
    attributed=phrase(r"(?!)"),
    moved=phrase(
        r"(?:adiad|remarcad|transferid|antecipad|suspens|cancelad|reagendad|atrasad)[oa]s?|(?:fica"
        r"|passa)m? para"
        r"|só (?:se )?\w+(?:rá|rão)|(?:realizar|ter|acontecer|decorrer)(?:-se-)?(?:á|ão)|nunca (?:se|chegou"
        r"|saiu)"
    ),
    unmet=phrase(
        r"devi(?:a|am)|deveri(?:a|am)|(?:estava|estavam|tinha|tinham) previst[oa]s?|previ(?:a|am)|preten"
        r"dia(?:m)?|tinham? de|(?:esperava|contava|planejava|planeava|queria)m? \w+r"
    ),
    compared=leading(
        rf"(?:tal )?como(?: já)?(?: {_IN})*"
        rf"|(?:em relação|face|frente|ao contrário|à diferença|em comparação|comparad[oa]s?|comparativamente"
        rf"|em vez|no lugar)(?: com)?(?: {_IN})*(?: [\w%.,]+){{0,4}}?(?: {_IN})?"
        r"|(?:contra|ante) (?:os |as |cerca de |[R€$ ])*[-+]?\d[^;]{0,40}"
        rf"|(?:mais|menos|melhor(?:es)?|pior(?:es)?|maior(?:es)?|menor(?:es)?|superior(?:es)?|inferior(?:es)?"
        rf"|tant[oa]s?|tão|acima|abaixo)\b[^;]*\b(?:(?:do )?que|quanto|como|a[os]?|d[oae]s?)(?: {_IN})*"
        rf"|(?:mesm[oa]s?|igual|homólog[oa]|idêntic[oa]) (?:período|mês|trimestre|semestre|altura"
        rf"|meses)(?: {_IN})"
    ),
    measured=leading(
        r"(?:nível|níveis|valor(?:es)?|recordes?|pico|dados|números?|metas?|média) (?:d[eoa]s?)"
    ),
    ranking=phrase(
        r"primeir[oa]s?|(?:segund|terceir|quart|quint|sext|sétim|oitav|non|décim)[oa]|maior(?:es)?(?! de \d)"
        r"|menor(?:es)?(?! de \d)|melhor(?:es)?|pior(?:es)?|(?:[oa]s?) \w+ mais|mais (?:alt|baix|elevad"
        r"|long|grave)\w*"
        r"|não|nunca|recorde|nenhum[a]?|tão"
    ),
    since=leading(r"desde(?: [oa]s?)?"),
    documents=leading(
        r"(?:leis?|decretos?(?:-leis?)?|portarias?|diretivas?|regulamentos?|código|circular|resoluç(?:ão|ões)"
        r"|despachos?|constituição|medidas? provisórias?|acórdãos?|editais|edital|ofícios?)"
        r"(?: (?:federal|estadual|municipal|complementar|orgânica|ministerial|civil|penal|n\.?º?"
        r"|(?-i:[A-Z])\w+"
        r"|[\d./-]+(?:/\w+)?)){0,4},? (?:de|do|da)"
        r"|(?:nos termos|ao abrigo|por força|em virtude|no âmbito) d[oa]s? [^.;,]{2,40}? d[eoa]"
        r"|(?:relatório|boletim|edição|comunicado|balanço) (?:anterior )?(?:de|do|da)"
        r"|informaç(?:ão|ões) (?:válidas?|atualizadas?) (?:em|a|até)"
    ),
    named=leading(
        r"(?:comédias?|estátuas?|casas?|igrejas?|pontes?|moinhos?|quadros?|edifícios?|fotos?|fotografias?"
        r"|filmes?"
        r"|romances?|álbu(?:m|ns)|canç(?:ão|ões)|modelos?|mapas?|vinhos?|orçamentos?|exercícios?|relatórios?"
        r"|edição|edições|resultados|censos?|agenda|horizonte|planos?|estratégia|programas?|metas?"
        r"|temporada|época"
        r"|safra|colheita|ano (?:letivo|escolar|académico|acadêmico|fiscal)|campeonato|mundial"
        r"|copa(?: do mundo)?"
        r"|jogos|olimpíadas?|europeu|campe(?:ão|ã|ões)|vencedor(?:a|es)?|acordos?|contratos?|eleiç(?:ão|ões)"
        r"|concursos?|arquivo)(?: [a-zá-ú]+(?:al|ais)| d[eoa] [a-zá-ú]+)?(?: (?:de|do|da|para))?"
    ),
    repeated=leading(
        r"cada(?: (?:primeir|segund|terceir|últim)[oa])?|tod[oa]s (?:os|as)|todo(?: primeiro)?|toda"
    ),
    daily=phrase(
        r"todos os (?:dias|sábados|domingos)|cada (?:dia|noite|tarde|manhã|sábado|domingo)"
        r"|todas as (?:noites|tardes"
        r"|manhãs|segundas|terças|quartas|quintas|sextas)\w*|(?:nos )?dias úteis|durante a semana|diariamente"
        r"|todas as semanas|horários?|todo o ano|aos (?:sábados|domingos)|às (?:segundas|terças|quartas"
        r"|quintas"
        r"|sextas)\w*"
    ),
    week=phrase(rf"(?:de |da )?(?:{_DAYS})\s*(?:a|à|ao|até|e|-|–|—)\s*(?:{_DAYS})"),
    today=phrase(r"hoje|até hoje"),
    lasting=phrase(
        r"(?:em dia|,?\s*(?:é|são|está|estão|tem|têm|conta|abriga|acolhe|emprega|vive|vivem|existe|existem"
        r"|há))"
    ),
    lasted=leading(
        r"(?:é|são|tem|têm|conta(?: com)?|abriga|acolhe|emprega|reúne|vive|vivem|existe|existem|há|até)"
    ),
    saying=phrase(
        r"(?:disse|afirm(?:ou)|declar(?:ou)|explic(?:ou)|garant(?:iu)|salient(?:ou)|sublinh(?:ou)"
        r"|destac(?:ou)"
        r"|acrescent(?:ou)|refer(?:iu)|precis(?:ou)|indic(?:ou)|lembr(?:ou)|record(?:ou)|comment(?:ou)"
        r"|coment(?:ou)"
        r"|defend(?:eu)|sustent(?:ou)|admit(?:iu)|lament(?:ou)|alert(?:ou)|cont(?:ou)(?! com)|assegur(?:ou)"
        r"|frisou|ressaltou|respond(?:eu)|reiterou|avaliou)"
        r"|disseram|(?:afirm|declar|explic|inform|acrescent)aram|diz|dizem|afirma|explica|garante|salienta"
        r"|destaca"
    ),
    announcing=phrase(
        r"anunci(?:ou|aram)|inform(?:ou|aram)|confirm(?:ou|aram)|comunic(?:ou|aram)|promet(?:eu|eram)"
        r"|revel(?:ou|aram)"
        r"|adiant(?:ou|aram)|reconhec(?:eu|eram)|divulg(?:ou|aram)|avis(?:ou|aram)"
    ),
    told=phrase(r"que"),
    verbs=phrase(
        r"é|são|foi|foram|era|eram|está|estão|estava|estavam|tem|têm|tinha|tinham|há|havia|vai|vão|pode"
        r"|podem|deve"
        r"|devem|será|serão|fica|ficam|abre|abrem|fecha|fecham|começa|começam|termina|terminam|entra|entram"
        r"|decorre"
        r"|decorrem|realiza|realizam|realiza-se|realizam-se|custa|dura|duram|deixa|precisa|precisam|segue"
        r"|seguem"
        r"|chega|chegam|volta|voltam|vence|enfrenta|recebe|joga|visita|disputa|viaja|inicia|apresenta|lança"
        r"|inaugura|regressa|disse|diz|fez|fizeram|teve|tiveram|houve|veio|vieram|pôs|deu"
        r"|deram|quis"
        r"|soube|trouxe|esteve|ficou|sabia|sabiam|previa|previam|podia|podiam|devia|deviam|queria|fazia"
        r"|(?!sou|ou)[a-zãâçéêíóôú]{2,}(?:ou|aram|eram|iram|ará|erá|irá|rão|ava|avam|aria|eria|iria|ariam"
        r"|eriam|iriam)"
        r"(?:-se)?|(?!seu|meu|teu|museu|europeu|céu|véu|ateu|liceu|pneu)[a-zãâçéêíóôú]{2,}(?:eu|iu)(?:-se)?"
    ),
    relatives=phrase(r"que|quem|cuj[oa]s?|onde|quando|o qual|a qual"),
    denied=phrase(
        r"não (?:houve|há|havia|se realiz(?:ou|aram)|se regist(?:ou|aram)|teve lugar|foi|foram)"
        r"|nenhum[a]? \w+"
    ),
    telling=phrase(
        r"(?:filme|romance|livro|ópera|série|conto|exposição|mostra|história|obra|peça|documentário|trama"
        r"|ação)"
        r"\b[^.;]*\b(?:passa-se|se passa|conta|narra|relata|descreve|retrata|percorre|recorda|evoca|decorre)"
    ),
    classed=leading(
        r"(?:nascid|construíd|matriculad|comprad|adquirid|emitid|vendid|fabricad|produzid"
        r"|inscrit)[oa]s? (?:antes"
        r"|depois|entre|até|após|a partir)(?: d[eoa]| a| o)?"
        r"|(?<![\w,] )quem (?:\w+(?:ou|eu|iu)|tenha|tiver|foi) [^.;,]*"
    ),
    classing=re.compile(""),
    often=phrase(
        r"todos os (?:anos|verões|invernos)|cada \w+ anos|cada ano|normalmente|habitualmente|em regra"
        r"|geralmente"
        r"|anualmente"
    ),
    company=frozenset(
        "o a os as no na nos nas em de do da dos das ao à aos às até desde para por pelo pela pelas entre"
        " antes depois"
        " após durante dia dias este esta esse essa neste nesta nesse nessa deste desta passado passada"
        " próximo próxima"
        " mês início meados final fim partir já só apenas".split()
    ),
    coordinators=frozenset({"e", "ou", "mas", "nem", "porém"}),
    dangling=frozenset(
        "a ao à aos às de do da dos das em no na nos nas por pelo pela para com sem sobre entre contra"
        " desde até após"
        " o os as um uma e ou que seu sua seus suas este esta mais antes depois só mas".split()
    ),
    until=phrase(r"até|não antes|só"),
    alone=True,
)
