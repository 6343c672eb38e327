"""What counts as the same: of bytes, of a text, and whether a text is still there at all. Pure."""

import hashlib
import unicodedata

# Typographic variants that editors' software swaps without anybody editing.
_FOLDED = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "\u00ad": "", "\u200b": "", "\ufeff": "", "\u2060": "",
}  # fmt: skip
# Below this many characters a text is too short to tell a stand-in from an edit.
_LONG = 400


def body_hash(body: bytes) -> str:
    """SHA-256 of the bytes as they came, in hexadecimal: equal means that nothing needs parsing."""
    return hashlib.sha256(body).hexdigest()


def canonical(text: str) -> str:
    """`text` with everything cosmetic folded: Unicode form, quotes, dashes, white space. Idempotent."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    folded = unicodedata.normalize("NFC", text)
    for variant, plain in _FOLDED.items():  # `str.translate` looks at each letter: fifty times as long
        folded = folded.replace(variant, plain)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def text_hash(title: str, text: str) -> str:
    """Half the SHA-256 of the canonical title and text: equal means that nobody edited the words."""
    marked = f"{canonical(title)}\n{canonical(text)}"
    return hashlib.sha256(marked.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def much_shorter(known: int, text: str) -> bool:
    """Whether less than a third of a text of at least 400 characters is left.

    That is an error page, a login page or a stand-in line rather than an edit.
    """
    return known >= _LONG and len(text) * 3 < known
