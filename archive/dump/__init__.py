"""How does everything public of an archive go into another one?"""
