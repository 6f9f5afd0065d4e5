"""The morning: each line with its reason (MODEL.md, "The morning")."""
