"""``python -m netcrm`` is the same program as ``netcrm``."""

from netcrm.cli import main

if __name__ == "__main__":
    main()
