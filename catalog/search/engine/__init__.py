"""The index itself: immutable segments of postings and columns, memory-mapped; numpy alone, no Django."""
