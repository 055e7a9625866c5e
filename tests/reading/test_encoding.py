from pathlib import Path

import pytest

from catalog.reading.encoding import detect_encoding, suppose_encoding
from tests.reading.files import cells_of, make_file, read_table, stage_file

CHINESE = "城市,人口,备注\n上海,2415,浦东新区世纪大道\n北京市,2115,朝阳区\n广州市天河区,1270,深圳市福田区中心\n"
HONG_KONG = "地區,車站\n觀塘區,藍田站\n灣仔區,銅鑼灣站\n"
JAPANESE = "都道府県,市区町村,施設名\n東京都,新宿区,公衆トイレ\n大阪府,大阪市,さくら公園\n北海道,札幌市,図書館の名称\n"
KOREAN = "시도,시군구,시설명\n서울특별시,강남구,공중화장실\n부산광역시,해운대구,주민센터\n경기도,수원시,어린이집\n"
FRENCH = "ville,région,remarque\nBesançon,Franche-Comté,déjà vérifié\nSète,Hérault,\nOrléans,Loiret,Été à l’hôtel\n"
GERMAN = "Ort,Straße\nMünchen,Schönhauser Straße\nKöln,Königsallee\nDüsseldorf,Übergang\n"
POLISH = "miasto,ulica\nŁódź,Świętokrzyska\nKraków,Żółkiewskiego\nGdańsk,Długa\nPoznań,Święty Marcin\n"
RUSSIAN = "город,улица\nМосква,Тверская улица\nСанкт-Петербург,Невский проспект\nКазань,улица Баумана\n"
GREEK = "πόλη,οδός\nΑθήνα,Ερμού και Σταδίου\nΘεσσαλονίκη,Τσιμισκή\nΠάτρα,Μαιζώνος\n"
HEBREW = "עיר,רחוב\nירושלים,רחוב יפו\nתל אביב,שדרות רוטשילד\n"
ARABIC = "المدينة,الشارع\nالقاهرة,شارع التحرير\nدبي,شارع الشيخ زايد\nالرياض,طريق الملك فهد\n"

WRITTEN = [
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    ("城市,人口\n北京,1\n", "gb18030"),
    ("类别,数\n" + "开放,1\n" * 50, "gb18030"),
    (HONG_KONG, "big5hkscs"),
    (JAPANESE, "cp932"),
    (JAPANESE, "euc_jp"),
    (KOREAN, "cp949"),
    (FRENCH, "cp1252"),
    (FRENCH, "mac_roman"),
    ("Country,Year\n" + "Réunion,1989\n" * 5, "mac_roman"),
    (GERMAN, "latin-1"),
    (POLISH, "cp1250"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (GREEK, "cp1253"),
    (HEBREW, "cp1255"),
    (ARABIC, "cp1256"),
    *((text, wide) for text in (CHINESE, KOREAN) for wide in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    *((CHINESE, wide) for wide in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")),
]


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_text_is_read_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    path = make_file(tmp_path, text.encode(encoding))
    cells = [tuple(cell or None for cell in line.split(",")) for line in text.splitlines()[1:]]
    assert cells_of(path) == cells
    assert detect_encoding(path, path.read_bytes()).sound


def test_damage_in_wide_text_is_not_sound(tmp_path: Path) -> None:
    path = make_file(tmp_path, CHINESE.encode("utf-16") + b"x")
    assert not detect_encoding(path, path.read_bytes()).sound


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,\x002\n3,4\n",
        b"a,b\n\x001,2\n3,4\n",
        b"a,b\n1,2\x00\n3,4\x00\n",
        b"n\n\x00\x00\x00\x00x\n1\n2\n3\n4\n5\n",
    ],
)
def test_a_few_nul_bytes_make_no_wide_text(tmp_path: Path, content: bytes) -> None:
    table = read_table(make_file(tmp_path, content))
    list(table.rows)
    assert table.sniffed.encoding == "utf-8"
    staging = stage_file(make_file(tmp_path, content), tmp_path)
    assert "nul-byte" in {finding.code for finding in staging.findings}


def test_nul_in_a_chinese_file_of_single_bytes_is_a_nul(tmp_path: Path) -> None:
    path = make_file(tmp_path, CHINESE.replace(",朝阳区", ",\0朝阳区").encode("gb18030"))
    assert detect_encoding(path, path.read_bytes()).encoding == "gb18030"


@pytest.mark.parametrize("text", [RUSSIAN, GREEK, HEBREW, ARABIC, HONG_KONG, JAPANESE, FRENCH, "区县,数\n上海,上\n"])
@pytest.mark.parametrize("wide", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_any_script_needs_no_mark(tmp_path: Path, text: str, wide: str) -> None:
    path = make_file(tmp_path, text.encode(wide))
    assert detect_encoding(path, path.read_bytes()).encoding == wide


def test_letters_that_latin_1_has_for_control_characters_are_another_encodings(tmp_path: Path) -> None:
    path = make_file(tmp_path, b"This is a text\n" + bytes(range(0x80, 0xA0)) + b"\n\x9fber gr\x9fnden w\x8are\n")
    assert detect_encoding(path, path.read_bytes()).encoding == "mac-roman"


@pytest.mark.parametrize(
    ("head", "supposed"),
    [
        (CHINESE.encode(), "utf-8"),
        (CHINESE.encode()[:-2], "utf-8"),  # it ends within a character
        (CHINESE.encode("utf-8-sig"), "utf-8-sig"),
        (b"a,b\n1,2\n", ""),  # says nothing of what comes later
        (CHINESE.encode("gb18030"), ""),
        (FRENCH.encode("cp1252"), ""),
        (RUSSIAN.encode("utf-16-le"), ""),
        (CHINESE.encode() + b"\xff\n", ""),
    ],
)
def test_utf8_is_supposed_where_its_characters_are_seen(head: bytes, supposed: str) -> None:
    assert suppose_encoding(head) == supposed
