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
    страница не найдена|сторінку не знайдено|ページが見つかりません(でした)?|页面不存在|找不到(该)?页面
    """
)
ERROR = _any(
    r"""
    (internal )?server error|bad gateway|gateway time-?out|fatal error|too many requests
    database( connection)? error|error establishing a database connection
    (an )?(unexpected |unknown |application |internal |server )?error (has )?occurr?ed
    there (has been|was) a critical error on (this|your) website|welcome to nginx
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
    wartungsmodus|(diese |die |unsere )?(web)?seite wird (derzeit |gerade |momentan )?gewartet
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
    nous respectons votre vie privée|valoramos (su|tu) privacidad
    """
)
# These may as well head a notice or a report: they count when the text speaks to a visitor.
MAYBE = _any(
    r"""
    not found|(access )?(denied|forbidden)|unauthori[sz]ed|something went wrong|(temporarily )?unavailable
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
    just a moment|attention required|(performing )?security (check|verification)|captcha|robot check
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
# What only a machine says to its visitor; searched in the whole text.
TO_VISITOR = re.compile(
    r"\b(?:try again|try (?:later|refreshing)|check back|come back (?:later|soon)|refresh"
    r"|be (?:right )?back|go back|home ?page|what you're looking for"
    r"|you (?:are|were) looking for|you requested|you (?:don't|do not) have"
    r"|ray id|request id|reference #"
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
