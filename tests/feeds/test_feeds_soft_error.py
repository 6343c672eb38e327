import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Failed, Fault, Response, Snapshot, Source
from feeds.parse import parse
from feeds.soft_error import Face, soft_error

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
