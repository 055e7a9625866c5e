"""Every threshold of the eight criteria, in one table; docs/openness.md shows the same one, and a test compares.

Whoever changes a figure here raises `catalog.openness.marks.RULES_VERSION`.
"""

from catalog.language import Text
from catalog.openness.complete_thresholds import (
    CELLS_MET,
    CELLS_PARTLY,
    DECLARED_MET,
    DECLARED_PARTLY,
    GAPS_MET,
    RECOMMENDED_MET,
    REPEATS_MET,
    REPEATS_PARTLY,
    REQUIRED_MET,
    REQUIRED_PARTLY,
    ROWS_MET,
    ROWS_PARTLY,
    SERIES_EVEN,
)
from catalog.openness.threshold import COUNT, SHARE, TIMES, Threshold
from catalog.vocabulary.criteria import (
    ACCESSIBLE,
    MACHINE_READABLE,
    NON_DISCRIMINATORY,
    PRIMARY,
    TIMELY,
)

TOTALS_SUMMARY = Threshold(
    PRIMARY,
    "totals-summary",
    0.2,
    SHARE,
    Text(
        "rows that are totals: above this the table is a summary, and not met; any fewer, partly met",
        "合计行所占比例：超过此值视为汇总表，未达到；有合计行但不超过此值为部分达到",
    ),
)
COARSE = Threshold(
    PRIMARY,
    "coarse",
    2.0,
    TIMES,
    Text(
        "step between the dates of a series, in promised intervals: above this the rows are summed up, partly met",
        "时间序列相邻时点的间隔，以承诺间隔计：超过此值视为汇总，部分达到",
    ),
)
PART_VALUE = Threshold(
    PRIMARY,
    "part-value",
    0.5,
    SHARE,
    Text(
        "fraction for what is stated only in part, or is a copy that names its origin",
        "仅部分说明，或已注明来源的副本所得的分值",
    ),
)
AGE_MET = Threshold(
    TIMELY,
    "age-met",
    1.1,
    TIMES,
    Text("age of the content, in promised intervals: met up to here", "内容更新后经过的时间，以承诺间隔计：达到的上限"),
)
AGE_PARTLY = Threshold(
    TIMELY,
    "age-partly",
    2.0,
    TIMES,
    Text("the same: partly met up to here, not met above", "同上：部分达到的上限，超过则未达到"),
)
SAME_UPDATE = Threshold(
    TIMELY,
    "same-update",
    0.1,
    TIMES,
    Text("changes that follow within this are one update", "在此时间内的先后更改视为同一次更新"),
)
HISTORY_UPDATES = Threshold(
    TIMELY,
    "history-updates",
    12,
    COUNT,
    Text("the last updates that the history looks at", "历史记录所看的最近更新次数"),
)
HISTORY_WEIGHT = Threshold(
    TIMELY,
    "history-weight",
    0.25,
    SHARE,
    Text("weight of the history in the fraction; the age has the rest", "历史记录在分值中的权重，其余为当前时效"),
)
CHECKED_DAYS = Threshold(
    ACCESSIBLE,
    "checked-days",
    30,
    COUNT,
    Text("days of checks that count", "计入检测记录的天数"),
)
REACHED_MET = Threshold(
    ACCESSIBLE,
    "reached-met",
    0.95,
    SHARE,
    Text("downloads that brought the file at once: met from here", "直接下载成功的比例：达到的下限"),
)
REACHED_PARTLY = Threshold(
    ACCESSIBLE,
    "reached-partly",
    0.5,
    SHARE,
    Text("the same: partly met from here, not met below", "同上：部分达到的下限，低于此为未达到"),
)
DOWNLOAD_COST = Threshold(
    ACCESSIBLE,
    "download-cost",
    0.1,
    SHARE,
    Text(
        "taken off the fraction where a size or checksum is not known, and where downloads can't be resumed",
        "大小或校验和未知、不支持断点续传时，各扣除的分值",
    ),
)
WRONG_CELLS_PARTLY = Threshold(
    MACHINE_READABLE,
    "wrong-cells-partly",
    0.05,
    SHARE,
    Text(
        "filled cells that do not fit their column: above this only partly met",
        "不符合列类型的已填单元格比例：超过则部分达到",
    ),
)
GARBLED_PARTLY = Threshold(
    MACHINE_READABLE,
    "garbled-partly",
    0.05,
    SHARE,
    Text(
        "cells of text and column names that were saved in a wrong encoding: above this only partly met",
        "文字单元格和列名中的乱码比例：超过则部分达到",
    ),
)
CARRIED_UNMET = Threshold(
    MACHINE_READABLE,
    "carried-unmet",
    0.5,
    SHARE,
    Text(
        "rows that carry a whole document in a cell, such as a PDF in base64: from here not met",
        "单元格内装有整个文档（如 base64 编码的 PDF）的行所占比例：达到此值即未达到",
    ),
)
HEADER_PARTLY = Threshold(
    MACHINE_READABLE,
    "header-partly",
    0.5,
    SHARE,
    Text(
        "column names that are values, as where the header is missing: from here only partly met",
        "列名实为数据（缺少表头）的列所占比例：达到此值仅部分达到",
    ),
)
WEAK_VALUE = Threshold(
    MACHINE_READABLE,
    "weak-value",
    0.5,
    SHARE,
    Text("fraction for XLS, HTML, or a data format without a table", "XLS、HTML 或未读出表格的数据格式所得的分值"),
)
FLAWED_VALUE = Threshold(
    MACHINE_READABLE,
    "flawed-value",
    0.6,
    SHARE,
    Text("fraction for a table with a faulty header or many wrong cells", "表头有误或错误单元格较多的表格所得的分值"),
)
READING_COST = Threshold(
    MACHINE_READABLE,
    "reading-cost",
    0.1,
    SHARE,
    Text(
        "taken off the fraction of a clean table without a published schema, and of one that is not in UTF-8",
        "规范表格若未公布结构说明、未采用 UTF-8 编码，各扣除的分值",
    ),
)
AGENTS_NEEDED = Threshold(
    NON_DISCRIMINATORY,
    "agents-needed",
    2,
    COUNT,
    Text("different programs that must have asked for the same file", "对同一文件须以几种不同程序尝试下载"),
)

THRESHOLDS = (
    ROWS_MET,
    ROWS_PARTLY,
    CELLS_MET,
    CELLS_PARTLY,
    REQUIRED_MET,
    REQUIRED_PARTLY,
    REPEATS_MET,
    REPEATS_PARTLY,
    SERIES_EVEN,
    GAPS_MET,
    DECLARED_MET,
    DECLARED_PARTLY,
    RECOMMENDED_MET,
    TOTALS_SUMMARY,
    COARSE,
    PART_VALUE,
    AGE_MET,
    AGE_PARTLY,
    SAME_UPDATE,
    HISTORY_UPDATES,
    HISTORY_WEIGHT,
    CHECKED_DAYS,
    REACHED_MET,
    REACHED_PARTLY,
    DOWNLOAD_COST,
    WRONG_CELLS_PARTLY,
    GARBLED_PARTLY,
    CARRIED_UNMET,
    HEADER_PARTLY,
    WEAK_VALUE,
    FLAWED_VALUE,
    READING_COST,
    AGENTS_NEEDED,
)
