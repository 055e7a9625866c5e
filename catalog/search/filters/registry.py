"""Every filter, in page order."""

from catalog.search.filters import ranges, terms

FILTERS = (
    terms.AGENCY,
    terms.THEMES,
    terms.FORMATS,
    terms.LICENSES,
    terms.LEVELS,
    terms.FREQUENCIES,
    terms.CRITERIA,
    terms.HAS_ROWS,
    terms.KEYWORD,
    terms.LANGUAGE,
    ranges.OPENNESS_MIN,
    ranges.OPENNESS_MAX,
    ranges.MODIFIED_AFTER,
    ranges.MODIFIED_BEFORE,
    ranges.PERIOD_START,
    ranges.PERIOD_END,
    ranges.PLACE_NAME,
    ranges.BBOX,
)
FILTER = {item.name: item for item in FILTERS}
FACETS = tuple(item.name for item in FILTERS if item.field)
