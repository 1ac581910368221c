"""How is one agenda item shown, with its text, its decision and its original file?"""
