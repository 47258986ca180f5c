"""`python -m engine.cli`: the same command where the script is not installed."""

from engine.cli import main

if __name__ == "__main__":
    main()
