import pytest

from catalog.reading.double_byte import likeliest_double_byte

TEXTS = {
    "gb18030": "上海市黄浦区人民广场公共自行车站点名称",
    "big5hkscs": "臺北市信義區市府路公共自行車租賃站點名稱",
    "cp932": "東京都新宿区西新宿の公衆トイレ一覧と図書館",
    "euc_jp": "東京都新宿区西新宿の公衆トイレ一覧と図書館",
    "cp949": "서울특별시 강남구 공중화장실 위치정보",
}


def able(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def told(data: bytes) -> str:
    return likeliest_double_byte(data, lambda encoding: able(data, encoding))


@pytest.mark.parametrize(("encoding", "text"), TEXTS.items())
def test_scripts_are_told_apart_by_their_everyday_characters(encoding: str, text: str) -> None:
    assert told(text.encode(encoding)) == encoding


@pytest.mark.parametrize("text", ["서울특별시", "시도,시군구", "번호,이름", "이름,주소\n김,서울", "강남구\n서초구"])
def test_few_syllables_are_enough_for_korean_where_they_are_frequent(text: str) -> None:
    assert told(f"id,{text},1\n".encode("cp949") * 30) == "cp949"


@pytest.mark.parametrize("text", ["备案档案", "老旧小区", "监测日期", "环境空气", "工程编号,单位", "档案号,备注"])
def test_few_characters_are_enough_for_chinese(text: str) -> None:
    assert told(f"id,{text},1\n".encode("gb18030") * 30) == "gb18030"


def test_two_characters_are_enough_for_chinese(encoding: str = "gb18030") -> None:
    assert told("城市,1".encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("déjà vu, été, Besançon, Hérault", "cp1252"), ("Straße in Köln, Übergang", "latin-1"), ("plain", "ascii")],
)
def test_western_text_is_none_of_them(text: str, encoding: str) -> None:
    assert told(text.encode(encoding)) == ""


def test_whole_file_must_be_valid_in_it() -> None:
    assert likeliest_double_byte(TEXTS["gb18030"].encode("gb18030"), lambda _: False) == ""
