"""A contact file written as netcrm would write it: another spelling of the very same content.

:func:`reform` rewrites days, quotes, spacing and map-form lines where FORMAT.md gives one way to
write them. Order, comments, blank lines, blocks, indentation and the note stay as they are, and so
does whatever a warning or an error is about: a mistake is for its writer to mend, not to be hidden.
"""

from netcrm.text.form.reform import reform

__all__ = ["reform"]
