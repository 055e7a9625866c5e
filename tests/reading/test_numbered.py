from catalog.reading.numbered import MOST, number_rows
from catalog.reading.plain import Plain, Shape, prove


def numbered(block: str, first: int, delimiter: str = ",") -> Plain:
    proved = prove(block.encode(), Shape(delimiter, 2, 1000))
    assert proved is not None
    return number_rows(proved, first, delimiter)


def test_each_row_begins_with_its_number() -> None:
    plain = numbered('1,北京\n"a, ""b""\nc",z\n,"x\n\ny"\n', 7)
    assert plain.data.decode() == '00000007,1,北京\n00000008,"a, ""b""\nc",z\n00000009,,"x\n\ny"\n'
    assert (plain.rows, plain.numbers, list(plain.filled)) == (3, 24, [2, 3])


def test_numbers_have_eight_digits_to_the_last() -> None:
    assert numbered("a;b\nc;d\n", MOST - 1, ";").data.decode() == "99999998;a;b\n99999999;c;d\n"


def test_longest_line_is_measured_with_its_number() -> None:
    plain = numbered("a,b\nlonger,c\n", 1)
    assert plain.longest == len("00000002,longer,c\n")
