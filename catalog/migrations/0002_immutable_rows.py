"""Versions and assessments are written once: the database refuses every change of their rows."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION catalog_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""
TABLES = ("catalog_version", "catalog_assessment", "catalog_criterionmark")


def trigger(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_immutable BEFORE UPDATE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION catalog_refuse_change();",
        f"DROP TRIGGER {table}_immutable ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION catalog_refuse_change();"),
        *[trigger(table) for table in TABLES],
    ]
