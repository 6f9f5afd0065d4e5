"""Seeing a folder change, and showing what came of it: neither knows what a contact is."""
