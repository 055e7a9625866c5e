from pathlib import Path

from catalog.reading.segments import COLUMNS, LEAST, SHARE, Segments


def test_files_are_of_whole_rows_in_their_order_and_go_with_the_context(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    rows = [b"%06d," % number + b"x" * 300_000 + b"\n" for number in range(20)]
    with Segments(folder, 2) as segments:
        for row in rows:
            segments.write(row)
        segments.end()
        parts = [path.read_bytes() for path in segments.paths]
    assert b"".join(parts) == b"".join(rows)
    assert len(parts) > 3
    assert all(part.endswith(b"\n") for part in parts)
    assert list(folder.iterdir()) == []


def test_files_grow_with_what_is_before_them(tmp_path: Path) -> None:
    with Segments(tmp_path, 2) as segments:
        for _ in range(100):
            segments.write(bytes(LEAST))
        sizes = [path.stat().st_size for path in segments.paths]
    assert sizes[0] == LEAST
    assert sizes[-2] >= sum(sizes[:-2]) / SHARE > LEAST


def test_a_file_is_whole_once_the_next_one_is_begun_or_all_has_ended(tmp_path: Path) -> None:
    with Segments(tmp_path, 2) as segments:
        segments.write(b"1\n")
        assert not segments.is_whole(0)
        segments.cut()
        assert not segments.is_whole(0)  # its path is known to be the last one only when there is another, or none more
        segments.write(b"2\n")
        assert segments.is_whole(0)
        assert not segments.is_whole(1)
        segments.end()
        assert segments.is_whole(1)
        assert segments.is_whole(2)
        assert [path.read_bytes() for path in segments.paths] == [b"1\n", b"2\n"]


def test_a_wide_table_has_fewer_files(tmp_path: Path) -> None:
    """Opening a file takes longer the more columns there are."""
    with Segments(tmp_path, COLUMNS * 4) as segments:
        for _ in range(8):
            segments.write(bytes(LEAST))
        assert [path.stat().st_size for path in segments.paths] == [4 * LEAST] * 2
