"""How the criteria are measured, in words: docs/openness.md and the portal's methodology page are made of these."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.vocabulary import criteria


@dataclass(frozen=True, slots=True)
class Method:
    """`measured`: what decides the mark. `passed_over`: what does not count, and what can't be told."""

    measured: Text
    passed_over: Text


METHODS = {
    criteria.COMPLETE: Method(
        Text(
            "Parts: rows read, of the rows present; cells that are filled and fit their column; the columns that "
            "name or date the rows, each by itself; rows that repeat another in every cell; dates missing from a "
            "series of days, months or years; different records, against the declared number (the same table in two "
            "formats counts once); files that could not be read at all; mandatory and recommended fields of the "
            "description. The mark is that of the worst part, the fraction the mean of all. No file, or an empty "
            "mandatory field: unmet. Files without any table, such as a PDF: unknown. A single row without a "
            "declared number is partly met.",
            "组成部分：可读取的行占实有行的比例；已填写且符合列类型的单元格；标识或注明日期的列（单独计算）；与其他"
            "行完全相同的行；按日、月、年的时间序列缺少的时点；不重复的记录数与声明数量之比（同一表格的两种格式只计"
            "一次）；完全无法读取的文件；必填和推荐的说明项。结果取最差的一部分，分值取各部分平均。没有文件或必填项"
            "为空：未达到。所有文件都没有表格（如 PDF）：未知。只有一行且未声明记录数：部分达到。",
        ),
        Text(
            "A wrong cell counts as empty, and so does one that only fills its place: 未知, N/A, 9999 where every "
            "true value is far smaller, 无 or 0 where the column has nothing else. The same goes for 无 or “test” "
            "in a field of the description. Dates are a series only where nearly each has as many rows: the days on "
            "which shops opened have no gaps. Missing dates alone never make it unmet, and are only told where no "
            "regular update is promised. Rows are compared by what their cells say, wrong ones too, whatever blanks "
            "stand around it. Whether a blank was blank in the original record can't be told.",
            "错误的单元格按空白计；只起占位作用的内容也按空白计：未知、N/A、真实值都很小时的 9999、整列只有“无”或 0。"
            "说明项中的“无”“测试”同样如此。只有几乎每个时点行数相同时才视为时间序列：店铺开业日期不存在缺口。仅有时"
            "点缺口不会判为未达到，未承诺定期更新时只作提示。比较各行时以单元格的原有内容为准（错误的单元格也在内），"
            "首尾空白不计。原始记录本来就是空白的，无法区分。",
        ),
    ),
    criteria.PRIMARY: Method(
        Text(
            "Met when the agency states that it collected the data itself, says how, and a table was read that "
            "looks like records. Unmet: more totals (合计, 小计, total, subtotal) than the threshold; one row for "
            "each period, place or group with nothing but totals, averages or shares; a column for each period "
            "together with sums. Partly: some totals; columns that only add up others; a column for each period; "
            "rows much further apart than the promised updates; one row; no word on how, or words that say nothing. "
            "No statement, or no table to hold it against: unknown. The table with the most rows decides.",
            "机构声明数据由其自行采集并说明方式，且已读取的表格是逐条记录，即为达到。未达到：合计行（合计、小计、总"
            "计等）超过阈值；按时期、地区或类别每组一行且只有合计、平均或占比；按时期分列且含求和列。部分达到：有少"
            "量合计行；有仅为求和的列；按时期分列；各行间隔远大于承诺的更新间隔；只有一行；未说明采集方式或说明没有"
            "内容。没有声明，或没有表格可核对：未知。以行数最多的表格为准。",
        ),
        Text(
            "An attestation counts nothing where the agency's own words name another source, and nothing for a copy "
            "harvested from elsewhere: both are partly primary at best, and a copy whose provenance does not name "
            "its origin, or claims it as one's own, is unmet. Figures a day or finer are taken as measured, even if "
            "called averages. Whether a statement is true can't be measured.",
            "机构自己的文字表明数据取自他处时，声明无效；对从别处采集来的副本，声明也无效：两者最多部分达到。副本的"
            "来源说明未注明出处，或称为自行采集，则未达到。每日或更细的数值视为观测值，即使列名含“平均”。声明是否属"
            "实无法衡量。",
        ),
    ),
    criteria.TIMELY: Method(
        Text(
            "The time since the content last changed, in any file, against the promised time between updates. How "
            "many of the last updates came in time is evidence and a part of the fraction. A finished record "
            "(“never”) is met; an irregular or unstated frequency is unknown, and so is a dataset without content.",
            "以任一文件内容最近一次更改至今的时间，对照承诺的更新间隔。最近各次更新按时的比例列入依据，并计入分值。"
            "存档数据（“不再更新”）为达到；更新频率不定期或未说明为未知，没有内容也为未知。",
        ),
        Text(
            "Content is the set of a table's rows. So a new version is no update if it brings the same rows: with "
            "its description touched, other line ends, encoding, delimiter or format, in another order, with rows "
            "repeated or numbered anew, with a new date of export in every row, packed again, back to what was "
            "there before, or copied into a second file. A file without a table counts by its bytes. Content is "
            "never younger than its arrival, whatever date is stated; dates inside the data that have not come yet "
            "make it no younger. A change of one figure is an update: whether it was needed can't be told.",
            "内容是指表格各行的集合。因此，新版本如果行没有变化就不算更新：只改说明、换行符、编码、分隔符或格式，调"
            "整顺序，重复行或重新编号，只更新导出日期，重新打包，恢复到以前的内容，或复制为第二个文件。没有表格的文"
            "件按字节比较。无论标注什么日期，内容都不会比到达时间更新；数据中尚未到来的日期不会使其更新。改动一个数"
            "值即为更新，是否必要无法判断。",
        ),
    ),
    criteria.ACCESSIBLE: Method(
        Text(
            "Public files are fetched every day as a stranger would: no cookie, no script, several programs. The "
            "share of fetches of the last days that brought the file itself at once decides. A file whose latest "
            "round failed altogether keeps it from being met; if every file did, it is unmet. Size and checksum "
            "must be known of each file that was tried; range requests count in the fraction. Before any check: "
            "unknown.",
            "公开的文件每天都会像陌生人一样下载：没有 Cookie，不运行脚本，使用多种程序。以近期下载中直接得到文件的比"
            "例判定。某个文件最近一轮全部失败，即不能达到；所有文件都失败，为未达到。每个检测过的文件须有已知的大小"
            "和校验和；断点续传计入分值。尚未检测：未知。",
        ),
        Text(
            "A page before the file is no download: a login page with status 200, a redirect to one, a script as a "
            "challenge, a landing page that was given as the file. A link with a signature that expires is partly "
            "met while it works.",
            "先出现网页不算下载成功：状态为 200 的登录页、跳转到登录页、要求运行脚本的验证页、被当作文件的介绍页。含"
            "有会过期签名的链接，在有效期内为部分达到。",
        ),
    ),
    criteria.MACHINE_READABLE: Method(
        Text(
            "The best file decides; the others may be for people. A format for people (PDF, picture, text document, "
            "archive) or a file that did not pass validation: unmet. XLS, HTML, or a data format without a table: "
            "partly. One clean table in CSV, JSON, XML, GeoJSON, Parquet, XLSX or ODS: met; a blank or repeated "
            "column name, a missing header, a second one, text in a wrong encoding or too many cells that do not "
            "fit their column: partly. A published schema raises the fraction, an encoding other than UTF-8 lowers "
            "it. Before validation has ended: unknown.",
            "以最好的文件为准，其他文件可以供人阅读。供人阅读的格式（PDF、图片、文档、压缩包）或未通过校验的文件：未"
            "达到。XLS、HTML 或没有表格的数据格式：部分达到。CSV、JSON、XML、GeoJSON、Parquet、XLSX 或 ODS 中的一个"
            "规范表格：达到；列名为空或重复、缺少表头、有两行表头、文字乱码，或不符合列类型的单元格过多：部分达到。"
            "公布结构说明可提高分值，未用 UTF-8 编码则降低分值。校验尚未结束：未知。",
        ),
        Text(
            "The content decides, not the name: a PDF called CSV is a PDF. A table that only carries a document (a "
            "PDF in base64, a picture in a workbook) or a few links to one is unmet; a long list of links may be an "
            "honest list. A missing header is told only where the first row's values are numbers, dates or "
            "addresses.",
            "以内容为准，不看文件名：名为 CSV 的 PDF 仍是 PDF。只装入文档（base64 编码的 PDF、工作簿中的图片）或只有"
            "几个链接的表格：未达到；较长的链接清单可能是真实的清单。只有首行是数字、日期或网址时，才能判断缺少表头。",
        ),
    ),
    criteria.NON_DISCRIMINATORY: Method(
        Text(
            "In the latest round every program got the same bytes of every file; no login, key, fee or purpose is "
            "asked for; the licence shuts out no person and no field of use (“no commercial use”, “on request” and "
            "“all rights reserved” do; “no changed versions” binds everybody alike). Files that some programs did "
            "not get, or that answer with a demand to sign in, make it partly, or unmet if all are so. A licence "
            "that is not stated or not known leaves it unknown.",
            "最近一轮检测中，每种程序都取得每个文件的相同内容；不要求登录、密钥、付费或说明用途；许可不排除任何人员"
            "和用途领域（“非商业性”“须申请”“保留所有权利”属于排除；“禁止演绎”对所有人一样，不算排除）。部分程序未能"
            "取得的文件，或要求登录的文件，为部分达到，全部如此则未达到。许可未说明或不在许可表中：未知。",
        ),
        Text(
            "Conditions are looked for in words too: in the title, description, provenance, conditions of access, "
            "the files' titles, and in the files above the header, below the rows and beside the records. Chinese "
            "and English are understood, sentence by sentence; “no registration is required” and “fees of car "
            "parks” are no conditions. The sentence is shown, so that everybody can judge it. A file that nobody "
            "could get says nothing here, nor does a page that all get in its place. A robots.txt that asks any "
            "program to leave the file's address alone shuts out all that behave, and counts as a refusal; one that "
            "could not be read leaves this unknown; none at all is none. What it says to single programs by name is "
            "not looked at.",
            "限制条件也会从文字中查找：标题、说明、来源说明、获取条件、文件标题，以及文件中表头之上、数据行之下和记"
            "录之外的文字。逐句识别中文和英文；“无需注册”“停车场收费”等不算限制。依据中会列出原文，供大家判断。谁都"
            "未能取得的文件，或大家都只得到网页的文件，在此不作判断。robots.txt 若要求任意程序不得获取该文件地址，就"
            "把所有守规矩的程序挡在门外，视同拒绝；无法读取 robots.txt 时为未知；没有 robots.txt 即无限制。只针对个别"
            "程序的规则不予考虑。",
        ),
    ),
    criteria.NON_PROPRIETARY: Method(
        Text(
            "Met when at least one file is in a format with an open specification, and no data lies in a closed "
            "format alone. What counts is what the bytes are, not the name of the file. Only closed formats, or no "
            "file: unmet. No file read yet, or a format that could not be told: unknown.",
            "至少有一个文件采用规范公开的格式，且没有仅以专有格式存在的数据，即为达到。以文件的实际内容为准，不看文"
            "件名。只有专有格式，或没有文件：未达到。尚未读取文件，或无法判断格式：未知。",
        ),
        Text(
            "A closed file beside open ones is partly met unless one of them holds its data: the same rows, or its "
            "columns with as many rows. An archive or drawing in a closed format beside a PDF is partly met too, "
            "since the data may lie in it alone; a text document is not, since both are for people.",
            "专有格式的文件旁若有开放格式，须其中之一包含同样的数据（行相同，或列齐全且行数不少），否则为部分达到。"
            "专有格式的压缩包或图纸旁只有 PDF，也为部分达到，因为数据可能只在其中；文档则不然，两者都供人阅读。",
        ),
    ),
    criteria.OPEN_LICENSE: Method(
        Text(
            "Met when the licence conforms to the Open Definition (https://opendefinition.org/od/2.1/en/), by an "
            "explicit table. No licence, or one that does not conform: unmet, with the restriction that closes it. "
            "A licence that the table does not hold: unknown.",
            "许可符合开放定义（https://opendefinition.org/od/2.1/en/）即为达到，以明确的许可表为准。没有许可或许可不"
            "符合：未达到，并说明其限制。许可表中没有的许可：未知。",
        ),
        Text(
            "An open licence is unmet where the dataset's words take it back: no commercial use, no changed "
            "versions, permission, a fee, certain purposes or certain people. Sign-in alone is a matter of "
            "non-discrimination.",
            "如数据集的文字收回了开放许可（不得商用、不得修改、须经许可、付费、限定用途或人群），则未达到。仅要求登"
            "录属于非歧视一项。",
        ),
    ),
}

