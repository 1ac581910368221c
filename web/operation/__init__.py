"""How is the service guarded and watched?"""
