"""Kinds of problems of single rows, columns and cells: the rest of the file can be read."""

from catalog.checks.kind import NOTICE, WARNING, Kind
from catalog.language import Text

SAME_WIDTH = Text(
    "Give every row as many cells as the header; put cells that hold a separator in quotation marks.",
    "请使每行的单元格数与表头一致；含分隔符的单元格应用引号括住。",
)
SAVE_AS_UTF8 = Text(
    "Save the file again as UTF-8 from the program that made it.", "请在原程序中将文件另存为 UTF-8 编码。"
)

ROW_KINDS = (
    Kind(
        "blank-header",
        WARNING,
        Text("Row {row}: column {column} has no name in the header.", "第 {row} 行：第 {column} 列没有列名。"),
        Text("Give every column a name that says what it holds.", "请为每一列填写能说明内容的列名。"),
    ),
    Kind(
        "duplicate-header",
        WARNING,
        Text(
            "Row {row}: column {column} has the name “{cell}”, as a column before it has.",
            "第 {row} 行：第 {column} 列的列名“{cell}”与前面的列重复。",
        ),
        Text("Give every column a name of its own.", "请使每一列的列名各不相同。"),
    ),
    Kind(
        "missing-header",
        WARNING,
        Text(
            "Row {row}: it was taken for the header, and looks like a row of data (“{cell}”).",
            "第 {row} 行：被当作表头，但看起来是数据行（“{cell}”）。",
        ),
        Text("Put a row with the names of the columns above the data.", "请在数据上方增加一行列名。"),
    ),
    Kind(
        "second-header",
        WARNING,
        Text(
            "Row {row}: it looks like a second row of header, under row {header}, and was read as data.",
            "第 {row} 行：看起来是第 {header} 行表头下的第二行表头，已按数据读取。",
        ),
        Text(
            "Give every column one name in one row; put units and explanations into the description.",
            "请用一行表头，每列一个列名；单位和说明请写入数据集说明。",
        ),
    ),
    Kind(
        "repeated-header",
        WARNING,
        Text(
            "Row {row}: it repeats the header; such rows, {how}: {count}.",
            "第 {row} 行：重复了表头；此类行共 {count} 行，{how}。",
        ),
        Text(
            "Delete the repeated rows; they come from files put one below the other.",
            "请删除重复的表头行；它们通常来自多个文件的拼接。",
        ),
    ),
    Kind(
        "short-row",
        WARNING,
        Text(
            "Row {row}: it has {cells} cells where the header has {width}.",
            "第 {row} 行：有 {cells} 个单元格，表头有 {width} 个。",
        ),
        SAME_WIDTH,
    ),
    Kind(
        "long-row",
        WARNING,
        Text(
            "Row {row}: it has {cells} cells, the header has {width}; what is beyond, from “{cell}” on, was left out.",
            "第 {row} 行：有 {cells} 个单元格，表头有 {width} 个；从“{cell}”起的多余内容未读取。",
        ),
        SAME_WIDTH,
    ),
    Kind(
        "empty-row",
        NOTICE,
        Text("Row {row}: it is blank, and was left out.", "第 {row} 行：空行，已略过。"),
        Text("Delete blank rows.", "请删除空行。"),
    ),
    Kind(
        "stray-quote",
        WARNING,
        Text(
            "Row {row}: a quotation mark has no partner; the line was read as it stands: “{cell}”.",
            "第 {row} 行：引号不成对，已按原文读取该行：“{cell}”。",
        ),
        Text(
            'Write a quotation mark inside a cell twice ("") and put the cell in quotation marks.',
            '单元格内的引号应写两次（""），并用引号括住该单元格。',
        ),
    ),
    Kind(
        "nul-byte",
        WARNING,
        Text(
            "Row {row}: {where} holds a NUL byte, which was taken out.",
            "第 {row} 行：{where}含有空字符（NUL），已去除。",
        ),
        SAVE_AS_UTF8,
    ),
    Kind(
        "undecodable",
        WARNING,
        Text(
            "Row {row}: {where} has characters that can't be read: “{cell}”.",
            "第 {row} 行：{where}含有无法识别的字符：“{cell}”。",
        ),
        SAVE_AS_UTF8,
    ),
    Kind(
        "cell-too-long",
        WARNING,
        Text(
            "Row {row}: {where} is longer than {limit} characters and was cut there.",
            "第 {row} 行：{where}超过 {limit} 个字符，已截断。",
        ),
        Text("Publish long texts or shapes as files of their own.", "请将长文本或图形单独发布为文件。"),
    ),
    Kind(
        "type-mismatch",
        WARNING,
        Text(
            "Row {row}: “{cell}” in {where} is not {type}, as the column's other cells are; it is empty in the table.",
            "第 {row} 行：{where}的“{cell}”不是{type}，与该列其他内容不符，在表格中留空。",
        ),
        Text(
            "Correct the cell, or leave it empty and say why in a column of its own.",
            "请更正该单元格；或将其留空，并另设一列说明原因。",
        ),
    ),
    Kind(
        "mixed-types",
        NOTICE,
        Text(
            "Row {row}: “{cell}” in {where} is not {type}, as most of the column's cells are; "
            "there are too many of the kind, so that the whole column is kept as text.",
            "第 {row} 行：{where}的“{cell}”不是{type}，与该列多数内容不符；此类单元格过多，整列按文本保留。",
        ),
        Text(
            "Correct these cells, or leave them empty and say why in a column of its own. If they are right, nothing.",
            "请更正这些单元格；或将其留空，并另设一列说明原因。如内容无误，则无须处理。",
        ),
    ),
    Kind(
        "missing-mark",
        NOTICE,
        Text(
            "Cells of {where} with a mark such as NA or “-” for a missing value: {count}; they are empty in the table.",
            "{where}有 {count} 个单元格用 NA、“-”等符号表示缺失值，在表格中留空。",
        ),
        Text("Leave a cell empty where the value is missing.", "缺失的值请直接留空。"),
    ),
    Kind(
        "unknown-key",
        WARNING,
        Text(
            "Record {row}: it has the key “{cell}”, which no earlier record has; its value was left out.",
            "第 {row} 条记录：出现了前面记录没有的字段“{cell}”，其值未读取。",
        ),
        Text(
            "Give every record the same keys, with null where there is no value.",
            "请使每条记录的字段一致，没有值的填 null。",
        ),
    ),
    Kind(
        "repeated-key",
        WARNING,
        Text(
            "Record {row}: the key “{key}” stands there more than once; its last value was read, "
            "“{cell}” was left out.",
            "第 {row} 条记录：字段“{key}”重复出现，已读取其最后一个值，“{cell}”未读取。",
        ),
        Text(
            "Give every value of a record a key of its own, or put them into one list.",
            "请使一条记录中的每个值各有字段名，或将这些值写成一个列表。",
        ),
    ),
    Kind(
        "broken-record",
        WARNING,
        Text("Record {row}: it is no JSON object, and was left out.", "第 {row} 条记录：不是 JSON 对象，未读取。"),
        Text("Make every record an object: {{…}}.", "请使每条记录都是 JSON 对象：{{…}}。"),
    ),
    Kind(
        "empty-column",
        NOTICE,
        Text("{where} has no value in any row.", "{where}在所有行中都没有值。"),
        Text(
            "Delete the column, or say in the description when it will be filled.",
            "请删除该列，或在说明中注明何时补充。",
        ),
    ),
    Kind(
        "duplicate-row",
        WARNING,
        Text(
            "Rows that repeat another row in every cell: {count}; the first that is repeated is row {row}.",
            "有 {count} 行与其他行完全相同，首个被重复的是第 {row} 行。",
        ),
        Text(
            "Delete repeated rows, or add the column that tells them apart (a number, a time).",
            "请删除重复行，或增加能区分它们的列（如编号、时间）。",
        ),
    ),
    Kind(
        "total-row",
        WARNING,
        Text(
            "Rows that seem to sum up others (合计, Total …): {count}, in row {rows}.",
            "有 {count} 行疑似汇总行（合计、小计、Total 等）：第 {rows} 行。",
        ),
        Text(
            "Publish the rows as they were recorded and leave sums to the reader.",
            "请只发布原始记录，汇总由使用者自行计算。",
        ),
    ),
    Kind(
        "personal-data",
        WARNING,
        Text(
            "Cells of {where} that look like {kind}: {count} ({share} %); the first is in row {row}: {cell}.",
            "{where}有 {count} 个单元格（占 {share}%）疑似{kind}，首个在第 {row} 行：{cell}。",
        ),
        Text(
            "Remove the column or replace its values, or let a reviewer record why they may be public.",
            "请删除该列或替换其值；如确可公开，请审核人注明理由。",
        ),
    ),
)
