"""What is a visitor told when something is wrong?"""
