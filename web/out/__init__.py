"""How does a result leave the service: as a file, a feed, a citation, a map for robots?"""
