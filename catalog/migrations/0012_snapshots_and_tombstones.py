"""Files of the whole catalog, and tombstones of what left it, which the database writes itself.

A trigger sees every way out: the workflow, a changed level, a deletion, and SQL in bulk. So no snapshot can be served
that still shows what nobody may see any more.
"""

from django.db import migrations, models

import catalog.models.fields
import catalog.models.outbox

FUNCTION = """
CREATE FUNCTION catalog_leave_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO catalog_tombstone (dataset_id, slug, at, reason) VALUES (OLD.id, OLD.slug, clock_timestamp(), '{}');
    ELSIF NOT (NEW.state = 'public' AND NEW.release_level <> 'shared') THEN
        INSERT INTO catalog_tombstone (dataset_id, slug, at, reason)
        VALUES (OLD.id, OLD.slug, clock_timestamp(), NEW.withdrawn_reason);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_dataset_leaves_public AFTER UPDATE OR DELETE ON catalog_dataset
    FOR EACH ROW WHEN (OLD.state = 'public' AND OLD.release_level <> 'shared')
    EXECUTE FUNCTION catalog_leave_public();
"""
UNDO = "DROP TRIGGER catalog_dataset_leaves_public ON catalog_dataset; DROP FUNCTION catalog_leave_public();"
# What was withdrawn before there were tombstones.
FORMER = """
INSERT INTO catalog_tombstone (dataset_id, slug, at, reason)
SELECT id, slug, withdrawn_at, withdrawn_reason FROM catalog_dataset
WHERE state = 'withdrawn' AND release_level <> 'shared' ORDER BY withdrawn_at;
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0011_outbox_catches_all")]

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("recipe", models.CharField(max_length=64)),
                ("transaction", models.BigIntegerField()),
                ("made", models.DateTimeField()),
                ("checked", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="snapshot_sha256_whole"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("dataset_id", models.UUIDField()),
                ("slug", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                ("reason", catalog.models.fields.LanguageMapField(blank=True, default=dict)),
                ("transaction", models.BigIntegerField(db_default=catalog.models.outbox.CurrentTransaction())),
            ],
            options={
                "ordering": ("at", "id"),
                "indexes": [
                    models.Index(fields=["at", "id"], name="tombstone_newest"),
                    models.Index(fields=["transaction"], name="tombstone_transaction"),
                ],
            },
        ),
        migrations.RunSQL(FUNCTION, UNDO),
        migrations.RunSQL(FORMER, migrations.RunSQL.noop),
    ]
