"""`python -m ops_atlas`."""

from ops_atlas.cli import main

main()
