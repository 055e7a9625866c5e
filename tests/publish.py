"""The path of a file in tests: uploaded, run through the pipeline in this process, submitted, approved."""

from catalog.models import Dataset, Job, Resource
from catalog.pipeline.run import run
from catalog.publishing import files, workflow
from tests.make import NOW, Cast

CSV = "名称,类型,数量\n人民广场,地铁,12\n外滩,公交,8\n豫园,公交,5\n".encode()


def upload(dataset: Dataset, cast: Cast, content: bytes = CSV, filename: str = "stops.csv") -> Job:
    """A new resource with `content`, its job waiting."""
    resource = files.add_resource(dataset, actor=cast.publisher, title={"en": "Stops", "zh-Hans": "站点"})
    return files.upload(resource, [content], actor=cast.publisher, filename=filename)


def run_job(job: Job) -> Job:
    run(job.pk)
    job.refresh_from_db()
    return job


def upload_and_run(dataset: Dataset, cast: Cast, content: bytes = CSV, filename: str = "stops.csv") -> Resource:
    job = run_job(upload(dataset, cast, content, filename))
    return Resource.objects.select_related("version", "dataset").get(pk=job.resource_id)


def publish(dataset: Dataset, cast: Cast) -> Dataset:
    workflow.submit(dataset, actor=cast.publisher)
    return workflow.approve(dataset, actor=cast.reviewer, now=NOW)
