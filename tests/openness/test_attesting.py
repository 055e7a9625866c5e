import pytest

from catalog.openness.attesting import names_another_source, names_origin, says_nothing, says_something

ORIGIN = "https://data.example.gov/d/1"


@pytest.mark.parametrize("text", ["无", "N/A", "测试", "…… ", "aaaa", "数据采集", "见附件", "Lorem ipsum", "11 11"])
def test_words_that_only_fill_the_field(text: str) -> None:
    assert not says_something([text])


@pytest.mark.parametrize("text", ["巡查人员登记", "Field survey.", "Read from meters"])
def test_words_that_say_how(text: str) -> None:
    assert says_something([text])
    assert says_something(["无", text])


def test_saying_nothing_takes_words() -> None:
    assert says_nothing(["无", " n/a "])
    assert not says_nothing(["无", "巡查人员登记"])
    assert not says_nothing([])
    assert not says_nothing(["  "])


@pytest.mark.parametrize(
    "text",
    ["摘自统计年鉴。", "来源于某市政府网站", "由第三方公司提供", "Scraped from the bureau's web site.", "网络爬虫抓取"],
)
def test_another_source_is_named(text: str) -> None:
    assert names_another_source(["Our own words.", text])


@pytest.mark.parametrize(
    "text",
    [
        "来自本局网站的填报",
        "由供应商公司提供的设备采集",
        "Taken from our own web site.",
        "Samples from 12 web sites' soil",
    ],
)
def test_ones_own_source_is_none(text: str) -> None:
    assert not names_another_source([text])


@pytest.mark.parametrize("text", ["见 DATA.example.gov", "来源：示例省平台", "A copy of the agency's file."])
def test_a_copy_that_names_its_origin(text: str) -> None:
    assert names_origin([text], ORIGIN)


@pytest.mark.parametrize(
    "text",
    ["", "无", "本局自行采集，来源可靠。", "来源：本局", "Collected by our bureau, from scratch.", "各站点逐日读数"],
)
def test_a_copy_that_does_not(text: str) -> None:
    assert not names_origin([text], ORIGIN)
