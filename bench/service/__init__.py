"""How does the running service do: quiet, under load, while its index is swapped?"""
