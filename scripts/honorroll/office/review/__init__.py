"""``honorroll review``: what a pull request changes, for whoever is to approve it.

Everything of the request is read as data, from git: nothing of it is checked out where it could run.
"""
