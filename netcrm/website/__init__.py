"""From answers to a folder of pages: the table of pages, the theme, and publishing."""
