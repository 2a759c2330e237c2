"""A wheel built from the tree carries its data files."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_SHIPPED = {".pyc"}


def test_a_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(tmp_path)!r}))"
    built = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(tmp_path / built.stdout.split()[-1]) as wheel:
        held = set(wheel.namelist())
    files = [path for path in (ROOT / "src/interstate").rglob("*") if path.is_file() and path.suffix not in NOT_SHIPPED]
    missing = {str(path.relative_to(ROOT / "src")) for path in files} - held
    assert not missing
    assert {"interstate/data/example.txt", "interstate/data/visits.csv", "interstate/py.typed"} <= held
