"""The `archive` commands that need the archive alone, and what all commands share.

Commands that need the index are in ``indexer.commands``, those that need the web service
in ``web.commands``; :mod:`archive.cli` puts them together.
"""
