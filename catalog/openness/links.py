"""Where on this site the figure that evidence speaks of is shown; "" where a file has no page."""

from urllib.parse import quote

from catalog.openness.facts import ResourceFacts


def to_problems(resource: ResourceFacts, code: str = "") -> str:
    """The problems found in the file, of one code where one is given."""
    if not resource.path:
        return ""
    return f"{resource.path}?problem={quote(code)}#problems" if code else f"{resource.path}#problems"


def to_column(resource: ResourceFacts, column: str) -> str:
    return f"{resource.path}#column-{quote(column)}" if resource.path else ""


def to_checks(resource: ResourceFacts) -> str:
    """The downloads tried in the last days."""
    return f"{resource.path}#access-checks" if resource.path else ""


def to_versions(resource: ResourceFacts) -> str:
    return f"{resource.path}#versions" if resource.path else ""
