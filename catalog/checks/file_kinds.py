"""Kinds of problems of a whole file: it is no table, or no table can be read from it."""

from catalog.checks.kind import ERROR, NOTICE, WARNING, Kind
from catalog.language import Text

SPLIT = Text(
    "Publish the table in smaller files, for example one a year, or as CSV.",
    "请拆分为较小的文件（例如按年），或改用 CSV 格式发布。",
)
EXPORT_AGAIN = Text(
    "Export the file again from the program that made it, check that it opens, and upload it again.",
    "请从原程序重新导出文件，确认能打开后再上传。",
)

FILE_KINDS = (
    Kind(
        "empty-file",
        ERROR,
        Text("The file is empty: it has no bytes.", "文件是空的，大小为 0 字节。"),
        Text("Check the export or the upload, and upload the file again.", "请检查导出或上传过程，然后重新上传。"),
    ),
    Kind(
        "blank-file",
        ERROR,
        Text("The file has nothing but blank cells and lines.", "文件中只有空白单元格或空行。"),
        Text("Upload the file that holds the data.", "请上传含有数据的文件。"),
    ),
    Kind(
        "no-rows",
        ERROR,
        Text("The file has a header and no row of data under it.", "文件只有表头，没有数据行。"),
        Text(
            "Check that the export held the data. If there is none yet, publish the file when there is.",
            "请检查导出结果是否包含数据；如果尚无数据，请待有数据后再发布。",
        ),
    ),
    Kind(
        "too-large",
        ERROR,
        Text(
            "The file has {size} bytes; at most {limit} are read.",
            "文件大小为 {size} 字节，超过可读取的上限 {limit} 字节。",
        ),
        SPLIT,
    ),
    Kind(
        "too-many-rows",
        ERROR,
        Text("The table has more than {limit} rows.", "表格超过 {limit} 行。"),
        SPLIT,
    ),
    Kind(
        "too-many-columns",
        ERROR,
        Text(
            "The table has {columns} columns; at most {limit} are read.", "表格有 {columns} 列，超过上限 {limit} 列。"
        ),
        Text(
            "Turn repeated columns (one a day, one a place) into rows, with a column that names the day or place.",
            "请将重复的列（如每天一列、每地一列）转为行，并用一列注明日期或地点。",
        ),
    ),
    Kind(
        "row-too-long",
        ERROR,
        Text(
            "A single row or record is longer than {limit} characters: this can't be a table.",
            "单行或单条记录超过 {limit} 个字符，无法作为表格读取。",
        ),
        Text(
            "Check that the file has line breaks between its rows, and that no cell holds a whole document.",
            "请检查各行之间是否有换行，以及是否有单元格装入了整篇文档。",
        ),
    ),
    Kind(
        "too-deep",
        ERROR,
        Text("The JSON is nested more than {limit} levels deep.", "JSON 嵌套超过 {limit} 层。"),
        Text("Publish a flat list of objects, one object a record.", "请发布扁平的对象列表，每个对象为一条记录。"),
    ),
    Kind(
        "sheet-too-large",
        ERROR,
        Text(
            "The used area of a sheet spans {cells} cells; at most {limit} are read.",
            "工作表的使用区域有 {cells} 个单元格，超过上限 {limit} 个。",
        ),
        Text(
            "Delete stray cells far from the table (Ctrl+End finds the last one), or publish the table as CSV.",
            "请删除远离表格的零散单元格（按 Ctrl+End 可找到最后一个），或改用 CSV 格式发布。",
        ),
    ),
    Kind(
        "quotes-broken",
        ERROR,
        Text(
            "Row {row}: from here on the quotation marks do not pair up, so that rows can't be told apart.",
            "第 {row} 行：从此处起引号不成对，无法区分各行。",
        ),
        Text(
            'Inside a cell, write a quotation mark twice ("") and quote the whole cell; or export the file again.',
            '单元格内的引号应写两次（""），并用引号括住该单元格；也可以重新导出文件。',
        ),
    ),
    Kind(
        "zip-bomb",
        ERROR,
        Text(
            "The file unpacks to far more than its size: it is refused for safety.",
            "文件解压后的大小远超正常范围，出于安全原因不予读取。",
        ),
        Text(
            "Publish the table as CSV, or save the workbook again without unused sheets.",
            "请改用 CSV 格式发布，或删除无用工作表后重新保存。",
        ),
    ),
    Kind(
        "broken-file",
        ERROR,
        Text(
            "The file is broken or cut short: it can't be read as {format}.",
            "文件已损坏或不完整，无法按 {format} 读取。",
        ),
        EXPORT_AGAIN,
    ),
    Kind(
        "encrypted-file",
        ERROR,
        Text("The file is protected by a password.", "文件有密码保护。"),
        Text("Open data has no password: save the file without one.", "开放数据不应加密，请取消密码后重新保存。"),
    ),
    Kind(
        "wrong-extension",
        WARNING,
        Text(
            "The file's name says {claimed}, its content is {format}. It was read as {format}.",
            "文件名表示这是 {claimed}，而内容是 {format}；已按 {format} 读取。",
        ),
        Text("Give the file the name ending of what it really is.", "请将文件扩展名改为与实际格式一致。"),
    ),
    Kind(
        "encoding",
        NOTICE,
        Text(
            "The text is encoded in {encoding}, not UTF-8. It was read without loss where nothing else is said.",
            "文件编码为 {encoding}，不是 UTF-8；除另有说明外，已完整读取。",
        ),
        Text(
            "Save as “CSV UTF-8”: programs elsewhere in the world then read it without guessing.",
            "建议另存为“CSV UTF-8”，便于各地的程序直接读取。",
        ),
    ),
    Kind(
        "formula-cells",
        NOTICE,
        Text(
            "Cells with formulas: {count}; their last saved results were read.",
            "有 {count} 个单元格含公式，已读取其最后保存的结果。",
        ),
        Text("Publish values in place of formulas.", "建议将公式替换为数值后发布。"),
    ),
    Kind(
        "formulas-unsaved",
        WARNING,
        Text(
            "Cells with formulas whose results were never saved: {count}; they are empty in the table.",
            "有 {count} 个单元格含公式，但文件中没有保存计算结果，在表格中留空。",
        ),
        Text(
            "Open the file in a spreadsheet program, save it so that the results are kept, or publish values.",
            "请用电子表格软件打开并保存文件，使计算结果存入文件；或直接发布数值。",
        ),
    ),
    Kind(
        "merged-cells",
        NOTICE,
        Text(
            "Areas of merged cells: {count}; their value was read for each row and each header cell that they span.",
            "有 {count} 处合并单元格；其值已填入所跨的各行及各表头单元格。",
        ),
        Text("Unmerge the cells and fill in the value in each of them.", "请取消合并，并在每个单元格中填写值。"),
    ),
    Kind(
        "other-sheets",
        NOTICE,
        Text(
            "Only the sheet “{sheet}” was read; other sheets, with their rows: {others} ({sheets} in all).",
            "只读取了工作表“{sheet}”；工作簿还有 {sheets} 个工作表（括号内为行数）：{others}。",
        ),
        Text("Publish each sheet as a file of its own.", "请将每个工作表单独发布为一个文件。"),
    ),
    Kind(
        "other-lists",
        NOTICE,
        Text(
            "Only the largest list of records was read; other lists in the file: {count}.",
            "文件中还有 {count} 个记录列表，只读取了最大的一个。",
        ),
        Text("Publish each list as a file of its own.", "请将每个列表单独发布为一个文件。"),
    ),
    Kind(
        "preamble",
        NOTICE,
        Text(
            "Row {row}: a title stands above the header; it was skipped, and row {header} was taken as the header.",
            "第 {row} 行：表头上方有标题，已跳过，并将第 {header} 行作为表头。",
        ),
        Text(
            "Put the header in the first row and the title in the dataset's description.",
            "请将表头放在第一行，标题写入数据集说明。",
        ),
    ),
)
