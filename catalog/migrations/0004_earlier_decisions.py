"""Decisions made before they named what they cover: each covers all that had been found in its version."""

from django.db import migrations

LINK = """
UPDATE catalog_problem p SET clearance_id = c.id FROM catalog_clearance c
WHERE c.version_id = p.version_id AND p.code = 'personal-data';
UPDATE catalog_clearance c SET covers = (
    SELECT coalesce(jsonb_agg(jsonb_build_array(
        p.code, coalesce(p.figures ->> 'kind', ''), coalesce(p."column"::text, ''), p.column_name
    )), '[]') FROM catalog_problem p WHERE p.clearance_id = c.id
);
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_schemas_and_decisions")]

    operations = [migrations.RunSQL(LINK, migrations.RunSQL.noop)]
