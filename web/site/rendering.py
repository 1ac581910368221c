"""Pages from templates, in the language that the address asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import falcon
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from web.search.search_state import SearchState
from web.service import WebSettings
from web.site.language import language_of, root_of
from web.site.static_files import StaticFiles
from web.site.texts import LANGUAGES, Texts

FOLDER = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language."""

    code: str
    name: str
    href: str
    current: bool


class _Compiled(BytecodeCache):
    """Compiled templates in memory: every application of a process uses the same ones."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Pages:
    """Everything that pages are made of; :meth:`of` gives those of one request."""

    def __init__(self, settings: WebSettings, static: StaticFiles) -> None:
        self.settings = settings
        self._texts = {language: Texts(language) for language in LANGUAGES}
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self._environment.globals.update(
            static=static.address, service_name=settings.service_name, settings=settings
        )
        for template in self._environment.list_templates():
            self._environment.get_template(template)  # now, not when the first visitor waits

    def of(self, req: falcon.Request) -> LocalPages:
        """The pages in the language of a request."""
        return self.in_language(language_of(req, self.settings.language))

    def in_language(self, language: str) -> LocalPages:
        """The pages in one language."""
        return LocalPages(self, language)

    def texts(self, language: str) -> Texts:
        """The texts of a language."""
        return self._texts[language]

    def render(self, template: str, **values: object) -> str:
        """A template with its values."""
        return self._environment.get_template(template).render(**values)


class LocalPages:
    """Makes the HTML of pages in one language. ``root`` begins every address: "" or "/sv"."""

    def __init__(self, pages: Pages, language: str) -> None:
        self._pages = pages
        self.texts = pages.texts(language)
        self.root = root_of(language, pages.settings.language)

    def render(
        self,
        template: str,
        state: SearchState | None = None,
        path: str = "/",
        canonical: bool = False,
        **values: object,
    ) -> str:
        """One page. ``state`` fills the search box; ``path`` is the page's address without
        language and search, which is its lasting one where it is ``canonical``.
        """
        state = replace(state or SearchState(), root=self.root)
        base = self._pages.settings.base_url
        return self._pages.render(
            template,
            t=self.texts,
            root=self.root,
            state=state,
            base_url=base,
            path=path,
            languages=list(self._languages(state, path)),
            canonical=base + self.root + path if base and canonical else None,
            **values,
        )

    def respond(self, resp: falcon.Response, html: str) -> None:
        """Put a page into a response."""
        resp.content_type = falcon.MEDIA_HTML
        resp.text = html
        resp.data = None
        resp.stream = None

    def _languages(self, state: SearchState, path: str) -> Iterator[LanguageLink]:
        for code in LANGUAGES:
            root = root_of(code, self._pages.settings.language)
            name = self._pages.texts(code)("language.name")
            href = replace(state, root=root).address(path)
            yield LanguageLink(code, name, href, code == self.texts.language)
