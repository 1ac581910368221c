"""What do all pages share?

Templates and texts, static files, dates, and how decisions look.
"""
