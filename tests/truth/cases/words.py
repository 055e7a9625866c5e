"""What a dataset says: conditions beside an open licence, wherever they stand, and words that only resemble them."""

from collections.abc import Mapping
from typing import Any

from tests.truth.case import Case, Delivery, File, well_kept
from tests.truth.content import HEADER, READINGS, csv_of, json_of, readings, sheet, xlsx_of

TABLE = File((Delivery(READINGS),))
BOTH = {"open-license": "unmet", "non-discriminatory": "unmet"}
DOOR, LICENSE = {"non-discriminatory": "unmet"}, {"open-license": "unmet"}

# Against both: no commercial use, on permission, for a fee, for a purpose, for some people.
CLOSING = (
    "仅供非商业用途使用。",
    "本数据不得用于商业用途。",
    "禁止将数据用于任何商业目的。",
    "For non-commercial use only.",
    "The data may not be used for commercial purposes.",
    "Commercial use is prohibited.",
    "不得 用于 商 业 用 途",
    "本数据不得用于商\u200b业用途。",
    "The data may\tnot be used\nfor commercial  purposes.",
    "采用署名-非商业性使用许可。",
    "使用数据须提前申请。",
    "未经我局书面许可，不得转载。",
    "The data must not be redistributed without prior written permission.",
    "This dataset is available on request.",
    "付费后可下载完整版。",
    "下载全量数据需支付费用。",
    "The full data is available for a fee.",
    "仅供科研使用。",
    "下载数据前须填写使用目的。",
    "For research purposes only.",
    "数据仅限本市机关单位使用。",
    "This data is only available to public bodies.",
    "本資料集不得用於商業用途。",
    "僅供非商業用途使用。",
    "未經本局書面許可，不得轉載。",
    "使用資料前須先申請。",
    "付費後方可下載完整版。",
    "資料僅供學術研究使用。",
)
# The same in traditional Chinese, as Hong Kong and Taiwan write it.
TRADITIONAL = ("本資料不得用於商業用途。", "使用資料須事先申請。")
TRADITIONAL_FREE = ("無須註冊即可下載。", "商業用途樓宇的成交面積。")
# Against the door alone: who must sign in may then do anything.
SIGN_IN = (
    "注册并登录后方可下载。",
    "请先注册账号，再下载数据。",
    "Log in to download.",
    "You must register before you download the file.",
    "Downloads require an API key.",
    "解压密码请联系管理员。",
    "須先註冊並登入帳號方可下載。",
)
# Against the licence alone: it binds everybody alike.
UNCHANGED = ("数据不得修改、改编后再发布。", "The data may not be modified.", "No derivatives.")
# What only resembles a condition.
FREE = (
    "可免费用于商业用途。",
    "可用于商业和非商业用途。",
    "Free for commercial and non-commercial use.",
    "There are no restrictions on commercial use.",
    "无需注册即可下载。",
    "The register may be used to download extracts.",
    "下载数据不需要登录。",
    "No registration is required to download the data.",
    "各停车场收费标准和付费使用的车位数。",
    "本数据集不收取任何费用。",
    "注册企业名单，含注册资本和登录用户数。",
    "商业用途房屋的成交面积。",
    "Counts of commercial and non-commercial vehicles.",
    "Works that need planning permission, with dates.",
    "数据不得用于违法活动。",
    "数据仅供参考，请注明来源。",
    "Further documentation is available on request.",
    "原先禁止商业使用，2024 年起采用 CC BY 4.0。",
    "Previously for non-commercial use only; now CC BY 4.0.",
    "You may use the data without asking permission.",
    "The data must not be used to imply endorsement by the agency.",
    "公园仅对会员开放的区域。",
    "可免費用於商業用途。",
    "無需註冊即可下載。",
    "各停車場收費標準。",
    "原先禁止商業使用，2024 年起採用 CC BY 4.0。",
)


def _says(words: str, but: Mapping[str, str | None], field: str = "description") -> Case:
    return well_kept(f"{field}: {words}", TABLE, but=but, fields={field: {"en": words}})


def _file(name: str, content: bytes, but: Mapping[str, str | None], filename: str = "data.csv", **values: Any) -> Case:
    return well_kept(f"inside the file: {name}", File((Delivery(content, filename),)), but=but, **values)


def _licensed(code: str, but: Mapping[str, str | None]) -> Case:
    return well_kept(f"licence {code or '(none)'}", TABLE, but=but, fields={"license": code})


ABOVE = "说明：本数据仅供非商业用途使用。\n".encode() + READINGS
BELOW = READINGS + "注：未经许可不得转载。,,,\n".encode()
BELOW_LONG = READINGS + f"注：{'读数由测量员每日记录并经复核，' * 5}未经许可不得转载。,,,\n".encode()
HARMLESS = "说明：本数据可免费用于商业用途。\n".encode() + READINGS
NOTE_IN_SHEET = sheet([("For research purposes only.",), HEADER, *readings()])

CASES = (
    *(_says(words, BOTH) for words in CLOSING),
    *(_says(words, BOTH) for words in TRADITIONAL),
    *(_says(words, {}) for words in TRADITIONAL_FREE),
    _says("請先註冊並登入，方可下載。", DOOR),
    *(_says(words, DOOR) for words in SIGN_IN),
    *(_says(words, LICENSE) for words in UNCHANGED),
    *(_says(words, {}) for words in FREE),
    _says("逐日水位（仅限非商业使用）", BOTH, "title"),
    _says("本局自有水尺的记录，未经授权禁止复制、传播。", BOTH, "provenance"),
    _says("登录", DOOR, "access_conditions"),
    _says("Say what you need it for.", BOTH, "access_conditions"),
    _says("无", {}, "access_conditions"),
    _says("None", {}, "access_conditions"),
    well_kept(
        "a file's description: not for commercial use",
        File((Delivery(READINGS),), description="Not for commercial use."),
        but=BOTH,
    ),
    _file("above the header", ABOVE, BOTH, finds=("preamble",)),
    _file("a footnote", BELOW, {**BOTH}, finds=("footnote",)),
    _file("at the end of a long footnote", BELOW_LONG, {**BOTH}, finds=("footnote",)),
    _file("above the header, harmless", HARMLESS, {}, finds=("preamble",)),
    _file(
        "beside the records in JSON",
        json_of(readings(), license="CC-BY-NC-4.0, non-commercial use only"),
        BOTH,
        "a.json",
    ),
    _file("a harmless licence in JSON", json_of(readings(), license="CC-BY-4.0"), {}, "a.json"),
    _file("above the header of a workbook", xlsx_of(NOTE_IN_SHEET), BOTH, "a.xlsx", finds=("preamble",)),
    _file(
        "in the rows, which are about something else",
        csv_of([(*row, "本站禁止商业使用") for row in readings()], (*HEADER, "备注")),
        {},
        finds=("constant-column",),
    ),
    _licensed("CC0-1.0", {}),
    _licensed("ODbL-1.0", {}),
    _licensed("OGL-UK-3.0", {}),
    _licensed("https://creativecommons.org/licenses/by/4.0/", {}),
    _licensed("CC-BY-NC-4.0", BOTH),
    _licensed("CC-BY-ND-4.0", LICENSE),
    _licensed("on-request", BOTH),
    _licensed("all-rights-reserved", BOTH),
    _licensed("MulanPSL-2.0", LICENSE),
    _licensed("https://example.org/terms", {"open-license": "unknown", "non-discriminatory": "unknown"}),
    _licensed("own licence", {"open-license": "unknown", "non-discriminatory": "unknown"}),
)
