import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.face import Face
from feeds.model import Failed, Fault, Response, Snapshot, Source
from feeds.parse import parse
from feeds.soft_error import soft_error

URL = "https://town.example/news/fair"
FORM = "<form><label>Name <input name=n></label><label>Word <input type=password name=w></label><button>Go</button></form>"
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(9)) + "</ul></nav>"
UPKEEP = (
    "We are currently performing scheduled maintenance on our systems. During this time the news, the archive and "
    "the calendar cannot be reached. We have been preparing this work for several weeks, and most of it will not be "
    "visible to you, but afterwards everything will be faster. "
)


def result_of(html: str, content_type: str = "text/html; charset=utf-8"):
    return parse(Source("s", URL, "page"), Response(URL, html.encode(), {"content-type": content_type}))


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<h1>Oops</h1><p>Database error. Please try again later.</p>", "an error page"),
        ("<h1>Oops! Something went wrong.</h1><p>Try again in a few minutes.</p>", "an error page"),
        ("<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center>", "an error page"),
        ("<title>Page not found – The Riverton Gazette</title><h1>Page not found</h1><p>It may have moved.</p>", "a page that was not found"),
        ("<h1>We're sorry</h1><p>The page you are looking for might have been removed.</p>", "an error page"),
        ("<h1>Not Found</h1><p>The requested URL was not found on this server.</p>", "an error page"),
        ("<h1>Error establishing a database connection</h1>", "an error page"),
        ("<title>Error 500</title><p>Something broke on our side.</p>", "an error page"),
        ("<p>Internal Server Error</p>", "an error page"),
        ("<p>Error: Could not connect to database</p>", "an error page"),
        ("<p>Warning: mysqli_connect(): (HY000/2002): Connection refused in /srv/db.php on line 12</p>", "an error page"),
        ("<h1>Whoops, looks like something went wrong.</h1>", "an error page"),
        ("<h1>Application error: a client-side exception has occurred</h1>", "an error page"),
        ("<h1>Nothing found</h1><p>It seems we can't find what you're looking for.</p>", "an error page"),
        ("<h1>Press &amp; Hold to confirm you are a human</h1>", "a page that checks its visitors"),
        ("<h1>Ihre Sitzung ist abgelaufen</h1><p>Bitte melden Sie sich erneut an.</p>", "a login page"),
        ("<h1>Sign in</h1>" + FORM, "a login page"),
        ("<title>Login | The Riverton Gazette</title><h1>The Riverton Gazette</h1><p>Please try again.</p>" + FORM, "a login page"),
        ("<title>Sign in - Town portal</title><p>Forgot your password? Ask the desk of the town hall.</p>" + FORM, "a login page"),
        ("<h1>Please log in</h1><p>to read this</p>", "a login page"),
        ("<h1>The Gazette</h1><p>Please log in to continue reading this article.</p>", "a login page"),
        ("<h1>Access Denied</h1><p>You don't have permission to access this page. Reference #18.2</p>", "an error page"),
        ("<title>Just a moment...</title><h1>town.example</h1><p>Enable JavaScript and cookies to continue</p>", "a page that checks its visitors"),
        ("<h1>Checking your browser before accessing town.example.</h1><p>This takes five seconds.</p>", "a page that checks its visitors"),
        ("<h1>One more step</h1><p>Please verify you are human.</p>", "a page that checks its visitors"),
        ("<h1>Service Unavailable</h1><p>The server is too busy. Please try again later.</p>", "an error page"),
        (f"<h1>We'll be back soon!</h1><p>{UPKEEP * 2}</p>", "a maintenance page"),
        (f"<h1>The Riverton Gazette</h1><p>{UPKEEP * 2}</p>", "a maintenance page"),
        ("<h1>Under maintenance</h1><p>Please check back in an hour.</p>", "an error page"),
        ("<h1>Before you continue to Gazette</h1><p>We use cookies and data to deliver services.</p>", "a page that asks for consent"),
        ("<h1>Seite nicht gefunden</h1><p>Der Inhalt ist umgezogen.</p>", "a page that was not found"),
        ("<h1>Fehler</h1><p>Es ist ein Fehler aufgetreten.</p>", "an error page"),
        ("<h1>Wartungsarbeiten</h1><p>Wir sind bald wieder für Sie da.</p>", "an error page"),
        ("<h1>Anmeldung</h1>" + FORM, "a login page"),
        ("<h1>Page introuvable</h1><p>Erreur 404</p>", "a page that was not found"),
        ("<h1>Accès refusé</h1><p>La page demandée est protégée.</p>", "an error page"),
        ("<h1>Notre site est actuellement en maintenance</h1><p>À demain.</p>", "a maintenance page"),
        ("<h1>Página no encontrada</h1><p>Vuelva al inicio.</p>", "a page that was not found"),
        ("<p>Ha ocurrido un error. Inténtelo más tarde.</p>", "an error page"),
        ("<h1>Pagina non trovata</h1>", "a page that was not found"),
        ("<h1>Страница не найдена</h1><p>Проверьте адрес.</p>", "a page that was not found"),
        ("<h1>ページが見つかりません</h1><p>URLをご確認ください。</p>", "a page that was not found"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("menu", ["", MENU], ids=["bare", "with menu"])
def test_a_page_that_stands_in_for_another_is_a_failure(html, kind, menu):
    head, mark, rest = html.partition("<h1>") if "<h1>" in html else html.partition("<p>")
    result = result_of(f"{head}{menu}{mark}{rest}")
    assert isinstance(result, Failed)
    assert result.fault is Fault.SOFT_ERROR
    assert result.message.startswith(f"the page looks like {kind}: “")


NEWS = "The council meets on 4 May 2026 in the old town hall and talks about the bridge over the river."


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Council meets</h1><p>{NEWS}</p>",
        f"<title>Council meets | Gazette</title><h1>Council meets</h1><p>{NEWS}</p>{FORM}",
        f"<title>Anmeldung | Ferienlager</title><h1>Wer mitfahren will</h1><p>{NEWS}</p>{FORM}",
        f"<h1>Page not found: how the town lost its archive</h1><p>{NEWS}</p>",
        f"<title>Page not found – how the town lost its archive</title><p>{NEWS}</p>",
        f"<h1>Access denied</h1><p>Reporters were turned away from the court on 4 May. {NEWS}</p>",
        f"<h1>Not found</h1><p>After nine days the search for the boat ended. {NEWS}</p>",
        f"<h1>Error in the count of votes</h1><p>A database error delayed the count until 4 May. {NEWS}</p>",
        "<h1>Bank</h1><p>An unexpected error occurred when the bank moved its customers on 4 May 2026.</p>",
        f"<h1>Maintenance</h1><p>The lift is under maintenance from 4 to 9 May 2026. {NEWS}</p>",
        "<h1>Wartung</h1><p>Am 4. Mai 2026 wird die Schleuse gewartet.</p>",
        "<h1>Anmeldung</h1><p>Anmeldung zum Ferienlager bis 4. Mai 2026 im Rathaus.</p>",
        "<h1>Connexion</h1><p>La nouvelle connexion ferroviaire ouvre le 4 mai 2026.</p>",
        f"<h1>Under maintenance</h1><p>The old bridge stays closed until 4 May 2026. {NEWS}</p>",
        "<h1>500</h1><p>The town turns 500 on 4 May 2026 and invites everybody to the market.</p>",
        "<h1>Error 404 and other poems</h1><p>A reading on 4 May 2026 in the library.</p>",
        f"<h1>Login theft</h1><p>Please log out of shared machines, says the police. {NEWS}</p>",
        f"<h1>Sign in the square</h1><p>A new sign was put up. {NEWS}</p>",
        f"<h1>Sorry</h1><p>The mayor said sorry on 4 May 2026. {NEWS}</p>",
        f"<h1>Database error</h1><p>{NEWS * 12}</p>",
        f"<h1>MySQL: a history</h1><p>{NEWS}</p>",
        f"<h1>Account suspended</h1><p>The mayor's account was suspended on 4 May 2026. {NEWS}</p>",
        f"<h1>Under construction</h1><p>The new school opens on 4 May 2026. {NEWS}</p>",
        f"<h1>Something went wrong in the count</h1><p>{NEWS}</p>",
        f"<h1>Nothing found in the lake</h1><p>{NEWS}</p>",
        "<p>Closed on Monday.</p>",
    ],
)
def test_a_page_about_such_things_is_itself(html):
    assert isinstance(result_of(html), Snapshot)


