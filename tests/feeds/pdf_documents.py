"""PDF files for tests, written by hand: pages of lines in Helvetica, as simple programs make them."""

import io

from pypdf import PdfReader, PdfWriter


def pdf(
    *pages: list[str], information: dict[str, str] | None = None, language: str = "", password: str = ""
) -> bytes:
    """A PDF of these pages; an empty line is a gap between paragraphs."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        stream = _content(lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _dressed(_file(objects), information or {}, password)


def _content(lines: list[str]) -> str:
    escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
    shown = "\n".join(f"({line}) Tj T*" if line else "T*" for line in escaped)
    return f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}\nET"


def _file(objects: list[str]) -> bytes:
    body = io.BytesIO()
    body.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(body.tell())
        body.write(f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252"))
    start = body.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    body.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return body.getvalue()


def _dressed(plain: bytes, information: dict[str, str], password: str) -> bytes:
    if not information and not password:
        return plain
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.add_metadata(information)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()
