import pytest

from catalog.reading.personal import excerpt, looks_personal, mask


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("11010519491231002X", "#################x"),
        ("电话13800138000。", "电话###########。"),
        ("zhang.san@example.cn", "xxxxx.xxx@xxxxxxx.xx"),
        ("沪A12345 违停", "○x##### 违停"),
        ("card 4111 1111 1111 1111", "card #### #### #### ####"),
        ("+852 9123 4567", "+### #### ####"),
    ],
)
def test_excerpt_shows_the_shape_alone(cell: str, shown: str) -> None:
    assert excerpt(cell) == shown
    assert looks_personal(cell)


def test_number_with_a_wrong_check_is_masked_and_yet_nobody_s() -> None:
    assert excerpt("110105194912310021") == "#" * 18
    assert not looks_personal("批次110105194912310021")
    assert not looks_personal("4111 1111 1111 1112")


@pytest.mark.parametrize("cell", ["张江", "2014-05-01", "4111111111111112", "121.4737021", "1234567", "a@b"])
def test_what_is_not_personal_is_shown(cell: str) -> None:
    assert excerpt(cell) == cell


def test_number_that_the_cut_parts_is_masked_all_the_same() -> None:
    assert "138" not in excerpt("x" * 55 + " 13800138000")


def test_mask_is_stable_and_short() -> None:
    assert mask(mask("张三 A1")) == mask("张三 A1") == "○○ x#"
    assert len(mask("9" * 1000)) == 40
