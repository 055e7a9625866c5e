from pathlib import Path

import pytest

from catalog.reading.child import Child
from catalog.reading.limits import MIB, Limits
from catalog.reading.table import Unreadable

END = 'print(\'{"end": "whole"}\')'


def answers(folder: Path, program: str, limits: Limits | None = None) -> list[object]:
    """What a confined process answers that runs this program."""
    (folder / "told_to.py").write_text(program)
    with Child("told_to", {"n": 7}, limits or Limits(), environment={"PYTHONPATH": str(folder)}) as child:
        return list(child)


def refusal(folder: Path, program: str, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        answers(folder, program, limits)
    return refused.value.finding.code


def test_answers_come_in_order_to_the_end(tmp_path: Path) -> None:
    program = f"import sys\nprint('[1]')\nprint(sys.argv[1])\n{END}\nprint('[2]')"
    assert answers(tmp_path, program) == [[1], {"n": 7}, {"end": "whole"}]


def test_nothing_of_our_environment_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hidden")
    monkeypatch.setenv("https_proxy", "http://proxy.example")
    (names, _) = answers(tmp_path, f"import json, os\nprint(json.dumps(list(os.environ)))\n{END}")
    assert isinstance(names, list)
    assert not {"SECRET_KEY", "https_proxy", "DATABASE_URL", "HOME"} & set(names)


@pytest.mark.parametrize(
    "program",
    [
        "print('[1]')",
        "import os\nos.abort()",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
        "raise SystemExit(3)",
        "print('[1', end='')",
    ],
)
def test_child_that_dies_before_its_end_is_said(tmp_path: Path, program: str) -> None:
    assert refusal(tmp_path, program) == "reader-stopped"


def test_child_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    limits = Limits(child_bytes=256 * MIB)
    assert refusal(tmp_path, f"a = bytearray(400 * 2**20)\n{END}", limits) == "reader-stopped"
    assert answers(tmp_path, f"a = bytearray(10 * 2**20)\n{END}", limits) == [{"end": "whole"}]


@pytest.mark.parametrize("program", ["while True: pass", "import time\ntime.sleep(60)"])
def test_child_that_takes_too_long_is_stopped(tmp_path: Path, program: str) -> None:
    assert refusal(tmp_path, program, Limits(child_seconds=1)) == "reader-stopped"


def test_child_can_not_fill_the_disc(tmp_path: Path) -> None:
    target = tmp_path / "big"
    program = f"import os\nfile = os.open({str(target)!r}, os.O_WRONLY | os.O_CREAT)\nos.truncate(file, 2**40)\n{END}"
    assert refusal(tmp_path, program) == "reader-stopped"


def test_answer_longer_than_a_record_may_be_is_refused(tmp_path: Path) -> None:
    program = f"print('[' + '1,' * 2_000_000 + '1]')\n{END}"
    assert refusal(tmp_path, program, Limits(max_record_bytes=MIB)) == "row-too-long"


def test_child_that_is_left_early_is_gone(tmp_path: Path) -> None:
    (tmp_path / "told_to.py").write_text("import time\nprint('[1]', flush=True)\ntime.sleep(60)")
    with Child("told_to", {}, Limits(), environment={"PYTHONPATH": str(tmp_path)}) as child:
        assert child.answer() == [1]
    assert child.process.returncode is not None
