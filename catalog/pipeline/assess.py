"""Assess: the eight marks of the dataset as it will be with the new version."""

from datetime import datetime

from django.utils import timezone

from catalog.language import Text
from catalog.models import Assessment, CriterionMark, Dataset, Job, Stage
from catalog.openness.assessment import assess, met_count, score
from catalog.openness.gate import Gate, check_gate
from catalog.openness.marks import RULES_VERSION, Mark
from catalog.pipeline.facts import gather
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Step
from catalog.pipeline.validate import version_of
from catalog.vocabulary.criteria import CRITERIA

MEASURED = Text("{met} of {all} openness criteria met.", "开放性 {all} 项标准中达到 {met} 项。")

Measured = tuple[tuple[Mark, ...], Gate, datetime]


def prepare(job: Job, _progress: Progress) -> Measured:
    now = timezone.now()
    facts = gather(job.resource.dataset, now=now, candidate=version_of(job))
    marks = assess(facts)
    return marks, check_gate(marks, facts.personal_data_open), now


def record(job: Job, measured: Measured) -> Outcome:
    job.assessment = keep(job.resource.dataset, measured)
    return Outcome(MEASURED.fill({"met": job.assessment.met, "all": len(CRITERIA)}))


def measure(dataset: Dataset, *, now: datetime) -> Measured:
    """The marks of the dataset as it is."""
    facts = gather(dataset, now=now)
    marks = assess(facts)
    return marks, check_gate(marks, facts.personal_data_open), now


def keep(dataset: Dataset, measured: Measured) -> Assessment:
    """A new row with its eight marks; older ones stay."""
    marks, gate, now = measured
    assessment = Assessment.objects.create(
        dataset=dataset,
        assessed=now,
        rules=RULES_VERSION,
        score=score(marks),
        met=met_count(marks),
        gate_passes=gate.passes,
        reasons=[reason.as_map() for reason in gate.reasons],
    )
    CriterionMark.objects.bulk_create(_row(assessment, position, mark) for position, mark in enumerate(marks))
    return assessment


def _row(assessment: Assessment, position: int, mark: Mark) -> CriterionMark:
    return CriterionMark(
        assessment=assessment,
        position=position,
        criterion=mark.criterion,
        mark=mark.mark,
        value=mark.value,
        evidence=[
            {"code": item.code, "figures": dict(item.figures), "text": item.text.as_map(), "link": item.link}
            for item in mark.evidence
        ],
        advice=mark.advice.as_map() if mark.advice else {},
    )


STEP = Step(Stage.ASSESS, prepare, record)
