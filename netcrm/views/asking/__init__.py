"""Before you ask: whether a relationship carries it today (MODEL.md, "Before you ask").

It advises and never forbids, and only when asked. No study gives thresholds for asking: the form
of the sum has sources, its numbers are settings.
"""
