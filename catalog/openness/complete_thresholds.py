"""The thresholds of the criterion `complete`; catalog.openness.thresholds holds the table of all."""

from catalog.language import Text
from catalog.openness.threshold import SHARE, Threshold
from catalog.vocabulary.criteria import COMPLETE

ROWS_MET = Threshold(
    COMPLETE,
    "rows-met",
    1.0,
    SHARE,
    Text("rows read, of the rows in the file: met from here", "可读取的行占文件行数的比例：达到的下限"),
)
ROWS_PARTLY = Threshold(
    COMPLETE,
    "rows-partly",
    0.99,
    SHARE,
    Text("the same: partly met from here, not met below", "同上：部分达到的下限，低于此为未达到"),
)
CELLS_MET = Threshold(
    COMPLETE,
    "cells-met",
    0.95,
    SHARE,
    Text("cells that are filled and fit their column: met from here", "已填写且符合列类型的单元格比例：达到的下限"),
)
CELLS_PARTLY = Threshold(
    COMPLETE,
    "cells-partly",
    0.7,
    SHARE,
    Text("the same: partly met from here, not met below", "同上：部分达到的下限，低于此为未达到"),
)
REQUIRED_MET = Threshold(
    COMPLETE,
    "required-met",
    0.95,
    SHARE,
    Text(
        "the same in each column that names or dates the rows (name, code, date; else the first): met from here",
        "标识行的列（名称、代码、日期，没有则为第一列）各自的同一比例：达到的下限",
    ),
)
REQUIRED_PARTLY = Threshold(
    COMPLETE,
    "required-partly",
    0.7,
    SHARE,
    Text("the same: partly met from here, not met below", "同上：部分达到的下限，低于此为未达到"),
)
REPEATS_MET = Threshold(
    COMPLETE,
    "repeats-met",
    0.05,
    SHARE,
    Text(
        "rows that repeat another in every cell: met up to here, partly met above",
        "与其他行完全相同的行所占比例：达到的上限，超过则部分达到",
    ),
)
REPEATS_PARTLY = Threshold(
    COMPLETE,
    "repeats-partly",
    0.5,
    SHARE,
    Text("the same: partly met up to here, not met above", "同上：部分达到的上限，超过则未达到"),
)
SERIES_EVEN = Threshold(
    COMPLETE,
    "series-even",
    0.8,
    SHARE,
    Text(
        "dates with the same number of rows: from here the table is a series, and missing dates count",
        "行数相同的时点所占比例：达到此值视为时间序列，缺少的时点才计入",
    ),
)
GAPS_MET = Threshold(
    COMPLETE,
    "gaps-met",
    0.01,
    SHARE,
    Text(
        "missing dates, of the missing dates and the rows together: met up to here, partly met above",
        "缺少的时点占缺少时点与行数之和的比例：达到的上限，超过则部分达到",
    ),
)
DECLARED_MET = Threshold(
    COMPLETE,
    "declared-met",
    1.0,
    SHARE,
    Text("records there, of the records declared: met from here", "实有记录占声明记录的比例：达到的下限"),
)
DECLARED_PARTLY = Threshold(
    COMPLETE,
    "declared-partly",
    0.9,
    SHARE,
    Text("the same: partly met from here, not met below", "同上：部分达到的下限，低于此为未达到"),
)
RECOMMENDED_MET = Threshold(
    COMPLETE,
    "recommended-met",
    0.5,
    SHARE,
    Text(
        "recommended fields filled: met from here, partly met below",
        "推荐填写项的填写比例：达到的下限，低于此为部分达到",
    ),
)
