"""Notices in the workbench: the newest on its first page, all of them in a list, put away by the agency's members."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from catalog.admin.access import account
from catalog.admin.steps import page_of, say, tell_refusal
from catalog.language import Text
from catalog.models import Membership, Notice
from catalog.publishing import notices
from catalog.publishing.refusal import NotAllowed
from catalog.vocabulary.notices import NOTICE_KINDS

PUT_AWAY = Text("Put away, for the whole agency.", "已处理，本机构成员不再看到。")


@require_POST
def put_away(request: HttpRequest, notice_id: int) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.of(request.user), pk=notice_id)
    try:
        notices.put_away(notice, actor=account(request), now=timezone.now())
    except NotAllowed as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(PUT_AWAY))
    return HttpResponseRedirect(reverse("admin:index"))


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.code, say(kind.label)) for kind in NOTICE_KINDS]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin[Notice]):
    """Nobody writes a notice by hand, and none is deleted."""

    list_display = ("about", "told", "created", "seen_at", "seen_by")
    list_display_links = None
    list_filter = (KindFilter, "created")
    list_select_related = ("dataset", "seen_by")
    list_per_page = 50

    @admin.display(description=_("dataset"))
    def about(self, notice: Notice) -> SafeString:
        return format_html('<a href="{}">{}</a>', page_of(notice.dataset), notice.dataset)

    @admin.display(description=_("notice"))
    def told(self, notice: Notice) -> SafeString:
        label, message, advice = say(notice.label), say(notice.message), say(notice.advice)
        return format_html("<strong>{}</strong><br>{}<br>{}", label, message, advice)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        return super().get_queryset(request).filter(pk__in=Notice.objects.of(request.user).values("pk"))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Notices"), **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        own = [path("<int:notice_id>/seen/", self.admin_site.admin_view(put_away), name="catalog_notice_seen")]
        return own + super().get_urls()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser) or Membership.objects.filter(user_id=request.user.pk or 0).exists()

    def has_view_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        return False
