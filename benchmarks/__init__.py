"""Measure how fast Rulebook is, beside others on the same work; `python -m benchmarks` prints the tables."""
