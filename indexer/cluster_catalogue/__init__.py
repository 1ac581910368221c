"""What does a web node show that has nothing but a cluster?

A copy of the archive's catalogue in indices of its own, which the archive's machine writes
and any number of web nodes read, and the live index found through the cluster instead of
a folder.
"""
