"""Our admin site: the agencies' workbench.

It stands outside catalog.admin: that package registers with this site when it is imported, so the site must be there.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from catalog.models import Dataset, Job, Membership, Notice, State

SHOWN = 10


class KaimenAdminSite(AdminSite):
    site_header = "Kaimen"
    site_title = "Kaimen"
    index_title = _("Workbench")
    site_url = "/"
    enable_nav_sidebar = False
    index_template = "admin/workbench.html"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """First what waits for this person, then everything else."""
        own = Dataset.objects.of(request.user).select_related("agency", "assessment")
        told = Notice.objects.of(request.user).unseen()
        running = Job.objects.unfinished().filter(resource__dataset__in=own)
        context = {
            "waiting": own.filter(state=State.SUBMITTED)[:SHOWN],
            "drafts": own.filter(state=State.DRAFT)[:SHOWN],
            "at_risk": own.public().filter(level_lost_at__isnull=False)[:SHOWN],
            "notices": told.select_related("agency", "dataset")[:SHOWN],
            "notice_count": told.count(),
            # Who runs the platform sees all notices, and puts none away for others.
            "told_agencies": set(
                Membership.objects.filter(user_id=request.user.pk or 0).values_list("agency", flat=True)
            ),
            "running": running.select_related("resource__dataset")[:SHOWN],
            **(extra_context or {}),
        }
        return super().index(request, context)
