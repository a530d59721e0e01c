import io

import polars as pl
import pytest

from guiprac.data.parquet_claims import require_sound
from guiprac.errors import DataError

BUDGET = 2**30


def parquet(**options):
    file = io.BytesIO()
    frame = pl.DataFrame(
        {"number": [row / 3 for row in range(5000)], "word": [f"word {row % 7}" for row in range(5000)]}
    )
    frame.write_parquet(file, **options)
    return file.getvalue()


@pytest.fixture
def check(tmp_path):
    def check(content, budget=BUDGET):
        path = tmp_path / "table.parquet"
        path.write_bytes(content)
        require_sound(path, budget)

    return check


@pytest.mark.parametrize("compression", ["uncompressed", "snappy", "gzip", "zstd", "lz4"])
@pytest.mark.parametrize(
    "layout",
    [{}, {"row_group_size": 700}, {"data_page_size": 512}, {"statistics": False}, {"statistics": "full"}],
)
def test_that_files_that_polars_writes_are_sound(check, compression, layout):
    check(parquet(compression=compression, **layout))


def varint(number):
    """Thrift's zigzag varint of a number that is not negative."""
    number, found = 2 * number, b""
    while number >= 0x80:
        found, number = found + bytes([number & 0x7F | 0x80]), number >> 7
    return found + bytes([number])


def test_that_a_page_of_more_values_than_rows_is_refused(check):
    content = parquet(compression="uncompressed", statistics=False)
    # A data page's header holds its number of values right after the field that announces the struct.
    place = content.index(b"\x15" + varint(5000))
    absurd = b"\x15" + b"\xff\x7f"
    assert len(absurd) == len(varint(5000)) + 1
    with pytest.raises(
        DataError, match=r"table\.parquet is damaged.*8,191|table\.parquet is damaged.*-8,192"
    ):
        check(content[:place] + absurd + content[place + len(absurd) :])


def test_that_a_page_that_unpacks_beyond_the_budget_is_refused(check):
    with pytest.raises(DataError, match="unpacks to"):
        check(parquet(compression="zstd"), budget=1000)


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_that_a_file_that_was_cut_off_says_so(check, keep):
    content = parquet()
    with pytest.raises(DataError, match="cut off"):
        check(content[: int(len(content) * keep)])


def test_that_a_file_of_another_kind_says_so(check):
    with pytest.raises(DataError, match="no Parquet file"):
        check(b"a,b\n1,2\n")


def test_that_a_description_longer_than_the_file_is_refused(check):
    with pytest.raises(DataError, match="claims 4,294,967,295 bytes"):
        check(b"PAR1" + bytes(100) + b"\xff\xff\xff\xffPAR1")


def test_that_a_description_that_nests_without_end_is_refused(check):
    footer = b"\x1c" * 5000
    with pytest.raises(DataError, match="too deep"):
        check(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1")
