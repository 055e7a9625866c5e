import gzip
import json
from dataclasses import asdict
from pathlib import Path

from catalog.profiling.substance import Substance, measure_substance, substance_of, substance_without_table
from tests.profiling.looking import looking
from tests.reading.files import make_file
from tests.truth.content import PNG, READINGS, sheet, xlsx_of, zip_of


def measured(folder: Path, content: bytes, name: str = "data.csv") -> Substance:
    with looking(folder, content, name) as it:
        return measure_substance(it.connection, it.path, (name.rpartition(".")[2], "utf-8"), it.parquet, it.columns)


def test_every_measure_is_taken(tmp_path: Path) -> None:
    rows = "".join(f"2026-09-{n:02},{n},{n * 2},{n * 3},{'未知' if n > 8 else f'S{n}'}\n" for n in range(1, 11))
    found = measured(tmp_path, f"内部资料，不得商用。\n\n日期,东,西,合计,站点\n{rows}".encode())
    assert found.rows == 10
    assert len(found.digest) == 64
    assert found.sums == ("合计",)
    assert found.filler == (("站点", 2),)
    assert found.series is not None
    assert (found.series.column, found.series.gaps) == ("日期", 0)
    assert found.notes[0] == "内部资料，不得商用。"


def test_pictures_are_those_of_a_workbook(tmp_path: Path) -> None:
    book = xlsx_of(sheet([("a", "b"), ("x", 1), ("y", 2)]), extra={"xl/media/image1.png": PNG})
    assert measured(tmp_path, book, "data.xlsx").pictures == 1


def test_what_was_measured_comes_back_from_json(tmp_path: Path) -> None:
    found = measured(tmp_path, READINGS)
    kept = json.loads(json.dumps(asdict(found)))
    assert substance_of(kept.pop("digest"), {**kept, "of_former_rules": 1}) == found


def test_a_file_without_a_table_is_its_bytes_or_what_it_holds(tmp_path: Path) -> None:
    sha256 = "a" * 64
    assert substance_without_table(make_file(tmp_path, b"%PDF-1.7", "a.pdf"), "pdf", sha256).digest == sha256
    assert substance_without_table(make_file(tmp_path, b"PK broken", "a.zip"), "zip", sha256).digest == sha256
    packed = make_file(tmp_path, zip_of({"a.txt": b"words"}), "b.zip")
    assert substance_without_table(packed, "zip", sha256).digest not in ("", sha256)
    squeezed = make_file(tmp_path, gzip.compress(b"words"), "b.gz")
    assert substance_without_table(squeezed, "gzip", sha256).digest not in ("", sha256)
