"""Would more data help?"""
