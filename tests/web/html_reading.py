"""Reads a page as a browser would, to see what is in it and that it is well formed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "rect", "circle"}


@dataclass
class Page(HTMLParser):
    tags: list = field(default_factory=list)
    text: str = ""
    open: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.problems.append(f"attribute twice in {tag}")
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.text += data

    def named(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def links(self):
        return [attrs["href"] for attrs in self.named("a")]

    @property
    def items(self):
        """The addresses of the items that a page lists."""
        return [a for a in self.links if a.startswith("/asiakohta/") and "/miksi" not in a]

    @property
    def flat(self):
        return " ".join(self.text.split())


def read(html):
    page = Page()
    page.feed(html)
    page.close()
    if page.open:
        page.problems.append(f"never closed: {page.open}")
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    page.problems += [f"id twice: {name}" for name in {n for n in ids if ids.count(n) > 1}]
    known = set(ids)
    for _, attrs in page.tags:
        for name in ("for", "aria-labelledby", "popovertarget"):
            if name in attrs and attrs[name] not in known:
                page.problems.append(f"{name} leads nowhere: {attrs[name]}")
    return page
