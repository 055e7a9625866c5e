"""The eight openness criteria by name, in page order, and the marks that each can get."""

from catalog.language import Text
from catalog.vocabulary.term import Term

COMPLETE, PRIMARY, TIMELY, ACCESSIBLE = "complete", "primary", "timely", "accessible"
MACHINE_READABLE, NON_DISCRIMINATORY = "machine-readable", "non-discriminatory"
NON_PROPRIETARY, OPEN_LICENSE = "non-proprietary", "open-license"

CRITERIA = (
    Term(COMPLETE, Text("Complete", "完整")),
    Term(PRIMARY, Text("Primary", "第一手")),
    Term(TIMELY, Text("Timely", "及时")),
    Term(ACCESSIBLE, Text("Accessible", "可获得")),
    Term(MACHINE_READABLE, Text("Machine-readable", "可机读")),
    Term(NON_DISCRIMINATORY, Text("Non-discriminatory", "非歧视")),
    Term(NON_PROPRIETARY, Text("Non-proprietary", "非私人所有")),
    Term(OPEN_LICENSE, Text("Open licence", "开放许可")),
)
CRITERION = {criterion.code: criterion for criterion in CRITERIA}

MET, PARTLY, UNMET, UNKNOWN = "met", "partly", "unmet", "unknown"

MARKS = (
    Term(MET, Text("met", "达到")),
    Term(PARTLY, Text("partly met", "部分达到")),
    Term(UNMET, Text("not met", "未达到")),
    Term(UNKNOWN, Text("not known", "未知")),
)
MARK = {mark.code: mark for mark in MARKS}
