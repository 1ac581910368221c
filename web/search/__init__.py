"""How is a search asked, and how is its answer shown?"""
