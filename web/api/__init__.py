"""How do programs ask?"""
