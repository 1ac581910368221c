"""What was decided, and can I prove that this is the text?

The archive is the truth of the project: original files by their SHA-256, the
items that were read from them, every revision, and a log of changes. It knows
neither the index nor the web; :mod:`archive.cli` alone, the composition root,
imports upwards.
"""
