"""A page is read the same in whatever encoding it comes, and whatever it says of that."""

import pytest

from archive.readers.generic import GenericReader
from archive.readers.source import Source

PAGE = """<html><head><meta charset="{}"></head><body>
<p>Sivistyslautakunta</p><p>Pöytäkirja 14.5.2024</p>
<h2>§ 21 Äitienpäiväjuhlan avustus</h2>
<h3>Päätösehdotus</h3><p>Lautakunta my&ouml;nt&auml;ä yhdistykselle 300 &euro;.</p>
<h3>Päätös</h3><p>Hyväksyttiin.</p></body></html>"""


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_the_bytes_count_and_not_what_the_page_says(encoding, declared):
    source = Source("sivu.html", PAGE.format(declared).encode(encoding))
    assert GenericReader().recognises(source)
    [item] = GenericReader().read(source)
    assert item.title == "Äitienpäiväjuhlan avustus"
    assert item.sections[0].text == "Lautakunta myöntää yhdistykselle 300 €."