INTRODUCTION = Text(
    "Each criterion gets a mark: met, partly, unmet or unknown; a fraction from 0 to 1; the evidence, with figures "
    "and a link to each; and, where it is not met, the next thing to do. Nothing is ticked by hand: the marks come "
    "from the data itself and from fetching it as a stranger would. What can't be measured is unknown, has no "
    "fraction, and never counts as met. The score is the mean of the eight fractions, an unknown one counted as 0.",
    "每项标准的结果为达到、部分达到、未达到或未知，附 0 到 1 的分值、带数字和链接的依据；未达到时，说明下一步该做什"
    "么。结果不靠人工勾选，而是来自数据本身，以及像陌生人一样下载数据的检测。无法衡量的即为未知，没有分值，绝不算作"
    "达到。总分是八项分值的平均，未知按 0 计。",
)
COMING_ABOUT = Text(
    "A dataset is measured when a file has passed validation, when its downloads have been checked, and once a day. "
    "Assessments are dated, carry the version of the rules, and are never changed; a change of a rule or a "
    "threshold raises the version, and every dataset is measured anew.",
    "文件通过校验后、下载检测后以及每天都会评估。评估结果注明日期和规则版本，不再修改；规则或阈值改变时，版本号随之"
    "增加，所有数据集重新评估。",
)
OBJECTING = Text(
    "Marks are worked out by program, and a program can be wrong. Follow the link of the evidence to the figure. If "
    "the figure is wrong, or the sentence quoted is no condition, write to the dataset's contact; the agency can "
    "mend the data or its words, and the next assessment says so. If the rule itself is wrong, write to the "
    "platform's steward: a rule is changed for everybody, with a new version, never for one dataset.",
    "结果由程序得出，程序也会出错。请通过依据的链接查看具体数字。如数字有误，或所引文字并非限制条件，请联系数据集的"
    "联系人；机构可以修正数据或文字，下一次评估即按新情况得出。如规则本身有误，请联系平台管理员：规则对所有数据集一"
    "并修改并更新版本，不会为某个数据集单独修改。",
)
GATE = Text(
    "`accessible`, `machine-readable`, `non-discriminatory`, `non-proprietary` and `open-license` must be met; "
    "`complete`, `timely` and `primary` must not be unmet; no finding of personal data may be unresolved. When an "
    "open dataset misses the gate the agency is told at once and keeps the level for a grace period (30 days); then "
    "the dataset falls back to “published”, with the reason. Once the gate passes again, the level returns. A second "
    "mark lost meanwhile is told too, and does not prolong the grace period.",
    "`accessible`、`machine-readable`、`non-discriminatory`、`non-proprietary`、`open-license` 必须达到；`complete`、"
    "`timely`、`primary` 不得为未达到；不得有未处理的个人信息。已开放的数据集未过门槛时立即告知机构，并在宽限期（30 "
    "天）内保留级别；逾期退回“公布”并说明原因；再次通过门槛即恢复开放。其间再失去一项也会告知，但不延长宽限期。",
)
LOSING = Text(
    "`open` is won by marks that are known; it is lost by marks that were measured. `accessible` and "
    "`non-discriminatory` rest on fetches that we make ourselves: where these did not happen, the marks become unknown "
    "and are shown as such, but an open dataset loses nothing by it. A mark that was lost stays lost while it is "
    "unknown. Every other mark becomes unknown only by what the agency changes, and that is a loss.",
    "“开放”凭已知的结果取得，也只因测得的结果失去。`accessible` 和 `non-discriminatory` 依靠平台自己的检测：检测未能"
    "进行时，这两项显示为未知，但已开放的数据集不因此失去级别；已失去的一项在未知期间仍视为失去。其他各项只会因机构的"
    "更改而变为未知，视为失去。",
)
