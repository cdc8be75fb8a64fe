"""Measures that are too slow for the tests: `python -m benchmarks.pdf` and `python -m benchmarks.content`."""
