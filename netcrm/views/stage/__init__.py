"""How deep a relationship goes, as far as the log can know (MODEL.md, "Depth and rhythm")."""
