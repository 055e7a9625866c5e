"""Kinds of problems in what cells and columns say: the table was read, its values are not what they seem."""

from catalog.checks.kind import NOTICE, WARNING, Kind
from catalog.language import Text

AS_TEXT = Text(
    "Set the column to “text” in the spreadsheet before typing or pasting, and export it from its source again.",
    "请先在电子表格中将该列设为“文本”格式，再从原系统重新导出。",
)

WITHOUT_IT = Text(
    "Delete it from the file and upload the file again, or let a reviewer record why it may be public.",
    "请从文件中删除这些内容后重新上传；如确可公开，请审核人注明理由。",
)

VALUE_KINDS = (
    Kind(
        "contact-data",
        NOTICE,
        Text(
            "Cells of {where} that hold {kind}: {count} ({share} %); the agency has marked them as contacts at work.",
            "{where}有 {count} 个单元格（占 {share}%）为{kind}，本机构已标记为公务联系方式。",
        ),
        Text(
            "Nothing, as long as the column names nobody's private number or address.",
            "只要不含私人号码或邮箱，无需处理。",
        ),
    ),
    Kind(
        "personal-header",
        WARNING,
        Text(
            "The header of column {column} looks like personal data: {cell}. Perhaps the file has no header row.",
            "第 {column} 列的列名疑似个人信息：{cell}。文件可能缺少表头。",
        ),
        Text("Put a header row with names of columns above the data.", "请在数据上方增加一行列名，说明各列的内容。"),
    ),
    Kind(
        "personal-filename",
        WARNING,
        Text(
            "The file's name looks like personal data: {cell}. It would be public with the file.",
            "文件名疑似含有个人信息：{cell}。文件名会随文件一起公开。",
        ),
        Text(
            "Give the file a name that says what it holds, and upload it again.",
            "请用说明内容的名称命名文件后重新上传。",
        ),
    ),
    Kind(
        "personal-outside",
        WARNING,
        Text(
            "Row {row}, outside the table, looks like personal data ({kind}): {cell}; cells: {count}. "
            "It would be public with the file.",
            "第 {row} 行（在表格之外）疑似含有个人信息（{kind}）：{cell}，共 {count} 个单元格，会随文件一起公开。",
        ),
        WITHOUT_IT,
    ),
    Kind(
        "personal-elsewhere",
        WARNING,
        Text(
            "“{place}”, which is in this file beside the table, holds what looks like {kind}: {count}; "
            "the first is in row {row}: {cell}. It would be public with the file.",
            "文件中表格以外的“{place}”有 {count} 处疑似{kind}，首处在第 {row} 行：{cell}，会随文件一起公开。",
        ),
        WITHOUT_IT,
    ),
    Kind(
        "personal-text",
        WARNING,
        Text(
            "The text holds what looks like {kind}: {count}; the first is in paragraph {row}: {cell}. "
            "It would be public with the file.",
            "正文中有 {count} 处疑似{kind}，首处在第 {row} 段：{cell}，会随文件一起公开。",
        ),
        WITHOUT_IT,
    ),
    Kind(
        "personal-comment",
        WARNING,
        Text(
            "Comments on cells hold what looks like {kind}: {count}; the first is on row {row}: {cell}. "
            "They would be public with the file.",
            "单元格批注中有 {count} 处疑似{kind}，首处在第 {row} 行：{cell}，会随文件一起公开。",
        ),
        WITHOUT_IT,
    ),
    Kind(
        "scientific-id",
        WARNING,
        Text(
            "Row {row}: the number “{cell}” in {where} was shortened by a spreadsheet; its last digits are lost.",
            "第 {row} 行：{where}的号码“{cell}”被电子表格缩写，末尾数字已丢失。",
        ),
        AS_TEXT,
    ),
    Kind(
        "zeros-lost",
        WARNING,
        Text(
            "Row {row}: “{cell}” in {where} has one digit less than the usual {width}; a leading 0 seems lost.",
            "第 {row} 行：{where}的“{cell}”比通常的 {width} 位少一位，疑似丢失了开头的 0。",
        ),
        AS_TEXT,
    ),
    Kind(
        "coordinates-swapped",
        WARNING,
        Text(
            "Row {row}: latitude and longitude seem to stand in each other's column ({where} and “{other}”): {cell}.",
            "第 {row} 行：{where}与“{other}”列的经纬度疑似写反：{cell}。",
        ),
        Text("Exchange the two values.", "请将两个值互换。"),
    ),
    Kind(
        "coordinate-out-of-range",
        WARNING,
        Text(
            "Row {row}: “{cell}” in {where} is no coordinate in degrees: it is beyond ±{limit}.",
            "第 {row} 行：{where}的“{cell}”不是以度表示的坐标，超出 ±{limit}。",
        ),
        Text(
            "Correct the value; for another coordinate system, name the columns and the system in the description.",
            "请更正该值；如使用其他坐标系，请在列名和说明中注明。",
        ),
    ),
    Kind(
        "date-out-of-sense",
        WARNING,
        Text(
            "Row {row}: “{cell}” in {where} can hardly be meant.",
            "第 {row} 行：{where}的“{cell}”不合常理。",
        ),
        Text(
            "Correct the date. Where there is none, or no end yet, leave the cell empty.",
            "请更正日期；没有日期或尚未结束的，请留空。",
        ),
    ),
    Kind(
        "mojibake",
        WARNING,
        Text(
            "Row {row}: the text of {where} was once read in a wrong encoding: “{cell}”.",
            "第 {row} 行：{where}的文字是乱码，曾以错误的编码读取：“{cell}”。",
        ),
        Text(
            "Export the data from its source again as UTF-8; what is garbled in the file can't be told any more.",
            "请从原系统以 UTF-8 编码重新导出；文件中的乱码无法还原。",
        ),
    ),
    Kind(
        "replacement-character",
        WARNING,
        Text(
            "Row {row}: in {where} stand marks (U+FFFD) in place of characters that were lost before: “{cell}”.",
            "第 {row} 行：{where}含有替代符（U+FFFD），原字符已丢失：“{cell}”。",
        ),
        Text("Export the data from its source again as UTF-8.", "请从原系统以 UTF-8 编码重新导出。"),
    ),
    Kind(
        "spreadsheet-error",
        WARNING,
        Text("Row {row}: a formula in {where} has failed: “{cell}”.", "第 {row} 行：{where}的公式出错：“{cell}”。"),
        Text(
            "Mend the formula and publish its result, or leave the cell empty.",
            "请修正公式并发布其结果，或将单元格留空。",
        ),
    ),
    Kind(
        "edge-blanks",
        NOTICE,
        Text(
            "Row {row}: there are blanks before or after the text in {where}: “{cell}”.",
            "第 {row} 行：{where}的文字前后有空格：“{cell}”。",
        ),
        Text(
            "Delete them: “A” and “A ” are two values to a program.", "请删除空格：对程序来说“A”与“A ”是两个不同的值。"
        ),
    ),
    Kind(
        "number-as-text",
        WARNING,
        Text(
            "The numbers in {where} are text, with units or signs: “{cell}” in row {row}; cells: {count}.",
            "{where}的数字带有单位或符号，只能作为文本：第 {row} 行“{cell}”，共 {count} 个单元格。",
        ),
        Text(
            "Write plain numbers and put the unit in the header or in a column of its own.",
            "请只写数字，将单位写入列名或单独一列。",
        ),
    ),
    Kind(
        "category-variants",
        WARNING,
        Text(
            "{where} writes one value in several ways: “{cell}” beside “{usual}”; rows: {count}, from row {row} on.",
            "{where}中同一个值写法不一：“{cell}”与“{usual}”，共 {count} 行，首个在第 {row} 行。",
        ),
        Text("Write one value in one way.", "请统一写法。"),
    ),
    Kind(
        "duplicate-key",
        WARNING,
        Text(
            "Row {row}: “{cell}” in {where} stands in row {first} already, and tells all other rows apart.",
            "第 {row} 行：{where}的“{cell}”与第 {first} 行重复，而该列在其他行中是唯一的。",
        ),
        Text(
            "Give each row its own number, or delete what was entered twice.",
            "请为每行赋予唯一编号，或删除重复录入的行。",
        ),
    ),
    Kind(
        "sparse-column",
        NOTICE,
        Text(
            "{where} is blank in nearly every row: {filled} of {rows} rows are filled.",
            "{where}几乎全部为空：{rows} 行中只有 {filled} 行有值。",
        ),
        Text(
            "Fill it in, delete it, or say in the description when it is filled.",
            "请补充、删除该列，或在说明中注明何种情况下填写。",
        ),
    ),
    Kind(
        "constant-column",
        NOTICE,
        Text("{where} has the same value in every row ({count}).", "{where}在全部 {count} 行中都是同一个值。"),
        Text("Say it once in the description, if it tells nothing else.", "如无其他含义，请在说明中写明即可。"),
    ),
)