STAND_INS = [
    "<title>Just a moment...</title><h1>www.town.example</h1><h2>Checking if the site connection is secure</h2><p>www.town.example needs to review the security of your connection before proceeding.</p>",
    "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1><p>You are unable to access town.example. Why have I been blocked? This website is using a security service to protect itself from online attacks. Cloudflare Ray ID: 8a1b2c</p>",
    "<title>DDoS-Guard</title><h1>Checking your browser before accessing town.example</h1><p>Please wait a few seconds.</p>",
    "<p>You need to enable JavaScript to run this app.</p>",
    "<title>News</title><p>Please enable JavaScript to continue using this application.</p>",
    "<p>JavaScript is required to view this page.</p>",
    "<p>This site requires JavaScript to function properly. Please enable JavaScript in your browser.</p>",
    "<p>Bitte aktivieren Sie JavaScript, um diese Seite zu nutzen.</p>",
    "<p>Veuillez activer JavaScript pour continuer.</p>",
    "<p>Por favor, active JavaScript para continuar.</p>",
    "<p>Для работы сайта необходимо включить JavaScript.</p>",
    "<h1>Loading...</h1><p>Please wait.</p>",
    "<div id=root></div><p>Loading…</p>",
    "<h1>We value your privacy</h1><p>We and our 842 partners store and access information on a device. Accept all. Reject all.</p>",
    "<h1>Wir benötigen Ihre Zustimmung</h1><p>Wir verwenden Cookies und andere Technologien auf unserer Website. Alle akzeptieren</p>",
    "<h1>Ihre Zustimmung ist erforderlich</h1><p>Um diese Seite zu lesen, stimmen Sie der Verwendung von Cookies zu.</p>",
    "<h1>Cookies zustimmen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking, indem Sie der Nutzung aller Cookies zustimmen.</p>",
    "<h1>Nous utilisons des cookies</h1><p>Pour continuer, acceptez les cookies ou abonnez-vous.</p>",
    "<h1>Tu privacidad es importante para nosotros</h1><p>Nosotros y nuestros socios almacenamos cookies.</p>",
    "<h1>This page isn't available</h1><p>The link you followed may be broken, or the page may have been removed.</p>",
    "<h1>404</h1><p>Page not found.</p>",
    "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>",
    "<h1>Content not available</h1><p>The article you are looking for has been removed.</p>",
    "<h1>Seite existiert nicht</h1><p>Die von Ihnen aufgerufene Seite existiert nicht mehr.</p>",
    "<h1>La página que busca no existe</h1><p>Volver al inicio</p>",
    "<h1>404 - Stránka nenalezena</h1><p>Zkuste to znovu.</p>",
    "<h1>404</h1><p>ไม่พบหน้าที่คุณต้องการ</p>",
    "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại.</p>",
    "<h1>Halaman tidak ditemukan</h1><p>Halaman yang Anda cari tidak ada.</p>",
    "<h1>الصفحة غير موجودة</h1><p>عذراً، الصفحة المطلوبة غير موجودة.</p>",
    "<h1>រកមិនឃើញទំព័រ</h1><p>សូមព្យាយាមម្តងទៀត។</p>",
    "<h1>페이지를 찾을 수 없습니다</h1><p>주소를 확인해 주세요.</p>",
    "<h1>Harbour plan</h1><p>Subscribe to continue reading.</p>",
    "<h1>Harbour plan</h1><p>This article is for subscribers only. Already a subscriber? Log in.</p>",
    "<h1>Harbour plan</h1><p>You have reached your limit of free articles. Subscribe now to continue reading.</p>",
    "<h1>Hafenplan</h1><p>Dieser Artikel ist nur für Abonnenten. Jetzt Abo abschließen.</p>",
    "<h1>Le plan</h1><p>Cet article est réservé aux abonnés. Déjà abonné ? Se connecter</p>",
    "<h1>El plan</h1><p>Contenido exclusivo para suscriptores. Inicia sesión para continuar.</p>",
    "<h1>Scheduled maintenance</h1><p>Our site is down for maintenance. Please check back soon.</p>",
    "<h1>Wir sind gleich zurück</h1><p>Unsere Website wird gerade gewartet.</p>",
    "<h1>Site en maintenance</h1><p>Nous serons bientôt de retour.</p>",
    "<h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>",
    "<h1>Sito in manutenzione</h1><p>Torneremo presto.</p>",
    "<h1>Not available in your region</h1><p>This content is not available in your country.</p>",
    "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area.</p>",
    "<h1>Dieser Inhalt ist in Ihrem Land nicht verfügbar.</h1>",
    "<p>Your session has expired. Please log in again.</p>",
    "<h1>Votre session a expiré</h1><p>Veuillez vous reconnecter.</p>",
    "<h1>Error</h1><p>SQLSTATE[HY000] [2002] Connection refused</p>",
    "<p>Fatal error: Uncaught PDOException: SQLSTATE[08004] [1040] Too many connections in /var/www/db.php:12</p>",
    "<p>Error: ER_CON_COUNT_ERROR: Too many connections</p>",
    "<h1>Service busy</h1><p>We are checking your browser. Please try again later.</p>",
    "<h1>Too many requests</h1><p>You have sent too many requests. Slow down.</p>",
    "<h1>This domain is for sale</h1><p>town.example may be for sale. Inquire now.</p>",
    "<title>town.example - This website is for sale!</title><p>This webpage was generated by the domain owner using Sedo Domain Parking.</p>",
    "<h1>Domain parked</h1><p>This domain is parked free of charge.</p>",
    "<h1>This domain has expired.</h1><p>If you are the owner, renew it now.</p>",
    "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>",
    "<title>Apache2 Ubuntu Default Page: It works</title><h1>It works!</h1><p>This is the default welcome page used to test the correct operation of the Apache2 server.</p>",
    "<title>IIS Windows Server</title><p>Internet Information Services</p>",
    "<h1>Index of /</h1><p>Apache/2.4.57 (Debian) Server at town.example Port 80</p>",
    "<h1>Future home of something quite cool.</h1><p>If you're the site owner, log in to launch this site.</p>",
    "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p>",
    "<h1>Web server is down</h1><p>Error code 521. The web server reported error code 521. Please try again.</p>",
    "<h1>Sign in to your account</h1><form><input type=password></form>",
    "<h1>Waiting room</h1><p>You are now in line. Your estimated wait time is 3 minutes.</p>",
]
ITSELF = [
    "<h1>Harbour plan</h1><p>The council votes on 4 May 2026.</p>",
    "<h1>Maintenance of the lift</h1><p>The lift is closed from 4 to 9 May.</p>",
    "<h1>Cookies</h1><p>Our bakery sells new cookies from 4 May 2026 on.</p>",
    "<h1>We value your privacy, says the mayor</h1><p>A new rule for cameras takes effect on 4 May.</p>",
    "<h1>Subscribe to the summer concerts</h1><p>Subscriptions open on 4 May 2026 at the town hall.</p>",
    "<h1>JavaScript course</h1><p>The library teaches JavaScript from 4 May 2026.</p>",
    "<h1>Domain for sale</h1><p>The royal domain of Altenau is for sale; bids are taken until 4 May 2026.</p>",
    "<h1>It works!</h1><p>The new pump works, the water board said on 4 May.</p>",
    "<h1>Waiting room</h1><p>The new waiting room of the station opens on 4 May 2026.</p>",
    "<h1>Session</h1><p>The session of parliament ends on 4 May 2026.</p>",
    "<h1>Loading zone</h1><p>The loading zone in Mill Street is closed until 4 May.</p>",
    "<h1>Log in the river</h1><p>A log blocked the lock on 4 May.</p>",
    "<h1>Not available in your region</h1><p>Why medicines are short: a report of 4 May 2026 on the pharmacies of the valley.</p>",
    "<h1>Too many requests</h1><p>The office got too many requests for passports and closes on 4 May 2026.</p>",
    "<h1>Error</h1><p>A clerical error cost the town 4,000 dollars on 4 May 2026.</p>",
    "<h1>Wartung</h1><p>Die Schleuse wird vom 4. bis 9. Mai 2026 gewartet.</p>",
    "<h1>Zustimmung</h1><p>Der Rat erteilte am 4. Mai 2026 seine Zustimmung zum Hafenplan.</p>",
    "<h1>Ihre Zustimmung ist gefragt</h1><p>Am 4. Mai 2026 stimmt das Dorf über die Brücke ab.</p>",
    "<h1>Cookies et gâteaux</h1><p>Le marché ouvre le 4 mai 2026.</p>",
    "<h1>Abonnés</h1><p>Le théâtre invite ses abonnés le 4 mai 2026.</p>",
    "<h1>Suscriptores</h1><p>El teatro recibe a sus suscriptores el 4 de mayo de 2026.</p>",
    "<h1>Stránka</h1><p>Nová stránka kroniky vyjde 4. května 2026.</p>",
    "<h1>Welcome</h1><p>Welcome to the summer fair of 4 May 2026.</p>",
    "<h1>Welcome to Nginxville</h1><p>The village celebrates on 4 May 2026.</p>",
    "<h1>Suspended</h1><p>The account of the club was suspended on 4 May 2026 by the bank.</p>",
    "<h1>Index of prices</h1><p>Prices rose by 2 per cent, the office said on 4 May.</p>",
    "<h1>The server is down</h1><p>The tennis server Anna Berg is down with a cold and misses the final of 4 May 2026.</p>",
    "<h1>Blocked</h1><p>You have been blocked by snow? The road opens on 4 May 2026.</p>",
    "<h1>Expired</h1><p>The permit has expired on 4 May 2026 and will not be renewed.</p>",
    "<h1>Removed</h1><p>The article on the old statue was removed from the plan on 4 May 2026.</p>",
    "<h1>Closed</h1><p>Closed for repairs until 4 May 2026.</p>",
    "<h1>404 years</h1><p>The guild turns 404 on 4 May 2026.</p>",
    "<h1>In line</h1><p>You are now in line for tickets, the cinema told 400 people on 4 May.</p>",
    "<h1>Check</h1><p>Checking your browser history: police warn of a fraud, 4 May 2026.</p>",
    "<h1>Human</h1><p>Verify you are human, asks the new play, on stage from 4 May 2026.</p>",
    "<h1>403 houses</h1><p>403 houses are to be built by 4 May 2027.</p>",
    "<h1>Page</h1><p>The page of the bishop was sold on 4 May 2026.</p>",
    "<h1>Please wait</h1><p>Please wait for the ferry at pier 3 from 4 May 2026 on.</p>",
    "<h1>No session on Friday</h1><p>The session has been moved to 4 May 2026.</p>",
    "<h1>Privacy</h1><p>The data protection office reports on 4 May 2026.</p>",
    "<h1>Restored</h1><p>Power was restored on 4 May 2026.</p>",
    "<h1>Unavailable</h1><p>The mayor is unavailable until 4 May 2026.</p>",
    "<h1>Halaman</h1><p>Halaman masjid dibuka pada 4 Mei 2026.</p>",
    "<h1>Manutenzione</h1><p>La manutenzione del ponte finisce il 4 maggio 2026.</p>",
    "<h1>Mantenimiento</h1><p>El mantenimiento del puente termina el 4 de mayo de 2026.</p>",
    "<h1>ទំព័រថ្មី</h1><p>ពិធីបើកនៅថ្ងៃទី៤ ខែឧសភា ឆ្នាំ២០២៦។</p>",
    "<h1>お知らせ</h1><p>5月4日は休館します。</p>",
    "<h1>通知</h1><p>2026年5月4日停水。</p>",
    "<h1>공지</h1><p>2026년 5월 4일 휴관합니다.</p>",
    "<h1>إعلان</h1><p>يفتتح الجسر في 4 مايو 2026.</p>",
    "<h1>Access</h1><p>Access to the beach is denied until 4 May 2026.</p>",
    "<h1>Parking</h1><p>Parking is free of charge on 4 May 2026.</p>",
    "<h1>Domain names</h1><p>This domain is parked for years, the registry found on 4 May 2026 in a study of 900 names.</p>",
    "<h1>Members only</h1><p>The meeting of 4 May 2026 is for members only.</p>",
    "<h1>Future home</h1><p>The future home of the museum was shown on 4 May 2026.</p>",
    "<h1>Too many connections</h1><p>Too many connections were late on 4 May 2026, says the railway.</p>",
    "<h1>Unusual traffic</h1><p>Unusual traffic is expected on 4 May 2026.</p>",
    "<h1>Back soon</h1><p>The swans are back soon, the park said on 4 May.</p>",
    "<h1>Sale</h1><p>This website is for sale, its founder wrote on 4 May 2026.</p>",
    "<h1>Registration</h1><p>Register by 4 May 2026 to take part. Log in with your card.</p>",
    "<h1>Free articles</h1><p>The club gives away free articles of clothing on 4 May 2026.</p>",
]


