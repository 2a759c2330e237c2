"""Each open file loads in one command, every row of it kept, outside or rejected; what is rejected is known by name."""

import pytest

from tests.open_data.conftest import FILES, OPEN, Home

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not OPEN.exists(), reason="needs ../shared/data/world"),
]


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_open_file_loads_in_one_command(home: Home, name: str) -> None:
    print(home.load(name))
