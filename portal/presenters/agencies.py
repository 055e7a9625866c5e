"""Agencies with their figures: from the index, or counted by the database while there is none."""

from typing import Any

from django.db.models import Avg, Count, Q, QuerySet

from catalog.models import Agency, State
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.figures import Figures, figures_by_agency
from catalog.vocabulary.levels import OPEN, SHARED

PUBLIC = Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED)
NOTHING = Figures()


def measured(agencies: QuerySet[Agency]) -> list[Any]:
    """Each with `public`, `opened` and `met`, as Figures has them."""
    try:
        figures = figures_by_agency()
    except IndexUnusable:
        return list(counted(agencies))
    found: list[Any] = list(agencies)
    for agency in found:
        own = figures.get(agency.slug, NOTHING)
        agency.public, agency.opened, agency.met = own.public, own.opened, own.met
    return found


def counted(agencies: QuerySet[Agency]) -> QuerySet[Any]:
    """The same by the database, which reads every dataset for it: of 100,000 in half a second."""
    return agencies.order_by("slug").annotate(
        public=Count("datasets", filter=PUBLIC),
        opened=Count("datasets", filter=PUBLIC & Q(datasets__release_level=OPEN)),
        met=Avg("datasets__assessment__met", filter=PUBLIC),
    )
