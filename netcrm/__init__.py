"""A personal CRM in plain text: Markdown contacts in, what is due and a private site out."""

__version__ = "0.1.0"
