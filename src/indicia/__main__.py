"""`python -m indicia`."""

from indicia.cli import main

if __name__ == "__main__":
    main()
