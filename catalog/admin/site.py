"""Our admin site: the agencies' workbench."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class KaimenAdminSite(AdminSite):
    site_header = "Kaimen"
    site_title = "Kaimen"
    index_title = _("Workbench")
    site_url = "/"
    enable_nav_sidebar = False
