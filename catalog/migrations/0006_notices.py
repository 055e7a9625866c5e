"""What agencies are told."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("catalog", "0005_links")]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("figures", models.JSONField(default=dict)),
                ("created", models.DateTimeField(verbose_name="told")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="put away")),
                ("mailed_at", models.DateTimeField(null=True)),
                ("mail_attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="catalog.agency"
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="catalog.dataset"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="catalog.resource",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="put away by",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ("-created", "-id"),
                "indexes": [
                    models.Index(fields=["agency", "-created"], name="notice_newest"),
                    models.Index(
                        condition=models.Q(("seen_at", None)), fields=["agency", "-created"], name="notice_unseen"
                    ),
                    models.Index(condition=models.Q(("mailed_at", None)), fields=["created"], name="notice_to_mail"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "mark-lost",
                                    "level-lost",
                                    "level-recovered",
                                    "level-granted",
                                    "link-broken",
                                    "link-recovered",
                                    "version-invalid",
                                    "personal-data",
                                ),
                            )
                        ),
                        name="notice_kind_known",
                    )
                ],
            },
        ),
    ]
