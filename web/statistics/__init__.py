"""What does a search find in numbers: which kinds of decisions, when, and by whom?"""
