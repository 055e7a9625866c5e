"""Kinds of problems of delimited text: how the file is written, what stands around its table, and its notations."""

from catalog.checks.kind import NOTICE, WARNING, Kind
from catalog.language import Text

SAVE_AS_CSV = Text(
    "Save the file as “CSV UTF-8”, with commas between the cells.", "请另存为“CSV UTF-8”，单元格之间用逗号分隔。"
)
ISO_DATES = Text(
    "Write dates as 2014-05-03 (ISO 8601): everyone reads them in the same way.",
    "请将日期写成 2014-05-03（ISO 8601），以免误读。",
)
PLAIN_NUMBERS = Text(
    "Write numbers with digits and a decimal point alone, such as 1234.56; name units in the column's title.",
    "数字请只用数字和小数点书写，如 1234.56；单位写在列名中。",
)
ONE_TABLE = Text("Publish each table as a file of its own.", "请将每个表格单独发布为一个文件。")

TEXT_KINDS = (
    Kind(
        "byte-order-mark",
        NOTICE,
        Text(
            "The file begins with a byte order mark; some programs take it for a part of the first column's name, "
            "or refuse the file.",
            "文件以字节顺序标记（BOM）开头，有些程序会把它当成第一列列名的一部分，或拒绝读取。",
        ),
        Text("Save as UTF-8 without a byte order mark where you can.", "如有可能，请保存为不带 BOM 的 UTF-8。"),
    ),
    Kind(
        "unusual-delimiter",
        NOTICE,
        Text(
            "The cells are parted by “{delimiter}”; few programs expect that.",
            "单元格用“{delimiter}”分隔，多数程序无法自动识别。",
        ),
        SAVE_AS_CSV,
    ),
    Kind(
        "separator-line",
        NOTICE,
        Text(
            "Row {row}: the line “sep=” is understood by one spreadsheet program alone; it was skipped.",
            "第 {row} 行：“sep=”只有个别表格软件能识别，已跳过。",
        ),
        SAVE_AS_CSV,
    ),
    Kind(
        "footnote",
        NOTICE,
        Text(
            "Row {row}: a note stands under the table: “{cell}”. It is no row of data, and was left out.",
            "第 {row} 行：表格下方有注释“{cell}”，不是数据行，未读取。",
        ),
        Text("Move notes to the dataset's description.", "请将注释移到数据集说明中。"),
    ),
    Kind(
        "other-tables",
        WARNING,
        Text(
            "Row {row}: another table begins here; its rows, {count} in all, were not read.",
            "第 {row} 行：从此处起是另一个表格，共 {count} 行未读取。",
        ),
        ONE_TABLE,
    ),
    Kind(
        "truncated-file",
        WARNING,
        Text(
            "Row {row}: the file ends in the middle of this row, and seems to be cut short.",
            "第 {row} 行：文件在此行中间结束，可能不完整。",
        ),
        Text("Export or upload the file again, and compare its size.", "请重新导出或上传文件，并核对大小。"),
    ),
    Kind(
        "decimal-comma",
        NOTICE,
        Text(
            "Numbers with a decimal comma in {where}: {count}; they were read as such (1.234,56 is 1234.56).",
            "{where}有 {count} 个数字用逗号作小数点，已据此读取（1.234,56 即 1234.56）。",
        ),
        PLAIN_NUMBERS,
    ),
    Kind(
        "thousands-separators",
        NOTICE,
        Text(
            "Numbers with thousands separators in {where}: {count}; they were read without them.",
            "{where}有 {count} 个数字带千位分隔符，已去除后读取。",
        ),
        PLAIN_NUMBERS,
    ),
    Kind(
        "sign-in-numbers",
        NOTICE,
        Text(
            "Numbers with the sign “{sign}” in {where}: {count}; they were read without it.",
            "{where}有 {count} 个数字带符号“{sign}”，已去除后读取。",
        ),
        PLAIN_NUMBERS,
    ),
    Kind(
        "full-width-digits",
        NOTICE,
        Text(
            "Cells with full-width characters in {where}: {count}; they were read as plain ones.",
            "{where}有 {count} 个单元格含全角字符，已按半角读取。",
        ),
        PLAIN_NUMBERS,
    ),
    Kind(
        "ambiguous-numbers",
        WARNING,
        Text(
            "Whether the comma in {where} is a decimal comma or parts thousands can't be told; it was kept as text.",
            "无法判断{where}中的逗号是小数点还是千位分隔符，已按文本保留。",
        ),
        PLAIN_NUMBERS,
    ),
    Kind(
        "ambiguous-dates",
        WARNING,
        Text(
            "Whether the day or the month comes first in {where} can't be told; it was kept as text.",
            "无法判断{where}中的日期是日在前还是月在前，已按文本保留。",
        ),
        ISO_DATES,
    ),
    Kind(
        "mixed-date-orders",
        WARNING,
        Text(
            "Row {row}: some dates in {where} have the day first, others the month; it was kept as text.",
            "第 {row} 行：{where}的日期有的日在前，有的月在前，已按文本保留。",
        ),
        ISO_DATES,
    ),
    Kind(
        "day-first",
        NOTICE,
        Text(
            "Dates in {where} have the day first, and were read so: {count}.",
            "{where}有 {count} 个日期为日在前，已据此读取。",
        ),
        ISO_DATES,
    ),
    Kind(
        "month-first",
        NOTICE,
        Text(
            "Dates in {where} have the month first, and were read so: {count}.",
            "{where}有 {count} 个日期为月在前，已据此读取。",
        ),
        ISO_DATES,
    ),
    Kind(
        "months-as-days",
        NOTICE,
        Text(
            "Months in {where} stand for their first day in the table: {count}.",
            "{where}有 {count} 个单元格为月份，在表格中记为当月第一天。",
        ),
        Text("Say in the column's description that it holds months.", "请在列说明中注明该列为月份。"),
    ),
)
