"""What can go wrong, class by class, and which tests show that it is met: the table that `test_classes.py` keeps honest."""

from dataclasses import dataclass

HERE = "tests/faults"


@dataclass(frozen=True, slots=True)
class Class:
    """One class of faults: its number in FAULTS.md, the rooms that own it, the test modules or single tests that cover it.

    `later`: what is not covered yet because the room for it is not built, or empty.
    """

    number: int
    name: str
    rooms: tuple[str, ...]
    tests: tuple[str, ...] = ()
    later: str = ""


def here(*modules: str) -> tuple[str, ...]:
    """Modules or tests of this folder."""
    return tuple(f"{HERE}/{module.replace('::', '.py::') if '::' in module else module + '.py'}" for module in modules)


CLASSES = (
    Class(1, "a load is killed", ("store", "workflows"), here("test_store", "test_data_sets")),
    Class(2, "the disk is full", ("store",), here("test_store", "test_data_sets", "test_small_disk")),
    Class(3, "an archive is cut or damaged", ("sources",), here("test_archives")),
    Class(4, "an archive grows beyond measure, nests or lies", ("sources",), here("test_archives")),
    Class(5, "rows are malformed", ("sources",), (*here("test_data_sets"), "tests/store/test_bulk.py")),
    Class(
        6,
        "bytes and characters are not what they should be",
        ("reading", "sources"),
        (*here("test_data_sets"), "tests/sources/test_textual.py", "tests/reading/test_fuzz.py"),
    ),
    Class(7, "the same thing comes twice", ("store",), here("test_store", "test_repeats")),
    Class(
        8,
        "things come late, out of order or corrected",
        ("store",),
        (
            *here("test_data_sets", "test_as_of"),
            "tests/store/test_bulk.py::test_any_order_any_portions_and_any_repeat_give_the_same_content",
            "tests/store/test_bulk.py::test_a_corrected_event_in_a_later_version_takes_the_place_of_the_first",
        ),
    ),
    Class(
        9,
        "the layout or the size of a data set changes",
        ("sources",),
        (
            *here("test_drift"),
            "tests/store/test_bulk.py::test_a_file_below_its_minimum_leaves_the_last_edition_in_use",
            "tests/store/test_bulk.py::test_columns_in_another_order_are_read_by_name",
        ),
    ),
    Class(
        10,
        "a source has gaps",
        ("store", "measures", "brief"),
        (
            *here("test_gaps"),
            "tests/store/series/test_gaps.py",
            "tests/panel/test_zero_and_missing.py",
            "tests/sources/test_gdelt.py::test_a_day_that_lacks_two_of_96_files_is_a_gap",
        ),
    ),
    Class(
        11,
        "days are rare, old or to come, and clocks differ",
        ("store", "reading", "faces"),
        here("test_data_sets", "test_clocks", "test_store::test_the_hash_is_the_same_in_any_time_zone"),
    ),
    Class(12, "a server is sick", ("store",), (*here("test_network"), "tests/store/test_fetch.py")),
    Class(
        13, "a request is led to where it must not go", ("store", "web"), here("test_network"), "fetching from the page"
    ),
    Class(
        14,
        "a path leads out of its folder",
        ("store", "faces"),
        here("test_archives::test_a_member_writes_only_into_the_place"),
        "addresses and names that reach the web page",
    ),
    Class(
        15,
        "a script gets into a brief",
        ("brief renderers", "web"),
        (
            "tests/faces/test_page.py::test_hostile_text_stays_text",
            "tests/brief/test_renderers.py::test_markup_in_a_title_stays_text",
        ),
        "the pages that the server makes",
    ),
    Class(16, "a cell is taken for a formula", ("faces",), here("test_formulas"), "exports of the web page"),
    Class(
        17,
        "a text gives orders",
        ("reading",),
        (
            "tests/reading/backend/test_hostile.py",
            "tests/faces/test_cli.py::test_markup_and_orders_in_a_text_stay_quotations",
        ),
    ),
    Class(
        18,
        "SQL comes in with a value or a name",
        ("store", "web"),
        ("tests/store/test_engine.py::test_a_reader_cannot_reach_change_or_write_anything",),
        "the parameters of the web interface",
    ),
    Class(19, "the server is open to all", ("web",), later="the server"),
    Class(20, "another site speaks for the user", ("web",), later="the server"),
    Class(
        21,
        "something is too large or too deep",
        ("web", "reading"),
        (
            "tests/reading/test_long_text.py",
            "tests/reading/test_fuzz.py::test_ten_thousand_words_without_a_stop",
            "tests/reading/backend/test_client.py::test_of_50_megabytes_little_more_than_the_limit_is_taken",
            "tests/faces/test_cli.py::test_a_source_that_cannot_be_used_is_exit_3_in_one_line",
        ),
        "bodies and addresses of requests",
    ),
    Class(22, "two write at once, or read while one writes", ("store",), here("test_store", "test_writers")),
    Class(
        23,
        "a model carries code",
        ("reading", "forecast"),
        ("tests/house/test_contracts.py::test_no_pickle_and_no_machine_path_in_the_tree",),
        "the models of forecasters",
    ),
    Class(24, "the store is damaged", ("store",), here("test_store", "test_data_sets", "test_damage")),
    Class(25, "a query runs away", ("store", "web"), later="queries over the web"),
    Class(26, "a dependency moves on", ("project",), later="the lowest and the highest versions, in CI"),
)
