"""The table of pages: each row a kind of page, a pure function of what is asked."""

from netcrm.website.pages.plan import PAGES, Frame, Planned, frame, plan, shelved, shelves

__all__ = ["PAGES", "Frame", "Planned", "frame", "plan", "shelved", "shelves"]
