"""Pages, texts and other files that hold no minutes, by file name; the code comes first."""

from __future__ import annotations


def damaged_pages() -> dict[str, bytes]:
    """The files."""
    return {
        "unrecognised.empty.txt": b"",
        "unrecognised.spaces.txt": b" \n\t\r\n" * 200,
        "unrecognised.zeros.txt": bytes(4_000),
        "unrecognised.letter.txt": "Hyvä naapuri, kiitos avusta.\n".encode(),
        "unrecognised.law.txt": "Kuntalain 51 §:n mukaan asia ratkaistaan äänestämällä.\n".encode(),
        "unrecognised.picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3,
        "unrecognised.rich-text.rtf": b"{\\rtf1\\ansi Kunnanhallitus 4.5.2020 \\'a7 12\\par}",
        "unrecognised.packed.gz": b"\x1f\x8b\x08" + bytes(range(200)),
        "unrecognised.utf-16-cut.txt": "Päätös".encode("utf-16")[:-1],
        "unrecognised.scripts-alone.html": (
            b"<!DOCTYPE html><html><head><script>for(;;){}</script></head>"
            b"<body onload='alert(1)'><script>document.write('\xc2\xa7 12 Ehdotus')</script>"
            b"</body></html>"
        ),
        "unrecognised.sign-in.html": (
            b"<html><body><h1>Kirjaudu</h1><form><input name='tunnus'>"
            b"<input type='password'></form></html>"
        ),
        "unrecognised.not-found.html": b"<html><body><h1>404</h1><p>Sivua ei ole.</p></html>",
        "unrecognised.tags-unclosed.html": b"<table><tr><td>" * 400,
        "unrecognised.deep.json": b"[" * 20_000,
        "unrecognised.cut-short.json": b'{"value": [{"Name": "P\xc3\xa4',
        "no-items.search-form.html": (
            b"<html><head><title>Tweb-kokoushaku</title></head><body>"
            b"<form action='/ktwebbin/dbisa.dll/ktwebscr/epj_kokl_tweb.htm'>"
            b"<select name='kirjaamo'><option>Kaupunginhallitus</option></select></form>"
        ),
        "no-items.meetings.html": (
            b"<html><body><table><tr><td><a href='http://192.0.2.1/ktwebbin/dbisa.dll/ktwebscr/"
            b"pk_asil_tweb.htm?+bid=1127'>18.4.2016 14:00</a></td><td>Kaupunginhallitus</td></tr>"
            b"</table></body></html>"
        ),
    }
