"""What changed when a municipality published a text again."""

from dataclasses import replace
from datetime import UTC, datetime

from archive.catalogue import Revision
from archive.minutes import Section, SectionKind
from tests.web.sample_archive import CANARY
from web.item.revisions_page import revision_views
from web.site.texts import Texts


def revisions(site, *texts, title=None):
    item = site.catalogue.item(site.ids["transport"])
    return [
        Revision(
            number,
            datetime(2026, 1, number, tzinfo=UTC),
            number == len(texts),
            replace(
                item,
                title=title if title and number > 1 else item.title,
                sections=(Section(SectionKind.RESOLUTION, text),),
            ),
        )
        for number, text in enumerate(texts, start=1)
    ]


def changed(found):
    return [
        run.text
        for block in found
        for row in block.rows
        for cell in row
        for run in cell
        if run.changed
    ]


def test_the_words_that_changed_are_marked(site):
    old = "Lautakunta päätti, että maksu on kaksi euroa vuodessa."
    newest, first = revision_views(revisions(site, old, old.replace("kaksi", "kolme")), Texts())
    assert first.first
    assert newest.shown
    (change,) = newest.changes
    assert changed(change.before) == ["kaksi"]
    assert changed(change.after) == ["kolme"]


def test_a_new_title_is_told_and_an_unchanged_text_is_not(site):
    newest, _ = revision_views(revisions(site, "a", "a", title="Uusi"), Texts())
    assert newest.title == "Uusi"
    assert newest.changes == ()


def test_the_page_of_an_item_that_never_changed(site):
    page = site.page(f"/asiakohta/{site.ids['transport']}/versiot")
    assert "Ensimmäinen tallennettu versio." in page.flat
    site.page("/asiakohta/x/versiot", 404)
    site.page(f"/sv/asiakohta/{site.ids['removed']}/versiot", 410)


def test_nothing_secret_is_in_the_revisions(site):
    assert CANARY not in site.get(f"/asiakohta/{site.ids['secret']}/versiot").text


def test_a_section_that_was_not_there_is_said_to_be_missing(site):
    page = site.page(f"/asiakohta/{site.ids['republished']}/versiot")
    assert "Päätös Ennen Tässä versiossa ei ole tätä kohtaa. Jälkeen Ehdotus hyväks" in page.flat
    assert page.flat.count("Tässä versiossa ei ole tätä kohtaa.") == 1
