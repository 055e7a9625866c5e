"""Entity tags: the tag of an answer is a digest of its bytes, so an equal tag is an equal answer (RFC 9110, 8.8.3).

Reading: a kept answer brings its tag, Django's ConditionalGetMiddleware gives the others theirs, and answers 304.
Writing: a change may name the tag that it was made from (`If-Match`, RFC 9110, 13.1.1), and is refused where somebody
else was faster. Nobody has to.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.api.kept import digest_tag
from catalog.api.rest.problems import PreconditionFailed
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.models import Dataset


def tag_of(data: Any) -> str:
    """The tag that a GET of `data` bears."""
    return digest_tag(OrjsonRenderer().render(data))


@contextmanager
def unchanged(request: Request, dataset: Dataset, shown: Callable[[], Any]) -> Iterator[None]:
    """Make the change inside only if what `shown` reads is still what `If-Match` names.

    Every change of a dataset and its files locks the dataset's row, so nobody comes between the look and the change.
    """
    wanted = request.headers.get("If-Match")
    if wanted is None:
        yield
        return
    with transaction.atomic():
        if Dataset.objects.select_for_update(of=("self",)).filter(pk=dataset.pk).first() is None:
            raise Http404
        tag = tag_of(shown())
        # The strong comparison: a weak tag (W/"…") never matches.
        if parse_etags(wanted) != ["*"] and tag not in parse_etags(wanted):
            raise PreconditionFailed(tag)
        yield


def tagged(data: Any, **kwargs: Any) -> Response:
    """An answer to a change, with the tag to name in the next one."""
    response = Response(data, **kwargs)
    response["ETag"] = tag_of(data)
    return response
