"""What happened between two states of the contacts, told in words from their values."""
