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
    """Thrift's zigzag varint."""
    number, found = (2 * number if number >= 0 else -2 * number - 1), b""
    while number >= 0x80:
        found, number = found + bytes([number & 0x7F | 0x80]), number >> 7
    return found + bytes([number])


def struct(fields):
    """A struct of Thrift's compact protocol: field number -> number, struct (dict), or list of structs or texts."""
    found, last = b"", 0
    for number, value in fields.items():
        kind, content = encode(value)
        found += bytes([(number - last) << 4 | kind]) + content
        last = number
    return found + b"\0"


def encode(value):
    if isinstance(value, int):
        return 6, varint(value)
    if isinstance(value, dict):
        return 12, struct(value)
    kinds_and_contents = [
        (8, bytes([len(text)]) + text) if isinstance(text, bytes) else encode(text) for text in value
    ]
    return 9, bytes([len(value) << 4 | kinds_and_contents[0][0]]) + b"".join(
        found for _, found in kinds_and_contents
    )


def made(
    rows=100, values=100, page_values=100, page_size=800, packed=20, start=4, column_size=None, path=(b"a",)
):
    """A file of one column of one page, whose description says what the arguments say."""
    page = struct({1: 0, 2: page_size, 3: packed, 5: {1: page_values, 2: 0}}) + bytes(20)
    size = len(page) if column_size is None else column_size
    column = {3: list(path), 5: values, 7: size, 9: start}
    footer = struct({4: [{1: [{3: column}], 3: rows}]})
    return b"PAR1" + page + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def test_that_a_description_that_fits_its_file_is_sound(check):
    check(made())


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ({"values": 101}, "101 values among 100 rows"),
        ({"values": -1}, "-1 values"),
        ({"page_values": 101}, "a page of 101 values"),
        ({"page_values": -(2**31)}, "a page of -2,147,483,648 values"),
        (
            {"page_values": 2**62, "rows": 2**62, "values": 2**62},
            "a column of 4,611,686,018,427,387,904 rows would",
        ),
        ({"rows": -1, "values": -1}, "a group of -1 rows"),
        ({"page_size": 2**31 - 1}, "unpacks to 2,147,483,647 bytes"),
        ({"page_size": -5}, "unpacks to -5 bytes"),
        ({"packed": 10**6}, "longer than its column"),
        ({"packed": -30}, "longer than its column"),
        ({"start": 0}, "from byte 0"),
        ({"start": -4}, "from byte -4"),
        ({"column_size": 10**9}, "a column from byte 4 to 1,000,000,004"),
        ({"column_size": -9}, "a column from byte 4 to -5"),
    ],
)
def test_that_a_claim_that_cannot_be_is_refused(check, claim, words):
    with pytest.raises(DataError, match=words):
        check(made(**claim))


def test_that_columns_with_structure_are_not_looked_at(check):
    check(made(values=101, path=(b"a", b"list", b"element")))


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
