"""Home: search first, then what is new, and how open the whole is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.models import Dataset
from catalog.search.ask import with_lines
from portal.everyones import everyones
from portal.presenters.linked_data import catalog_data
from portal.presenters.whole import whole

NEWEST = 6


@require_safe
@everyones
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "linked_data": catalog_data(),
        "whole": whole(),
        "newest": with_lines(Dataset.objects.public()).order_by("-modified")[:NEWEST],
    }
    return render(request, "portal/pages/home.html", context)
