"""The table of faults is whole and true: each class has tests that exist or says what is later, each module here names its classes."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.faults.classes import CLASSES, HERE, Class

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"^Faults? ([\d, and]+) of FAULTS\.md\b")
MODULES = sorted(path.name for path in Path(__file__).parent.glob("test_*.py") if path.name != Path(__file__).name)
TEXT = ROOT.parent / "shared" / "FAULTS.md"


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def known_tests(module: str) -> set[str]:
    """Names of the tests of a module."""
    found = (node for node in ast.walk(parsed(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {node.name for node in found if node.name.startswith("test_")}


def classes_of(module: str) -> set[int]:
    """The classes that the docstring of a module names."""
    found = NAMED.match(ast.get_docstring(parsed(module)) or "")
    return {int(number) for number in re.findall(r"\d+", found[1])} if found else set()


def test_the_26_classes_are_there_once_each() -> None:
    assert [one.number for one in CLASSES] == list(range(1, 27))
    assert len({one.name for one in CLASSES}) == 26


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: str(one.number))
def test_a_class_has_tests_that_exist_or_says_what_comes_later(one: Class) -> None:
    assert one.tests or one.later, f"class {one.number} ({one.name}) has no test"
    for test in one.tests:
        module, _, name = test.partition("::")
        assert (ROOT / module).is_file(), f"class {one.number} names {module}, which does not exist"
        assert known_tests(module), f"{module} has no test"
        assert not name or name in known_tests(module), f"class {one.number} names {test}, which does not exist"


@pytest.mark.parametrize("tests", [(), (f"{HERE}/test_nothing.py",), (f"{HERE}/test_store.py::test_nothing",)])
def test_a_class_without_a_test_is_found(tests: tuple[str, ...]) -> None:
    with pytest.raises(AssertionError, match=r"class 27 (\(planted\) has no test|names .*, which does not exist)"):
        test_a_class_has_tests_that_exist_or_says_what_comes_later(Class(27, "planted", (), tests))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_of_this_folder_names_its_classes_and_they_name_it(module: str) -> None:
    path = f"{HERE}/{module}"
    named = classes_of(path)
    assert named, f'{module}: the docstring begins with "Faults 1, 2 of FAULTS.md"'
    assert named == {one.number for one in CLASSES if path in one.tests}


@pytest.mark.shared
def test_every_class_of_the_text_is_in_the_table() -> None:
    if not TEXT.is_file():
        pytest.skip("needs the folder ../shared")
    text = TEXT.read_text(encoding="utf-8").partition("Twenty-six classes")[2]
    rows = re.findall(r"^\| (\d+) \| ", text, flags=re.MULTILINE)
    assert {int(number) for number in rows} == {one.number for one in CLASSES}
