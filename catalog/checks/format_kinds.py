"""Kinds of problems that one family of formats has: workbooks, packed files, XML, maps."""

from catalog.checks.kind import ERROR, NOTICE, WARNING, Kind
from catalog.language import Text

BY_ITSELF = Text("Publish each as a file of its own.", "请将其分别作为单独的文件发布。")
MEND_SHAPES = Text(
    "Repair the geometry in a mapping program and export the file again.", "请在地图软件中修复几何图形后重新导出。"
)
IN_DEGREES = Text(
    "Export the file again in WGS 84 (EPSG:4326), longitude before latitude.",
    "请以 WGS 84（EPSG:4326）坐标系重新导出，经度在前、纬度在后。",
)

FORMAT_KINDS = (
    Kind(
        "reader-stopped",
        ERROR,
        Text(
            "Reading the file took more memory or time than one file may take, or broke the program that reads it.",
            "读取文件所需的内存或时间超出上限，或导致读取程序中断。",
        ),
        Text(
            "Export the file again, in smaller parts, or as GeoJSON or CSV.",
            "请重新导出文件，拆分为较小的部分，或改用 GeoJSON 或 CSV 格式。",
        ),
    ),
    Kind(
        "xml-entities",
        ERROR,
        Text(
            "The XML declares entities of its own, which can hide or multiply text: it is refused for safety.",
            "XML 中声明了自定义实体，可能隐藏或成倍放大文本，出于安全原因不予读取。",
        ),
        Text("Write the text itself in place of entities.", "请直接写出文本，不要使用实体。"),
    ),
    Kind(
        "packed-table",
        NOTICE,
        Text(
            "The table was read from “{member}” ({inner}), packed inside this file.",
            "已读取压缩文件内“{member}”（{inner}）中的表格。",
        ),
        Text(
            "Publish the table itself: then programs can read it without unpacking.",
            "建议直接发布表格文件，便于程序读取。",
        ),
    ),
    Kind(
        "other-files",
        WARNING,
        Text(
            "Only “{member}” was read; other files inside: {count} ({others}).",
            "只读取了“{member}”；压缩文件内还有 {count} 个文件（{others}）。",
        ),
        BY_ITSELF,
    ),
    Kind(
        "broken-files",
        WARNING,
        Text(
            "Files inside that hold no table that can be read, though their names say so: {count} ({others}).",
            "压缩文件内有 {count} 个文件（{others}）从文件名看应有表格，却无法读取。",
        ),
        Text(
            "Open each of them, export it again from the program that made it, and publish it as a file of its own.",
            "请逐一打开检查，从原程序重新导出，并分别作为单独的文件发布。",
        ),
    ),
    Kind(
        "other-layers",
        WARNING,
        Text(
            "Only the layer “{layer}” was read; other layers: {count} ({others}).",
            "只读取了图层“{layer}”；还有 {count} 个图层（{others}）。",
        ),
        BY_ITSELF,
    ),
    Kind(
        "other-page-tables",
        NOTICE,
        Text(
            "Only the largest table of the page, of {cells} cells, was read; other tables: {count}.",
            "只读取了页面中最大的表格（{cells} 个单元格）；还有 {count} 个表格。",
        ),
        BY_ITSELF,
    ),
    Kind(
        "joined-header",
        NOTICE,
        Text(
            "Rows {row} to {last} are a header in several rows; their names were joined, as in “2014 / male”.",
            "第 {row} 至 {last} 行为多行表头，已合并列名，例如“2014 / 男”。",
        ),
        Text("Give every column one name in one row.", "请用一行表头，每列一个列名。"),
    ),
    Kind(
        "hidden-rows",
        WARNING,
        Text(
            "Rows that are hidden in the sheet: {count}, the first is row {row}. They were read all the same.",
            "工作表中有 {count} 行被隐藏，第一处为第 {row} 行；这些行也已读取。",
        ),
        Text(
            "Delete what should not be published, and unhide the rest: everybody who downloads the file can see it.",
            "请删除不应发布的内容，并取消其余内容的隐藏：任何下载者都能看到。",
        ),
    ),
    Kind(
        "hidden-columns",
        WARNING,
        Text(
            "Columns that are hidden in the sheet: {count}. They were read all the same.",
            "工作表中有 {count} 列被隐藏；这些列也已读取。",
        ),
        Text(
            "Delete what should not be published, and unhide the rest: everybody who downloads the file can see it.",
            "请删除不应发布的内容，并取消其余内容的隐藏：任何下载者都能看到。",
        ),
    ),
    Kind(
        "error-value",
        WARNING,
        Text(
            "Row {row}, {where}: the cell holds an error such as #REF! or #N/A, and no value.",
            "第 {row} 行，{where}：单元格为错误值（如 #REF!、#N/A），没有数据。",
        ),
        Text("Mend the formula, or leave the cell empty.", "请修正公式，或将单元格留空。"),
    ),
    Kind(
        "number-in-text-cell",
        NOTICE,
        Text(
            "{where}: cells that hold a number as text: {count}, the first in row {row}.",
            "{where}：有 {count} 个单元格以文本形式存储数字，第一处为第 {row} 行。",
        ),
        Text("Convert the cells to numbers, unless they are codes.", "请将单元格转换为数字；若为编码则无须更改。"),
    ),
    Kind(
        "row-limit-cut",
        WARNING,
        Text(
            "The table ends at row {row}, the last that spreadsheet programs have: the rest may have been cut off.",
            "表格在第 {row} 行结束，恰为电子表格软件的最大行数，其后的数据可能已被截断。",
        ),
        Text(
            "Compare with the source, and export the whole table as CSV from the program that holds the data.",
            "请与数据来源核对，并从原系统将完整表格导出为 CSV。",
        ),
    ),
    Kind(
        "crs-missing",
        WARNING,
        Text(
            "The file does not say which coordinate system its places are in; they were taken as degrees (WGS 84).",
            "文件未注明坐标系，已按经纬度（WGS 84）读取。",
        ),
        Text("Add the .prj file, or export in WGS 84 (EPSG:4326).", "请附上 .prj 文件，或以 WGS 84（EPSG:4326）导出。"),
    ),
    Kind(
        "crs-unknown",
        WARNING,
        Text(
            "The file names a coordinate system that is not known here; its places could not be turned into degrees.",
            "文件所注明的坐标系无法识别，未能换算为经纬度。",
        ),
        IN_DEGREES,
    ),
    Kind(
        "geometry-unreadable",
        WARNING,
        Text(
            "Row {row}: the geometry can't be read; the cell is empty or left as it is.",
            "第 {row} 行：几何图形无法读取。",
        ),
        MEND_SHAPES,
    ),
    Kind(
        "empty-geometry",
        WARNING,
        Text("Row {row}: the geometry has no point in it.", "第 {row} 行：几何图形中没有任何点。"),
        MEND_SHAPES,
    ),
    Kind(
        "invalid-geometry",
        WARNING,
        Text("Row {row}: the geometry is not valid: {reason}.", "第 {row} 行：几何图形无效：{reason}。"),
        MEND_SHAPES,
    ),
    Kind(
        "geometry-out-of-range",
        WARNING,
        Text(
            "Row {row}: the geometry lies outside the earth: longitudes go from -180 to 180, latitudes from -90 to 90.",
            "第 {row} 行：坐标超出范围，经度应在 -180 至 180 之间，纬度应在 -90 至 90 之间。",
        ),
        IN_DEGREES,
    ),
    Kind(
        "geometry-axes-swapped",
        WARNING,
        Text(
            "Row {row}: latitude and longitude seem to be swapped; geometries that lie on the earth only the other way "
            "round: {count}.",
            "第 {row} 行：经纬度疑似颠倒；共有 {count} 个几何图形对调后才在地球范围内。",
        ),
        IN_DEGREES,
    ),
)
