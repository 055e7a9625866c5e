"""The one thing that can be wrong with an index."""


class IndexUnusable(Exception):
    """There is no index, or not one that this version can read: build it anew."""
