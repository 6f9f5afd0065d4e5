"""Text in, values and problems out. No file is opened here and no clock is read."""
