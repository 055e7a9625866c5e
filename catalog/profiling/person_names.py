"""Whether cells are names of people: by common Chinese surnames, or by the shape of names in Latin letters."""

import re
from collections.abc import Iterable

# The most common surnames of China, which some 97 % of people have.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞"
    "颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻"
    "祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇"
    "栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔錢嚴湯"
)
COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|司徒|令狐|端木|慕容|東方|东方|歐陽|司馬|諸葛"
CHINESE = re.compile(rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}})")
# “某” stands where a name was taken out.
ANONYMOUS = re.compile("某|[*＊×]")
LATIN = re.compile(r"[A-Z][A-Za-z'’.-]*(?:,? [A-Z][A-Za-z'’.-]*){1,3}")
SINGLE = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?")
# What stands in names of places and bodies, and not of people.
NOT_PEOPLE = re.compile(
    r"(?:street|road|school|park|station|centre|center|hospital|council|office|department|library|city|county|hall"
    r"|street|avenue|inc|ltd|company|bureau|church|house)\b|[路街站局校园园院厅村镇乡县市区所室馆场店楼桥湖山河寺]$",
    re.IGNORECASE,
)
MOST = 0.6


def are_names(cells: Iterable[str], *, single_words: bool = False) -> bool:
    """Whether most of the distinct cells are names; `single_words` allows for first or last names alone."""
    distinct = {cell.strip() for cell in cells}
    people = sum(1 for cell in distinct if _is_name(cell, single_words))
    return len(distinct) >= 2 and people >= len(distinct) * MOST


def _is_name(cell: str, single_words: bool) -> bool:
    if ANONYMOUS.search(cell) or NOT_PEOPLE.search(cell):
        return False
    forms = (CHINESE, LATIN, SINGLE) if single_words else (CHINESE, LATIN)
    return any(form.fullmatch(cell) for form in forms)
