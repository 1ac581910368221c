"""Show it to a person.

Pages and the JSON API. They see a ``Searcher`` and a ``Catalogue``, nothing else.
"""
