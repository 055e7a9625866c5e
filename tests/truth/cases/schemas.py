"""A table against the Table Schema that its agency gave, each constraint broken and kept."""

from collections.abc import Mapping
from typing import Any

from tests.truth.case import Case, Said, no_problem, problem
from tests.truth.content import text_of

Field = Mapping[str, Any]


def _field(name: str, type_: str = "string", *, format_: str = "default", **constraints: Any) -> Field:
    return {"name": name, "type": type_, "format": format_, "constraints": constraints}


def _said(*fields: Field, others: Mapping[str, bytes] | None = None, **more: Any) -> Said:
    return Said(schema={"fields": list(fields), **more}, others=others or {})


def _broken(code: str, name: str, content: bytes, said: Said, **values: Any) -> Case:
    return problem(f"schema-{code}", name, content, said=said, **values)


def _kept(name: str, content: bytes, said: Said, **values: Any) -> Case:
    return no_problem(f"a schema that is kept: {name}", content, said=said, **values)


def _to(resource: str, ours: object, theirs: object) -> list[Mapping[str, Any]]:
    return [{"fields": ours, "reference": {"resource": resource, "fields": theirs}}]


STATIONS = text_of(
    "编号,名称,水深,启用", "S01,东门桥,3.5,2019-04-01", "S02,南湖,12,2020-05-11", "S03,西园,7.25,2021-06-21"
)
CODE, NAME = _field("编号"), _field("名称")
DEPTH, OPENED = _field("水深", "number"), _field("启用", "date")
FOUR = (CODE, NAME, DEPTH, OPENED)
PERMITS = text_of("permit,applicant,fee", "P-001,Ash Ltd,120", "P-002,Birch & Co,80", "P-003,Cedar LLP,95")
PERMIT, APPLICANT, FEE = _field("permit"), _field("applicant"), _field("fee", "integer")
AREAS = {"areas": text_of("code,area", "01,东区", "02,西区", "03,南区")}
SCHOOLS = text_of("school,area,pupils", "一中,01,900", "二中,03,1200", "三中,02,860")
SCHOOL, AREA, PUPILS = _field("school"), _field("area"), _field("pupils", "integer")
VISITS = text_of("ward,bed,patients", "A,1,4", "A,2,5", "B,1,3", "B,2,7")
WARD, BED = _field("ward"), _field("bed", "integer")

COLUMNS = (
    _broken("missing-column", "one that is not there", STATIONS, _said(*FOUR, _field("水位", "number"))),
    _broken(
        "missing-column",
        "under another name",
        PERMITS,
        _said(_field("permit_no"), APPLICANT, FEE),
        also=("schema-extra-column",),
    ),
    _broken("extra-column", "at the end", STATIONS, _said(CODE, NAME, DEPTH)),
    _broken("extra-column", "in the middle", PERMITS, _said(PERMIT, FEE)),
    _broken("column-order", "two exchanged", STATIONS, _said(NAME, CODE, DEPTH, OPENED)),
    _broken("column-order", "the last one first", PERMITS, _said(FEE, PERMIT, APPLICANT)),
    _kept("every column in its order", STATIONS, _said(*FOUR)),
    _kept("fields of any type", PERMITS, _said({"name": "permit"}, {"name": "applicant"}, {"name": "fee"})),
)

TYPES = (
    _broken("type", "words for an integer", PERMITS, _said(PERMIT, _field("applicant", "integer"), FEE)),
    _broken("type", "a fraction for an integer", STATIONS, _said(CODE, NAME, _field("水深", "integer"), OPENED)),
    _broken(
        "type",
        "a day in another order",
        text_of("id,day", "a,2024-05-03", "b,05/03/2024", "c,2024-06-01"),
        _said(_field("id"), _field("day", "date")),
        may=("type-mismatch",),
    ),
    _broken(
        "type",
        "no e-mail address",
        text_of("id,link", "a,example.org/x", "b,https://example.org/y"),
        _said(_field("id"), _field("link", format_="uri")),
    ),
    _broken(
        "type",
        "是 for a truth",
        text_of("id,open", "a,true", "b,是", "c,false"),
        _said(_field("id"), _field("open", "boolean")),
    ),
    _kept("whole numbers for numbers", PERMITS, _said(PERMIT, APPLICANT, _field("fee", "number"))),
    _kept("codes of digits for text", SCHOOLS, _said(SCHOOL, AREA, PUPILS)),
    _kept(
        "是 and 否 as it defines them",
        text_of("id,open", "a,是", "b,否"),
        _said(_field("id"), {"name": "open", "type": "boolean", "trueValues": ["是"], "falseValues": ["否"]}),
    ),
    _kept(
        "a decimal comma as it defines it",
        text_of("id;wert", "a;1,5", "b;22,75", "c;3,125"),
        _said(_field("id"), {"name": "wert", "type": "number", "decimalChar": ","}),
        also=("decimal-comma",),
    ),
    _kept(
        "a day in the format that it names",
        text_of("id,day", "a,25/12/2024", "b,31/01/2024"),
        _said(_field("id"), _field("day", "date", format_="%d/%m/%Y")),
        also=("day-first",),
    ),
)

