"""How often what is said of the corpus is right: precision and recall, by criterion and by kind of problem."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.truth.case import Case
from tests.truth.world import Found

Judged = Sequence[tuple[Case, Found]]


@dataclass(frozen=True, slots=True)
class Score:
    """`n` is how many cases are labelled with this criterion, or must show this kind of problem."""

    precision: float
    recall: float
    n: int


def score_criterion(judged: Judged, criterion: str) -> Score:
    """The mean over the marks that occur, so that a rare mark weighs as much as a common one."""
    pairs = [(case.marks[criterion], found.marks[criterion]) for case, found in judged if criterion in case.marks]
    marks = sorted({mark for pair in pairs for mark in pair})
    right = Counter(label for label, said in pairs if label == said)
    labelled, told = Counter(label for label, _said in pairs), Counter(said for _label, said in pairs)
    return Score(
        precision=_mean(right[mark] / told[mark] for mark in marks if told[mark]),
        recall=_mean(right[mark] / labelled[mark] for mark in marks if labelled[mark]),
        n=len(pairs),
    )


def score_code(judged: Judged, code: str) -> Score:
    """A case that leaves a kind open counts for neither."""
    decided = [(code in case.finds, code in found.codes) for case, found in judged if code not in case.may]
    right = sum(must and does for must, does in decided)
    told, labelled = sum(does for _must, does in decided), sum(must for must, _does in decided)
    return Score(right / told if told else 1.0, right / labelled if labelled else 1.0, labelled)


def faults(case: Case, found: Found) -> Mapping[str, object]:
    """What was said against the labels: by criterion or code, what was said."""
    wrong: dict[str, object] = {
        criterion: found.marks[criterion] for criterion, label in case.marks.items() if found.marks[criterion] != label
    }
    for code in (case.finds ^ found.codes) - case.may:
        wrong[code] = "found" if code in found.codes else "not found"
    return wrong


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept) if kept else 1.0
