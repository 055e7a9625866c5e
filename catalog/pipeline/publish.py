"""Publish: the new version is served, its marks stand, and search, rows and standards hear of it, all at once."""

from django.utils import timezone

from catalog.language import Text
from catalog.models import Activity, Dataset, Event, Job, Resource, Stage, State, Status
from catalog.pipeline import remeasure
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Step
from catalog.pipeline.tell import tell_personal_data
from catalog.pipeline.validate import version_of
from catalog.publishing import personal

SERVED = Text("The check is passed. Version {number} is now the one served.", "校验通过，现提供第 {number} 版。")
OVERTAKEN = Text("The file is in order, but a newer version is served already.", "文件符合要求，但已提供更新的版本。")
HELD_BACK = Text(
    "The file is in order, but personal data was found: the version before stays until a reviewer resolves it.",
    "文件符合要求，但发现个人信息：在审核人处理之前继续提供旧版本。",
)


def prepare(_job: Job, _progress: Progress) -> None:
    """Nothing is left to work out: this stage only writes."""


def record(job: Job, _prepared: None) -> Outcome:
    version = version_of(job)
    dataset = Dataset.objects.select_for_update(of=("self",)).get(pk=job.resource.dataset_id)
    resource = Resource.objects.select_for_update(of=("self",)).select_related("version").get(pk=job.resource_id)
    if resource.version is not None and resource.version.number > version.number:
        return Outcome(OVERTAKEN, Status.VALID)
    found = personal.unresolved([version]).exists()
    if found:
        tell_personal_data(job, version)
    served_already = resource.version_id == version.pk
    if found and dataset.state == State.PUBLIC and not served_already:
        return Outcome(HELD_BACK, Status.VALID)
    serve(dataset, resource, job)
    return Outcome(SERVED.fill({"number": version.number}), Status.VALID)


def serve(dataset: Dataset, resource: Resource, job: Job) -> None:
    version, assessment = version_of(job), job.assessment
    now = timezone.now()
    # A version that was only checked again is nothing new to its readers.
    if resource.version_id != version.pk:
        resource.version = version
        resource.save(update_fields=["version", "modified"])
        dataset.modified = now
        dataset.save(update_fields=["modified"])
        Activity.objects.create(dataset=dataset, event=Event.VERSION, actor=job.created_by, comment=version.filename)
    if assessment is None:
        raise ValueError(f"job {job.pk} reached its last stage without an assessment")
    # Measured again under the lock: the description may have changed since the stage before.
    remeasure.settle(dataset, assessment, now=now)


STEP = Step(Stage.PUBLISH, prepare, record)
