"""What a column's header says that the column holds, in Chinese or English words.

A header alone proves nothing: rules take it as one piece of evidence beside the cells.
"""

import re
import unicodedata
from dataclasses import dataclass

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
NOT_LETTERS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`words` are whole English words, or several of them with spaces between; `hanzi` are parts of a Chinese header.

    A header with one of `but` says something else, whatever else is in it.
    """

    words: tuple[str, ...]
    hanzi: tuple[str, ...]
    but: tuple[str, ...] = ()


def says(title: str, meaning: Meaning) -> bool:
    """`stationID`, `station_id` and `Station ID` all say `id`."""
    folded = unicodedata.normalize("NFKC", title)
    words = f" {NOT_LETTERS.sub(' ', CAMEL.sub(' ', folded).lower()).strip()} "
    if any(other in folded or f" {other} " in words for other in meaning.but):
        return False
    return any(f" {word} " in words for word in meaning.words) or any(part in folded for part in meaning.hanzi)


LATITUDE = Meaning(("lat", "latitude"), ("纬度", "緯度"))
LONGITUDE = Meaning(("lon", "lng", "long", "longitude"), ("经度", "經度"))
YEAR = Meaning(("year", "yr"), ("年份", "年度"))
# When a program put the row where it is, which says nothing of what the row is about.
COPIED = Meaning(
    (
        "exported at",
        "export date",
        "export time",
        "extracted at",
        "extract date",
        "fetched at",
        "downloaded at",
        "loaded at",
    ),
    ("入库时间", "入库日期", "导出时间", "导出日期", "抓取时间", "推送时间", "同步时间", "匯出時間", "匯出日期"),
)
IDENTIFIER = Meaning(
    ("id", "identifier", "uuid", "guid", "code", "no", "key", "number"),
    ("编号", "编码", "代码", "证号", "单号", "序号", "编號", "編號", "編碼", "代碼", "號碼", "号码"),
    ("电话", "手机", "電話", "手機", "phone", "mobile", "tel", "fax", "传真", "number of"),
)
# Codes whose every value has the same number of digits.
FIXED_WIDTH = Meaning(
    (
        "zip",
        "zipcode",
        "zip code",
        "postcode",
        "postal code",
        "post code",
        "pcode",
        "p code",
        "fips",
        "geoid",
        "adcode",
    ),
    ("邮编", "邮政编码", "郵遞區號", "区划代码", "區劃代碼", "区划编码", "行政区代码", "地区代码"),
)
REMARK = Meaning(
    ("remark", "remarks", "note", "notes", "comment", "comments", "description"),
    ("备注", "備註", "说明", "說明", "注释"),
)
PHONE = Meaning(
    ("phone", "telephone", "tel", "mobile", "cellphone", "cell", "contact number", "contact no", "fax"),
    ("电话", "手机", "電話", "手機", "联系方式", "聯絡方式", "传真"),
)
ID_CARD = Meaning(
    ("id card", "identity", "resident id"), ("身份证", "身份證", "证件号", "證件號", "证件编号", "公民身份")
)
BANK_ACCOUNT = Meaning(
    ("card", "card number", "bank account", "credit card"),
    ("卡号", "银行", "账号", "帐号", "卡號", "銀行", "賬號", "帳號"),
)
PASSPORT = Meaning(("passport",), ("护照", "護照", "通行证"))
PLATE = Meaning(
    ("plate", "license plate", "licence plate", "plate number", "registration mark"), ("车牌", "车号", "車牌", "号牌")
)
IP_ADDRESS = Meaning(("ip", "ip address", "ipv4", "ipv6"), ("IP地址",))
VERSION = Meaning(("version", "release", "section", "chapter"), ("版本", "章节"))
BIRTH = Meaning(
    ("birth", "dob", "birthday", "birthdate", "born"),
    ("出生", "生日"),
    ("birth place", "place of birth", "出生地", "人口"),
)
PERSON = Meaning(
    ("full name", "first name", "last name", "surname", "given name", "family name", "forename", "applicant"),
    ("姓名", "申请人", "联系人", "负责人", "当事人", "户主", "患者", "持证人", "聯絡人", "負責人"),
    ("电话", "手机", "電話", "phone", "id", "编号"),
)
NAME = Meaning(("name",), ("名字",), ("名称", "名稱"))
