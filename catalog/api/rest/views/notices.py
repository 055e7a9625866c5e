"""Notices: what one's own agencies have to know."""

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import writer
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import one_of, refuse_unknown
from catalog.api.rest.schema import paged
from catalog.api.rest.serializers.notices import NoticeSerializer
from catalog.models import Notice, Scope
from catalog.publishing import notices
from catalog.vocabulary.notices import NOTICE_KIND

SEEN = OpenApiParameter("seen", enum=["true", "false"], description="Only those put away, or only those that wait.")
KIND = OpenApiParameter("kind", enum=list(NOTICE_KIND))


class Notices(APIView):
    @extend_schema(responses=paged(NoticeSerializer), parameters=[SEEN, KIND, *PAGE], operation_id="notices")
    def get(self, request: Request) -> Response:
        """Of the agencies that the token's owner works for, newest first."""
        refuse_unknown(request, ("seen", "kind", *PARAMETERS))
        user = writer(request, Scope.READ)
        found = Notice.objects.of(user)
        if kind := one_of(request, "kind", tuple(NOTICE_KIND)):
            found = found.filter(kind=kind)
        if seen := one_of(request, "seen", ("true", "false")):
            found = found.filter(seen_at__isnull=seen == "false")
        number, size = page_of(request)
        rows = found.select_related("agency", "dataset", "seen_by")[(number - 1) * size : number * size]
        return Response(envelope(request, count=found.count(), results=NoticeSerializer(rows, many=True).data))


class NoticeSeen(APIView):
    @extend_schema(request=None, responses=NoticeSerializer, operation_id="notice_seen")
    @idempotent
    def post(self, request: Request, notice_id: int) -> Response:
        """Put it away for the whole agency; once more changes nothing. Its members only."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        notice = Notice.objects.of(user).filter(pk=notice_id).first()
        if notice is None:
            raise Http404
        return Response(NoticeSerializer(notices.put_away(notice, actor=user, now=timezone.now())).data)
