"""Files that are honest and yet no table: what each is good for, and what to publish beside it."""

from catalog.checks.kind import WARNING, Kind
from catalog.language import Text

BESIDE = Text("Publish the table as CSV or XLSX beside it.", "请同时提供 CSV 或 XLSX 格式的表格。")
UNPACK = Text(
    "Upload each file in it by itself, so that it can be checked and queried.",
    "请将其中的文件逐个上传，以便检查和查询。",
)
FOR_PEOPLE = Text(
    "This is a file of the kind {format}: people can read it, machines can't read its table.",
    "这是 {format} 文件：人可以阅读，机器无法读取其中的表格。",
)
PICTURE = Text(
    "This is a picture ({format}): machines can't read what is in it.", "这是图片（{format}），机器无法读取其中的内容。"
)
PACKED = Text(
    "This is a packed file ({format}): what is inside was not looked at.",
    "这是压缩文件（{format}），未检查其中的内容。",
)
MACHINES = Text(
    "This is a {format} file: programs can read it, but it is kept as it is and its rows can't be queried here.",
    "这是 {format} 文件：程序可以读取，但本平台按原样保存，不能按行查询。",
)
NO_LIST = Text("No list of records was found in this {format} file.", "在此 {format} 文件中未找到记录列表。")
A_LIST = Text(
    "Publish a list of objects, one a record, all with the same keys.",
    "请发布对象列表，每个对象为一条记录，字段保持一致。",
)
NO_TABLE_INSIDE = Text(
    "No file inside this {format} file holds a table. Inside: {inside}.",
    "此 {format} 压缩文件内没有可读取的表格。其中有：{inside}。",
)
NO_RECORDS = Text(
    "No element that repeats, one for each record, was found in this {format} file.",
    "在此 {format} 文件中未找到逐条重复的记录元素。",
)
REPEAT = Text(
    "Write one element a record, all of the same name, side by side.", "请为每条记录写一个元素，名称相同、并列排放。"
)
NO_PLACES = Text("No layer with features was found in this {format} file.", "在此 {format} 文件中未找到含要素的图层。")
UNKNOWN = Text("What kind of file this is could not be told.", "无法识别此文件的类型。")

MESSAGES: tuple[tuple[Text, Text, tuple[str, ...]], ...] = (
    (FOR_PEOPLE, BESIDE, ("pdf", "docx", "doc", "pptx", "ppt", "odt", "rtf", "eml", "html", "txt")),
    (PICTURE, BESIDE, ("png", "jpeg", "gif", "tiff", "webp", "bmp", "svg")),
    (PACKED, UNPACK, ("rar", "7z", "bz2", "xz")),
    (NO_TABLE_INSIDE, UNPACK, ("zip", "gzip")),
    (MACHINES, BESIDE, ("sqlite",)),
    (NO_RECORDS, REPEAT, ("xml",)),
    (NO_PLACES, BESIDE, ("kml", "kmz", "gpkg")),
    (NO_LIST, A_LIST, ("json", "geojson")),
    (UNKNOWN, BESIDE, ("unknown",)),
)

NO_TABLE_KINDS = tuple(
    Kind(f"no-table-{format_}", WARNING, message, advice)
    for message, advice, formats in MESSAGES
    for format_ in formats
)
