"""Municipalities (thin first version)."""

from __future__ import annotations

from archive.readers.source import Source


def of_source(source: Source, text: str) -> str | None:
    """The municipality of a source file, or None."""
    if source.municipality:
        return source.municipality
    return "Asikkala" if "asikkala" in source.name.lower() or "asikkala.fi" in text else None
