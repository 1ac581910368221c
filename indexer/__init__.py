"""Which items say this, in any inflected form?

The index is derived from the archive and can always be thrown away and built
again. Everything in here sees the archive only through ``PublicItem`` and the
store's change log.
"""
