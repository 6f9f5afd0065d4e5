"""Every command, one short file each; ``cli`` assembles them."""
