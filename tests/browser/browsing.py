"""Opening pages: from disk or over loopback HTTP, with everything that the browser complains of written down."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

PHONE, LAPTOP = (390, 844), (1280, 800)


@dataclass
class View:
    """One page in the browser: what it asked for, and what it or the browser complained of."""

    page: object
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self):
        page = self.page
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("crash", lambda _: self.complaints.append("crash"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("popup", lambda popup: self.complaints.append(f"popup: {popup.url}"))

    def _console(self, message):
        if message.type in {"error", "warning", "assert"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, request):
        # The icon is fetched after the load event: a page that is left meanwhile breaks it off.
        if request.failure != "net::ERR_ABORTED" or not request.url.endswith("/icon.svg"):
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _dialog(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address):
        self.page.goto(address, wait_until="load")
        return self

    def open_details(self):
        """Show all that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    def overflow(self):
        """How many pixels the page scrolls sideways, and the elements that stand out of it.

        What the browser would lay out only when it comes near is laid out for that.
        """
        self.page.evaluate(
            "document.querySelectorAll('body *').forEach(one => { one.style.contentVisibility = 'visible' })"
        )
        return self.page.evaluate(
            """() => {
                const root = document.scrollingElement, wide = root.clientWidth;
                if (root.scrollWidth <= wide) return [];
                const out = [...document.querySelectorAll('body *')].filter(one => {
                    const box = one.getBoundingClientRect();
                    return box.width && (box.right > wide + 1 || box.left < -1);
                });
                return [root.scrollWidth - wide, ...out.slice(0, 5).map(one => one.outerHTML.slice(0, 200))];
            }"""
        )

    def layers(self):
        """Width and height of what the browser paints apart, to move it without painting; the page among them."""
        told = []
        session = self.page.context.new_cdp_session(self.page)
        session.on("LayerTree.layerTreeDidChange", lambda event: told.append(event.get("layers")))
        session.send("DOM.enable")
        session.send("LayerTree.enable")
        for _ in range(50):  # told at a change
            self.page.mouse.wheel(0, 5)
            self.page.wait_for_timeout(100)
            if told and told[-1]:
                break
        of_page = [layer for layer in told[-1] if layer["drawsContent"] and layer["width"]]
        return [(layer["width"], layer["height"]) for layer in of_page]


@contextmanager
def view(browser, size=LAPTOP, **options):
    """A fresh profile with one page. Options are Playwright's: color_scheme, forced_colors, locale, ..."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(30_000)
    seen = View(context.new_page())
    seen.listen()
    try:
        yield seen
    finally:
        context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address of a loopback server of the folder, with a slash at the end."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@cache
def _axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


# The size of targets (WCAG 2.2, 2.5.8) is off by default. Nothing is loaded anew: the policy forbids that.
_RUN = """only => axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    rules: {'target-size': {enabled: true}},
    ...(only.length ? {runOnly: {type: 'rule', values: only}} : {}),
})"""


def violations(page, *only):
    """What axe-core finds wrong, a line for each element; `only` names the rules to ask."""
    page.evaluate(_axe())
    found = page.evaluate(_RUN, list(only))["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:300]})"
        for rule in found
        for node in rule["nodes"]
    ]
