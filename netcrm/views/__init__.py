"""Values in, frozen results out: what follows from contacts and one day."""