@pytest.mark.parametrize("html", STAND_INS)
def test_pages_that_web_servers_and_sites_show_instead_of_a_text(html):
    result = result_of(html)
    assert isinstance(result, Failed)
    assert result.fault in (Fault.SOFT_ERROR, Fault.EMPTY)


@pytest.mark.parametrize("html", ITSELF)
def test_short_notices_that_only_sound_like_it(html):
    assert isinstance(result_of(html), Snapshot)


def test_a_plain_answer_can_be_an_error_too():
    result = result_of("Internal Server Error\n", "text/plain")
    assert isinstance(result, Failed)
    assert result.fault is Fault.SOFT_ERROR
    assert isinstance(result_of(f"Council meets\n\n{NEWS}", "text/plain"), Snapshot)


def test_typography_makes_no_difference():
    for heading in ("We’ll be back soon", "WE'LL BE BACK  SOON!", "“We'll be back soon…”"):
        assert soft_error(Face("", heading=heading))


WORDS = st.sampled_from(
    "oops error 404 page not found the you please log in to login maintenance . ! – | café 500 server".split()
)
TEXTS = st.text() | st.lists(WORDS).map(" ".join)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_any_page_can_be_judged_and_a_long_one_is_itself(text, title, heading, password):
    face = Face(text, title, heading, password)
    assert soft_error(face) == soft_error(face)
    assert soft_error(Face(text + "x" * 900, title, heading, password)) is None


def test_a_feed_that_a_page_stands_in_for_says_which():
    source = Source("desk", "https://town.example/feed", kind="feed")
    page = b"<html><title>Just a moment...</title><h1>Checking your browser</h1><p>Please wait.</p></html>"
    result = parse(source, Response(source.url, page, {"content-type": "text/html"}))
    assert result == Failed(
        Fault.NOT_A_FEED,
        "the answer is no feed: the page looks like a page that checks its visitors: \u201cChecking your browser\u201d",
    )