CELLS = (
    _broken(
        "required",
        "one cell is blank",
        text_of("a,b", "x,1", ",2", "z,3"),
        _said(_field("a", required=True), _field("b", "integer")),
    ),
    _broken(
        "required",
        "a number is blank",
        text_of("a,b", "x,1", "y,", "z,3"),
        _said(_field("a"), _field("b", "integer", required=True)),
    ),
    _broken(
        "required",
        "a mark that the schema calls missing",
        text_of("a,b", "x,1", "待定,2", "z,3"),
        _said(_field("a", required=True), _field("b", "integer"), missingValues=["", "待定"]),
    ),
    _kept(
        "blank cells that nobody requires",
        text_of("a,b", "x,1", ",2", "z,3"),
        _said(_field("a"), _field("b", "integer")),
    ),
    _broken(
        "pattern", "one letter too few", PERMITS, _said(_field("permit", pattern=r"[A-Z]{2}-\d{3}"), APPLICANT, FEE)
    ),
    _broken("pattern", "only the start fits", STATIONS, _said(_field("编号", pattern=r"S0"), NAME, DEPTH, OPENED)),
    _kept("a pattern", STATIONS, _said(_field("编号", pattern=r"S\d{2}"), NAME, DEPTH, OPENED)),
    _broken(
        "enum", "one of three is another", STATIONS, _said(CODE, _field("名称", enum=["东门桥", "南湖"]), DEPTH, OPENED)
    ),
    _broken(
        "enum",
        "in another case",
        PERMITS,
        _said(PERMIT, _field("applicant", enum=["ash ltd", "Birch & Co", "Cedar LLP"]), FEE),
    ),
    _broken("enum", "a number", PERMITS, _said(PERMIT, APPLICANT, _field("fee", "integer", enum=[80, 95, 100]))),
    _kept("an enumeration", PERMITS, _said(PERMIT, APPLICANT, _field("fee", "integer", enum=[80, 95, 120]))),
    _broken("minimum", "a depth of 3.5", STATIONS, _said(CODE, NAME, _field("水深", "number", minimum=5), OPENED)),
    _broken(
        "minimum", "a day too early", STATIONS, _said(CODE, NAME, DEPTH, _field("启用", "date", minimum="2020-01-01"))
    ),
    _broken("maximum", "a fee of 120", PERMITS, _said(PERMIT, APPLICANT, _field("fee", "integer", maximum=119))),
    _broken(
        "maximum", "a day too late", STATIONS, _said(CODE, NAME, DEPTH, _field("启用", "date", maximum="2020-12-31"))
    ),
    _kept(
        "limits that are just reached",
        STATIONS,
        _said(
            CODE, NAME, _field("水深", "number", minimum=3.5, maximum=12), _field("启用", "date", minimum="2019-04-01")
        ),
    ),
    _kept(
        "9 is less than 10",
        text_of("a,b", "x,9", "y,10"),
        _said(_field("a"), _field("b", "integer", minimum=9, maximum=10)),
    ),
    _broken("min-length", "two characters", STATIONS, _said(CODE, _field("名称", minLength=3), DEPTH, OPENED)),
    _broken("min-length", "a short name", PERMITS, _said(PERMIT, _field("applicant", minLength=8), FEE)),
    _broken("max-length", "three characters", STATIONS, _said(CODE, _field("名称", maxLength=2), DEPTH, OPENED)),
    _broken("max-length", "a long name", PERMITS, _said(PERMIT, _field("applicant", maxLength=9), FEE)),
    _kept(
        "lengths in characters, not in bytes",
        STATIONS,
        _said(CODE, _field("名称", minLength=2, maxLength=3), DEPTH, OPENED),
    ),
)

KEYS = (
    _broken(
        "unique",
        "a name twice",
        text_of("a,b", "x,1", "y,2", "x,3"),
        _said(_field("a", unique=True), _field("b", "integer")),
    ),
    _broken(
        "unique",
        "a number twice",
        text_of("a,b", "x,1", "y,2", "z,1"),
        _said(_field("a"), _field("b", "integer", unique=True)),
    ),
    _kept(
        "blank cells are not alike",
        text_of("a,b", ",1", ",2", "z,3"),
        _said(_field("a", unique=True), _field("b", "integer")),
    ),
    _broken(
        "primary-key", "one column", text_of("编号,名称", "1,东", "2,西", "1,南"), _said(CODE, NAME, primaryKey="编号")
    ),
    _broken(
        "primary-key",
        "two columns",
        VISITS + b"A,2,9\n",
        _said(WARD, BED, _field("patients", "integer"), primaryKey=["ward", "bed"]),
    ),
    _kept("a key of two columns", VISITS, _said(WARD, BED, _field("patients", "integer"), primaryKey=["ward", "bed"])),
    _broken(
        "foreign-key",
        "an area that is not listed",
        SCHOOLS + "四中,09,450\n".encode(),
        _said(SCHOOL, AREA, PUPILS, others=AREAS, foreignKeys=_to("areas", "area", "code")),
    ),
    _broken(
        "foreign-key",
        "a parent in the same table",
        text_of("id,parent", "a,", "b,a", "c,k"),
        _said(_field("id"), _field("parent"), foreignKeys=_to("", "parent", "id")),
    ),
    _kept(
        "areas that are all listed",
        SCHOOLS,
        _said(SCHOOL, AREA, PUPILS, others=AREAS, foreignKeys=_to("areas", "area", "code")),
    ),
    _broken(
        "reference-missing",
        "no such file",
        SCHOOLS,
        _said(SCHOOL, AREA, PUPILS, foreignKeys=_to("areas", "area", "code")),
    ),
    _broken(
        "reference-missing",
        "no such column",
        SCHOOLS,
        _said(SCHOOL, AREA, PUPILS, others=AREAS, foreignKeys=_to("areas", "area", "id")),
    ),
)

CASES = (*COLUMNS, *TYPES, *CELLS, *KEYS)
