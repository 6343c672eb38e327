"""How error, login, maintenance and similar pages name themselves, in several languages.

One regular expression a line, for text in lower case with straight quotes. They are matched against a whole
title, heading or sentence.
"""

import re


def _any(lines: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{line.strip()})" for line in lines.splitlines() if line.strip()), re.DOTALL
    )


NOT_FOUND = _any(
    r"""
    (the )?(requested )?(page|file|url|document|resource)( (was|is|could|can))? not (be )?found
    cannot find (the|this|that) page|(we )?can(no|')t find (the|this|that) page
    (the |this )?page (does not|doesn't|no longer) exists?
    (diese |die )?(angeforderte )?seite (wurde |konnte )?(leider )?nicht gefunden( werden)?
    (cette |la )?page (est )?(introuvable|non trouvée|inexistante)|cette page n'existe (pas|plus)
    (la )?página no (ha sido )?encontrada|(la )?pagina non (è stata )?trovata|página não encontrada
    pagina niet gevonden|sidan hittades inte|siden blev ikke fundet|nie znaleziono strony
    strona nie znaleziona
    (oops,? )?(that|this) page (can't|cannot|could not) be found|(that|this) page isn't available
    (la |esta )?página( que busca(s)?)? no existe|stránka nenalezena|stránka nebyla nalezena
    ไม่พบหน้า(ที่คุณต้องการ)?|không tìm thấy trang|halaman tidak ditemukan|الصفحة غير موجودة
    រកមិនឃើញទំព័រ(នេះ)?|페이지를 찾을 수 없습니다
    страница не найдена|сторінку не знайдено|ページが見つかりません(でした)?|页面不存在|找不到(该)?页面
    """
)
ERROR = _any(
    r"""
    (internal )?server error|bad gateway|gateway time-?out|fatal error|database( connection)? error
    error establishing a database connection
    (an )?(unexpected |unknown |application |internal |server )?error (has )?occurr?ed
    there (has been|was) a critical error on (this|your) website|er_con_count_error: .*
    (fatal error: )?(uncaught )?\w*exception: sqlstate\[.*
    application error: a (client|server)-side exception .*
    (looks like )?something went wrong on our (end|side)|looks like something went wrong
    (could not|cannot|can't|unable to|failed to) connect to (the )?(mysql |sql )?database( server)?
    (mysql|database) (server )?(has gone away|is (down|unavailable|not available))
    (warning: |uncaught )?(mysqli?_\w+\(|pdoexception\b|sqlstate\[).*
    (interner )?serverfehler|datenbankfehler|fehler beim aufbau einer datenbankverbindung
    (es ist )?ein (\w+ )?fehler (ist )?aufgetreten
    erreur (interne( du serveur)?|serveur|de (la )?base de données|de connexion à la base de données)
    une erreur (\w+ )?(est survenue|s'est produite)
    error (interno( del servidor)?|de (la )?base de datos|al conectar con la base de datos)
    (se )?ha (ocurrido|producido) un error( inesperado)?
    errore (interno( del server)?|del database|del server)|si è verificato un errore
    erro (interno( do servidor)?|de banco de dados)|ocorreu um erro|interne serverfout
    er is een fout opgetreden|внутренняя ошибка сервера|ошибка базы данных|произошла ошибка
    """
)
GATE = _any(
    r"""
    checking (your browser|if the site connection is secure)( before .*)?
    (please )?(verify|confirm|prove)( that)? (you are|you're) (a )?(human|not a robot)
    verifying (that )?you are (a )?human.*|are you a (robot|human)|pardon our interruption
    (press & hold to |click to )(confirm|verify|prove)\b.*|access to this page has been denied.*
    (sorry, )?you have been blocked|(please )?(enable|turn on) (javascript|cookies) and (javascript|cookies).*
    bitte bestätigen sie, dass sie (ein mensch|kein roboter) sind
    (veuillez )?(confirmer|confirmez|vérifier) que vous (êtes (un )?humain|n'êtes pas un robot)
    verifi(que|ca) que (usted )?(es|eres) (un )?humano|confirme que (usted )?no es un robot
    """
)
LOGIN = _any(
    r"""
    please (log|sign) ?in( (to|with|or|first)\b.*)?|(log|sign) ?in to (continue|read|view|access|your)\b.*
    you (must|need to|have to) (be (logged|signed) in|(log|sign) ?in)\b.*|(login|authentication) required
    (your )?session (has )?expired\b.*|ihre sitzung ist abgelaufen\b.*|votre session a expiré\b.*
    (su|tu) sesión ha (caducado|expirado)\b.*|u moet inloggen\b.*|je moet inloggen\b.*
    bitte (melden sie sich an|loggen sie sich ein|anmelden|einloggen)\b.*
    veuillez vous (connecter|identifier)\b.*|vous devez (être connecté|vous connecter)\b.*
    (por favor, )?inici[ae] sesión para continuar|debe iniciar sesión\b.*|effettua l'accesso\b.*
    faça login\b.*|log in om verder te gaan|войдите, чтобы продолжить
    """
)
MAINTENANCE = _any(
    r"""
    ((this|the|our) )?(web)?(site|page) (is )?(currently )?(under|down for|in|undergoing) (\w+ )?maintenance.*
    we('ll| will) be (right )?back( soon| shortly| later)?|maintenance mode
    we('re| are) (currently )?(undergoing|performing|under|down for|carrying out) (\w+ ){0,2}maintenance.*
    ((this|the|our) )?(web ?)?site is (currently |temporarily )?(unavailable|closed|offline|down)
    briefly unavailable for scheduled maintenance.*
    wartungsmodus|(diese |die |unsere )?(web)?site wird (derzeit |gerade |momentan )?gewartet
    (diese |die |unsere )?(web)?seite wird (derzeit |gerade |momentan )?gewartet
    (unsere |die )?website ist (derzeit |vorübergehend )?nicht (erreichbar|verfügbar)
    (le |ce |notre )?site (web )?(est )?(actuellement )?en (cours de )?maintenance
    (el |este |nuestro )?sitio (web )?(está )?en mantenimiento|(il )?sito (web )?(è )?in manutenzione
    (o )?site (está )?em manutenção|сайт на (техническом обслуживании|реконструкции)
    ведутся технические работы
    (ただいま)?メンテナンス中(です)?
    """
)
CONSENT = _any(
    r"""
    before you continue( to .{1,30})?|we value your privacy|wir (schätzen|respektieren) ihre privatsphäre
    bevor sie (zu .{1,30} )?(fortfahren|weitergehen)
    avant (de continuer|d'accéder à .{1,30})|antes de continuar
    wir (benötigen|brauchen) ihre (zustimmung|einwilligung)|ihre zustimmung ist erforderlich
    (den )?cookies zustimmen|nous utilisons des cookies|(tu|su) privacidad es importante para nosotros
    (we use cookies|this (web)?site uses cookies)|la tua privacy è importante per noi
    nous respectons votre vie privée|valoramos (su|tu) privacidad
    """
)
# These may as well head a notice or a report: they count when the text speaks to a visitor.
MAYBE = _any(
    r"""
    not found|too many (requests|connections)|service busy|(web )?server is down
    (access )?(denied|forbidden)|unauthori[sz]ed|something went wrong|(temporarily )?unavailable
    (the )?service (is )?(temporarily |currently )?unavailable|(under|scheduled|site)? ?maintenance|back soon
    request (blocked|rejected)|nothing (was )?found|(site )?under construction|account suspended
    nicht gefunden|zugriff (verweigert|verboten)|(in )?wartung(sarbeiten)?|etwas ist schiefgelaufen
    (dienst|seite) (derzeit |vorübergehend )?nicht (verfügbar|erreichbar)
    introuvable|accès (refusé|interdit)|(service )?(temporairement )?indisponible|(en )?maintenance
    no encontrado|acceso denegado|(servicio )?(temporalmente )?no disponible|(en )?mantenimiento
    algo salió mal
    non trovato|accesso negato|(servizio )?(temporaneamente )?non disponibile|in manutenzione
    não encontrado|acesso negado|(serviço )?(temporariamente )?indisponível|em manutenção
    niet gevonden|toegang geweigerd|(in )?onderhoud|доступ запрещ[её]н|アクセスが拒否されました
    """
)
MAYBE_GATE = _any(
    r"""
    just a moment|waiting room|please wait
    attention required|(performing )?security (check|verification)|captcha|robot check
    (human|bot) verification|ddos protection( by .*)?|sicherheitsprüfung|vérification de sécurité
    """
)
# These count on a page that asks for a password.
LOGIN_WORDS = _any(
    r"""
    (member |user |subscriber |customer |account )?(log|sign)[ -]?in( page)?|welcome back
    anmelden|anmeldung|einloggen|connexion|se connecter|connectez-vous|identification|identifiez-vous
    inici(ar|a|e) sesión|acceder|acceso|accedi|accesso|entrar|fazer login|inloggen|logga in|log ind|logg inn
    zaloguj się|logowanie|вход|войти|увійти|ログイン|登录
    """
)
# A whole first sentence of a very short page.
SENTENCE = _any(
    r"""
    (the|this) (page|url|file|document|link|article) (that )?you (have |'ve )?(requested|tried|followed)\b.*
    (the|this) (page|url|file|document|link|article|resource) (that )?you('re| are| were) (looking|trying)\b.*
    the requested (url|page|resource)\b.*|you (do not|don't) have (the )?permissions? to (access|view)\b.*
    (we|you) (could not|couldn't|can't|cannot) (find|locate|access) (the|that|this) (page|url)\b.*
    your (request|access|ip( address)?) (has been|was|is) (blocked|denied|limited)\b.*
    our systems have detected unusual traffic\b.*
    an (\w+ )?error (has )?occurred (while|when) (processing|loading|connecting|trying|handling)\b.*
    (you need to|please) (enable|turn on|activate) (javascript|cookies)\b.*
    die (von ihnen )?(angeforderte|gesuchte|aufgerufene) seite\b.*
    bitte aktivieren sie (javascript|cookies)\b.*
    la page (demandée|que vous (cherchez|recherchez|avez demandée))\b.*
    veuillez activer (javascript|les cookies)\b.*
    la página (solicitada|que (busca|buscas|está buscando))\b.*|la pagina (richiesta|che stai cercando)\b.*
    a página (solicitada|que você procura)\b.*|запрошенная страница\b.*
    """
)
# Whole first sentences of very short pages as well, each kind of page by itself.
SHELL = _any(
    r"""
    (you need to|please) enable javascript (to|in order to)\b.*|enable javascript\b.*
    (this (web)?(site|page|app|application) )?(requires|needs) javascript\b.*
    javascript (is|must be) (required|disabled|enabled)\b.*|loading(, please wait)?
    (por favor, )?(active|activa|habilite) javascript\b.*|(per favore, )?(abilita|attiva) javascript\b.*
    для работы сайта необходимо включить javascript.*|(пожалуйста, )?включите javascript.*
    (wird geladen|laden|chargement|cargando|caricamento|загрузка)( en cours)?
    """
)
PAYWALL = _any(
    r"""
    subscribe( now| today)? to (continue|keep|read|unlock)\b.*|(already a subscriber|already subscribed)\b.*
    this (article|content|story) is (exclusive(ly)? )?(for|reserved for|available to) (our )?subscribers\b.*
    you('ve| have) (reached|read) (your|all your|the) (\w+ ){0,4}free articles?\b.*
    dieser (artikel|inhalt|beitrag) ist (nur|exklusiv) für (abonnenten|abonnentinnen|mitglieder)\b.*
    (jetzt|mit abo) weiterlesen\b.*|cet article est réservé (à nos|aux) abonnés\b.*
    contenido exclusivo para (suscriptores|socios)|(artículo|contenido) (solo|sólo) para suscriptores\b.*
    (questo )?(articolo|contenuto) (è )?riservato (agli|ai nostri) abbonati\b.*
    (este )?(conteúdo|artigo) (é )?exclusivo para assinantes\b.*
    dit artikel is (alleen|exclusief) voor abonnees\b.*|(статья|материал) доступ(на|ен) только подписчикам.*
    """
)
REGION = _any(
    r"""
    (sorry, )?(this|our) (\w+ )?(is )?(currently )?(not available|unavailable) in your (country|region)\b.*
    unavailable (due to|for) legal reasons|we recogni[sz]e you are attempting to access this website from\b.*
    dieser inhalt ist in ihrem land (leider )?nicht verfügbar.*
    ce contenu n'est pas disponible dans votre (pays|région).*
    este contenido no está disponible en (su|tu) (país|región).*
    questo contenuto non è disponibile nel tuo paese.*
    """
)
PARKED = _any(
    r"""
    (this|the) (domain( name)?|website|webpage) (is|may be|was) for sale|domain parked|parked domain
    \S+\.\w+ (is|may be) for sale|\S+\.\w+ - this website is for sale
    this domain (is parked( free of charge)?|has expired|has been registered\b.*)
    this webpage was generated by the domain owner\b.*|buy this domain
    diese domain (steht zum verkauf|ist geparkt|ist registriert)|ce (nom de )?domaine est à vendre
    este dominio está en venta|future home of something quite cool
    """
)
DEFAULT = _any(
    r"""
    welcome to (nginx|centos|openresty|caddy)( on \w+)?|apache2? (\w+ )?default page(: it works)?
    (apache http server )?test page( for .*)?|iis windows server|internet information services|index of /\S*
    this is the default (welcome |web )?page\b.*|hello world! your \w+ (server|site) is (running|up)
    """
)
# What only a machine says to its visitor; searched in the whole text.
TO_VISITOR = re.compile(
    r"\b(?:try again|try (?:later|refreshing)|check back|come back (?:later|soon)|refresh"
    r"|be (?:right )?back|go back|home ?page|what you're looking for"
    r"|you (?:are|were) looking for|you requested|you (?:don't|do not) have"
    r"|ray id|request id|reference #|error code \d|estimated wait|you are now in line|you have sent"
    r""
    r"|your (?:request|ip|browser|patience)|(?:the requested|this) (?:page|url|server|resource|site|website)"
    r"|permission to (?:access|view)|(?:site |server |system )administrator|webmaster|hosting provider"
    r"|nginx|apache/|cloudflare"
    r"|(?:enable|requires?) (?:javascript|cookies)|you are (?:a )?(?:human|not a robot)"
    r"|(?:später|bitte) (?:noch einmal|erneut)|versuchen sie es|ihre anfrage"
    r"|(?:bald|gleich) wieder|angeforderte"
    r"|réessayer|réessayez|la page (?:demandée|que vous)|votre (?:demande|requête)|de retour"
    r"|int[eé]nt[ea](?:r)?lo|la página (?:solicitada|que)|su solicitud|riprova|tente novamente|probeer het"
    r"|попробуйте|запрошенн\w+)(?!\w)"
)
# What stands before the phrase proper: interjections, "Error", status codes (RFC 9110 section 15).
FILLER = re.compile(
    r"(?:(?:oops|ooops|whoops|uh[- ]?oh|oh no|sorry|we(?:'| a)re sorry|ups|hoppla|ouch|error|http"
    r"|fehler|erreur|errore|erro|fout|ошибка|status|code|désolé|leider|lo sentimos"
    r"|40[0134589]|410|429|451|50[0234]|52\d)"
    r"\b[\s!:.,;–—-]*)*"
)
STATUS = re.compile(r"(?<!\d)(?:40[0134589]|410|429|451|50[0234]|52\d)(?!\d)")
