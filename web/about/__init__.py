"""What does the service say of itself?"""
