"""Formats that are told apart now: maps, mail, slides, more pictures and packed files."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0013_other_catalogs_extras"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="version",
            name="version_format_known",
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "format__in",
                        (
                            "csv",
                            "tsv",
                            "json",
                            "jsonl",
                            "geojson",
                            "kml",
                            "kmz",
                            "gpkg",
                            "shp",
                            "xml",
                            "parquet",
                            "xlsx",
                            "ods",
                            "xls",
                            "html",
                            "pdf",
                            "docx",
                            "doc",
                            "pptx",
                            "ppt",
                            "odt",
                            "rtf",
                            "eml",
                            "png",
                            "jpeg",
                            "gif",
                            "tiff",
                            "webp",
                            "bmp",
                            "svg",
                            "zip",
                            "gzip",
                            "bz2",
                            "xz",
                            "sqlite",
                            "rar",
                            "7z",
                            "txt",
                            "unknown",
                        ),
                    )
                ),
                name="version_format_known",
            ),
        ),
    ]
