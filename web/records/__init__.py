"""How are cases, boards, meetings and the extent of the archive shown?"""
