import gzip
import os
import time

import numpy as np
import polars as pl
import pytest

from guiprac.data import table_text
from guiprac.data.frame import silent_panics
from guiprac.errors import DataError, ExperimentError

PEOPLE = """id,age,city,member,joined,planet,label
1,30,Rome,true,2024-01-02,earth,yes
2,,Paris,false,2024-02-03,earth,no
3,50,,true,2024-03-04,earth,yes
4,inf,Rome,false,2024-04-05,earth,no
5,40,Bonn,true,2024-05-06,earth,
6,60,Rome,false,2024-06-07,earth,no
"""


def column(dataset, name):
    return next(found for found in dataset.columns if found.name == name)


def inputs(dataset, name):
    return dataset.inputs[:, dataset.input_names.index(name)].tolist()


def said(dataset, *words):
    return any(all(word in note for word in words) for note in dataset.notes)


def test_that_a_table_of_numbers_is_read_as_written(read):
    numbers = np.random.default_rng(0).normal(size=(500, 6)) * 1000
    lines = ["a,b,c,d,e,value", *(",".join(map(repr, row)) for row in numbers.tolist())]
    dataset = read("numbers.csv", "\n".join(lines))
    np.testing.assert_allclose(dataset.inputs, numbers[:, :5].astype(np.float32), rtol=1e-7)
    np.testing.assert_allclose(dataset.targets, numbers[:, 5].astype(np.float32), rtol=1e-7)
    assert dataset.inputs.dtype == dataset.targets.dtype == np.float32
    assert dataset.inputs.flags.c_contiguous
    assert (dataset.task, dataset.target_name, dataset.input_names) == ("regression", "value", tuple("abcde"))


def test_that_text_becomes_an_input_a_category_and_missing_one_of_its_own(read):
    dataset = read("people.csv", PEOPLE)
    # The row without a label is gone.
    assert inputs(dataset, "city=Rome") == [1, 0, 0, 1, 1]
    assert inputs(dataset, "city=Paris") == [0, 1, 0, 0, 0]
    assert inputs(dataset, "city=missing") == [0, 0, 1, 0, 0]
    assert "city=Bonn" not in dataset.input_names
    assert inputs(dataset, "member") == [1, 0, 1, 0, 0]
    assert column(dataset, "city").kind == "category"


def test_that_rows_without_a_target_are_left_out_and_counted(read):
    dataset = read("people.csv", PEOPLE)
    assert dataset.class_names == ("no", "yes")
    assert dataset.targets.tolist() == [1, 0, 1, 0, 0]
    assert dataset.targets.dtype == np.int32
    assert said(dataset, "1 row", "label", "left out")


def test_that_missing_and_infinite_numbers_wait_for_the_median_of_train_and_are_noted(read):
    dataset = read("people.csv", PEOPLE)
    assert inputs(dataset, "age") == [30, 50, 50, 50, 60]
    assert column(dataset, "age").missing == 2
    assert [(place, rows.tolist()) for place, rows in dataset.missing] == [
        (dataset.input_names.index("age"), [1, 3])
    ]
    assert "median of train" in column(dataset, "age").note
    assert said(dataset, "age", "median of train")


def test_that_constants_dates_and_ids_are_pointed_out(read):
    dataset = read("people.csv", PEOPLE)
    assert column(dataset, "planet").use == column(dataset, "joined").use == "left out"
    assert said(dataset, "planet", "only one value")
    assert said(dataset, "joined", "dates")
    assert column(dataset, "id").use == "input"
    assert "like an id" in column(dataset, "id").note
    assert said(dataset, "id", "leave it out")


def test_that_a_column_that_numbers_the_rows_is_an_id_whatever_its_name(read):
    dataset = read("rows.csv", "k,x,y\n" + "".join(f"{row + 5},{row // 2},{row % 2}\n" for row in range(10)))
    assert "number the rows" in column(dataset, "k").note
    assert column(dataset, "x").note == ""


def test_that_a_column_with_a_few_repetitions_among_many_rows_is_no_id(read):
    values = np.random.default_rng(0).permutation(25_000)
    values[:3] = values[3:6]
    dataset = read("many.csv", "k,y\n" + "".join(f"{value},{row % 2}\n" for row, value in enumerate(values)))
    assert column(dataset, "k").note == ""
    # Estimated in tables of this size.
    assert column(dataset, "k").distinct == pytest.approx(25_000, rel=0.05)


def test_that_a_column_is_left_out_on_request(read):
    dataset = read("people.csv", PEOPLE, ignore=("id", "city"))
    assert not any(name.startswith(("id", "city")) for name in dataset.input_names)
    assert column(dataset, "city").use == "left out"
    assert [found.name for found in dataset.columns] == PEOPLE.split("\n")[0].split(",")


@pytest.mark.parametrize(
    ("header", "target"),
    [("a,target,b", "target"), ("Class,a,b", "Class"), ("a,b,price", "price"), ("a,y,label", "label")],
)
def test_that_the_target_is_guessed_by_name_or_place_and_said(read, header, target):
    dataset = read("guess.csv", header + "\n" + "1,0,1\n0,1,0\n" * 6)
    assert dataset.target_name == target
    assert said(dataset, repr(target), "name another")


def test_that_a_chosen_target_is_taken_without_a_guess(read):
    dataset = read("people.csv", PEOPLE, target="city")
    assert (dataset.target_name, dataset.class_names) == ("city", ("Bonn", "Paris", "Rome"))
    assert "label=yes" in dataset.input_names
    assert not said(dataset, "guessed")


@pytest.mark.parametrize(
    ("values", "task"),
    [
        ("01", "binary"),
        ("012", "multiclass"),
        ([3, 7], "binary"),
        (["a", "b"], "binary"),
        (["true", "false"], "binary"),
        (range(40), "regression"),
        ([*range(19)], "multiclass"),
        ([0.5, 1.5], "regression"),
    ],
)
def test_that_the_task_is_told_from_the_target(read, values, task):
    lines = [f"{row % 7},{value}" for row in range(15) for value in values]
    assert read("task.csv", "x,y\n" + "\n".join(lines)).task == task


def test_that_whole_numbers_that_hardly_repeat_are_no_classes(read):
    assert read("few.csv", "x,y\n" + "".join(f"{row},{row % 10}\n" for row in range(20))).task == "regression"


def test_that_data_task_overrides_what_the_target_looks_like(read):
    lines = "x,y\n" + "".join(f"{row % 7},{row % 30}\n" for row in range(300))
    guessed = read("task.csv", lines)
    assert guessed.task == "regression"
    assert said(guessed, "30 different whole numbers", "choose the task")
    chosen = read("task.csv", lines, task="classification")
    assert chosen.class_names == tuple(str(number) for number in range(30))
    assert [chosen.class_names[code] for code in chosen.targets[:3]] == ["0", "1", "2"]
    assert read("task.csv", "x,y\n" + "1,0\n2,1\n" * 9, task="regression").targets.tolist() == [0, 1] * 9


@pytest.mark.parametrize(
    ("name", "separator"), [("a.csv", ","), ("a.tsv", "\t"), ("a.txt", ";"), ("a.csv", "|"), ("a.dat", "\t")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
def test_that_separators_line_ends_and_marks_at_the_start_are_understood(
    read, name, separator, line_end, start
):
    lines = ["a,b,y", *["1,2.5,0", "3,4.5,1"] * 5]
    dataset = read(name, start + line_end.join(line.replace(",", separator) for line in lines))
    assert dataset.input_names == ("a", "b")
    assert dataset.inputs.tolist() == [[1, 2.5], [3, 4.5]] * 5


def test_that_compressed_tables_are_read(read):
    assert read("a.csv.gz", gzip.compress(b"a,b,y\n" + b"1,2,0\n3,4,1\n" * 5)).inputs.shape == (10, 2)


def test_that_quotes_hold_separators_quotes_and_line_breaks(read):
    dataset = read("quotes.csv", 'say,n,y\n"a, ""b""\nc",1,0\nd,2,1\n' * 1 + '"a, ""b""\nc",3,0\nd,4,1\n' * 4)
    assert dataset.input_names[0] == 'say=a, "b"\nc'
    assert dataset.inputs.shape == (10, 3)


def test_that_blank_lines_are_passed_over(read):
    dataset = read("blank.csv", "a,b,y\n" + "1,2,0\n\n3,4,1\n\r\n\n" * 4)
    assert dataset.inputs.shape == (8, 2)
    assert not said(dataset, "left out")


def test_that_a_table_without_a_header_gets_numbered_columns(read):
    dataset = read("bare.csv", "1.5,2,0\n2.5,3,1\n" * 5)
    assert dataset.inputs.shape == (10, 2)
    assert dataset.input_names == ("column 1", "column 2")
    assert said(dataset, "first line")


def test_that_double_and_empty_column_names_are_told_apart(read):
    dataset = read("double.csv", "a,a,,y\n" + "1,2,3,0\n4,5,6,1\n" * 5)
    assert dataset.input_names == ("a", "a (column 2)", "column 3")
    assert inputs(dataset, "a (column 2)") == [2, 5] * 5


@pytest.mark.parametrize(
    ("text", "separator", "value"),
    [
        ("1,234", ",", 1234),
        ("12,345,678.5", ",", 12345678.5),
        ("1,5", ";", 1.5),
        ("1,234", ";", 1.234),
        ("+7", ",", 7),
    ],
)
def test_that_numbers_written_with_commas_are_numbers(read, text, separator, value):
    lines = [
        f"a{separator}b{separator}y",
        *[f'"{text}"{separator}{row}{separator}{row % 2}' for row in range(6)],
    ]
    lines += [f"2{separator}{row}{separator}1" for row in range(6)]
    dataset = read("commas.csv", "\n".join(lines))
    assert inputs(dataset, "a") == pytest.approx([value] * 6 + [2] * 6)


def test_that_words_among_many_numbers_count_as_missing_and_the_first_is_shown(read):
    values = [str(row / 4) for row in range(60)]
    values[41] = "unknown"
    dataset = read("mixed.csv", "a,y\n" + "".join(f"{value},{row % 2}\n" for row, value in enumerate(values)))
    assert dataset.input_names == ("a",)
    assert said(dataset, "'unknown'", "row 42")
    assert column(dataset, "a").missing == 1


def test_that_a_late_surprise_changes_the_kind_of_the_whole_column(read):
    lines = ["1,2,0", "0,3,1"] * 30_000
    lines[50_000] = "NA,0.25,0"
    lines[59_000] = "5,west,1"
    dataset = read("late.csv", "a,b,y\n" + "\n".join(lines), target="y")
    assert dataset.input_names == ("a", "b=0.25", "b=2", "b=3", "b=west")
    assert inputs(dataset, "b=west")[59_000] == 1
    assert column(dataset, "a").missing == 1
    assert inputs(dataset, "a")[59_000] == 5


def test_that_texts_without_repetition_or_with_too_many_kinds_are_left_out(read):
    lines = [f"n{row},k{row % 60},c{row % 3},{row % 2}" for row in range(200)]
    dataset = read("texts.csv", "name,kind,class_of,y\n" + "\n".join(lines))
    assert dataset.input_names == ("class_of=c0", "class_of=c1", "class_of=c2")
    assert said(dataset, "name", "nearly every row")
    assert said(dataset, "kind", "more than 50")


def test_that_notes_do_not_grow_with_the_number_of_columns(read):
    width = 300
    lines = [",".join(f"c{place}" for place in range(width))]
    lines += [
        ",".join(["" if row == 3 else str(row * place) for place in range(width - 1)] + [str(row % 2)])
        for row in range(9)
    ]
    dataset = read("wide.csv", "\n".join(lines))
    assert len(dataset.notes) < 8
    assert said(dataset, "290 more", "median")
    assert all(len(note) < 300 for note in dataset.notes)


def test_that_many_columns_of_numbers_with_commas_are_told_of_in_a_few_notes(read):
    lines = [";".join([f"c{place}" for place in range(40)] + ["y"])]
    lines += [";".join([f"{row},5"] * 40 + [str(row % 2)]) for row in range(12)]
    dataset = read("commas.csv", "\n".join(lines))
    assert dataset.inputs.shape == (12, 40)
    assert len(dataset.notes) < 9
    assert said(dataset, "35 more columns")


@pytest.mark.parametrize("block", [40, 64, 1000])
def test_that_the_size_of_the_blocks_does_not_change_the_table(read, monkeypatch, block):
    lines = ['a,"b b",c,y']
    lines += [f'{row / 8},"x, {row % 3}\n""q""",{row if row % 9 else ""},{row % 2}' for row in range(200)]
    whole = read("blocks.csv", "\n".join(lines))
    monkeypatch.setattr(table_text, "BLOCK_BYTES", block)
    pieces = read("blocks.csv")
    assert whole.inputs.shape == (200, 5)
    assert np.array_equal(whole.inputs, pieces.inputs)
    assert whole.notes == pieces.notes


@pytest.mark.parametrize("block", [30, 2**20])
@pytest.mark.parametrize(
    ("line", "fields", "hint"),
    [("1,2,3,4,5", 5, "in quotes"), ("1,2,3", 3, "separators"), ('"1",2', 2, "separators")],
)
def test_that_a_ragged_line_is_named_with_its_number_of_fields(
    refusal, monkeypatch, block, line, fields, hint
):
    monkeypatch.setattr(table_text, "BLOCK_BYTES", block)
    lines = ["a,b,c,y", *["1,2,3,0"] * 15, line, *["4,5,6,1"] * 5]
    error = refusal("prices.csv", "\n".join(lines) + "\n")
    assert isinstance(error, DataError)
    assert str(error).startswith(f"prices.csv, line 17: {fields} fields where the header has 4.")
    assert hint in str(error)


def test_that_missing_values_in_the_last_column_are_no_ragged_lines(read):
    dataset = read("gaps.csv", "y,a,b\n" + "0,1,\n1,2,5\n0,3,\n1,,7\n" * 5, target="y")
    assert dataset.inputs.shape == (20, 2)


def test_that_a_zero_byte_far_inside_is_found_with_its_line(refusal, monkeypatch):
    monkeypatch.setattr(table_text, "SAMPLE_BYTES", 50)
    monkeypatch.setattr(table_text, "BLOCK_BYTES", 60)
    error = refusal("late.csv", b"a,b,y\n" + b"1,2,0\n3,4,1\n" * 20 + b"x\0y,2,1\n")
    assert str(error).startswith("late.csv, line 42: a zero byte")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n \n\n", "only blank lines"),
        ("header.csv", b"a,b,y\n", "no lines of data"),
        ("single.csv", b"a\n1\n2\n", "single column"),
        ("cut.csv", b"a,b,y\n1,2,0\n1,2", "cut off"),
        ("unclosed.csv", b'a,b,y\n1,2,0\n"1,2,0\n3,4,1\n', "quote"),
        ("utf16.csv", "a,b\n1,2\n".encode("utf-16"), "UTF-16"),
        ("bare16.csv", "a,b\n1,2\n".encode("utf-16-le"), "UTF-16"),
        ("latin.csv", "a,b,y\n1,x,0\n2,é,1\n".encode("latin-1"), "line 3: the byte 0xe9 is not UTF-8"),
        ("binary.csv", bytes(range(256)), "zero byte"),
        ("late.csv", b"a,b,y\n" + b"1,2,0\n" * 9 + b"1,\0,1\n", "line 11: a zero byte"),
        ("sheet.csv", b"PK\x03\x04" + bytes(50), "spreadsheet"),
        ("columns.csv", b"a,b\n1,2\n".replace(b"\n", b"\r"), "CR"),
        ("wrong.csv", b"PAR1" + bytes(50) + b"PAR1", "name it .parquet"),
        (
            "texts.csv",
            b"a,y\n" + b"".join(b"n%d,%d\n" % (row, row % 2) for row in range(30)),
            "no column that can be",
        ),
        ("class.csv", b"a,y\n1,x\n2,x\n3,x\n", "every example has y = 'x'"),
        ("same.csv", b"a,y\n1,4\n2,4\n3,4\n", "every example has y = '4'"),
        ("damaged.csv.gz", gzip.compress(b"a,y\n1,0\n" * 900, mtime=0)[:-20], "cut off"),
        ("other.bin", b"\x01\x00\x07" * 30, "no known kind"),
    ],
)
def test_that_what_is_no_table_is_answered_with_the_file_and_the_reason(refusal, name, content, words):
    error = refusal(name, content)
    assert isinstance(error, DataError)
    assert str(error).startswith(name)
    assert words in str(error)


def test_that_a_missing_file_a_folder_and_a_device_are_told_apart(refusal, tmp_path):
    assert "There is no file" in str(refusal("nowhere.csv"))
    (tmp_path / "folder.csv").mkdir()
    assert "is a folder" in str(refusal("folder.csv"))
    assert "device" in str(refusal("/dev/zero"))


def test_that_a_million_columns_are_refused_at_once(refusal):
    start = time.perf_counter()
    error = refusal("wide.csv", ",".join(map(str, range(10**6))) + "\n" + ",".join("1" * 10**6) + "\n")
    assert "1,000,000 columns" in str(error)
    assert time.perf_counter() - start < 5


def test_that_more_data_than_the_budget_is_refused(refusal, monkeypatch):
    monkeypatch.setattr(table_text, "BLOCK_BYTES", 4096)
    content = b"a,b,y\n" + b"1,2,0\n3,4,1\n" * 50_000
    assert "MB may be used" in str(refusal("large.csv", content, budget=1_000_000))
    assert "MB may be used" in str(refusal("bomb.csv.gz", gzip.compress(content), budget=1_000_000))


@pytest.mark.parametrize(
    ("settings", "key", "words"),
    [
        ({"target": "lable"}, "data.target", "Did you mean 'label'?"),
        ({"target": "zzz"}, "data.target", "The columns are id, age, city"),
        ({"ignore": ("ages",)}, "data.ignore", "Did you mean 'age'?"),
        ({"target": "age", "ignore": ("age",)}, "data.ignore", "is the target"),
        ({"target": "city", "task": "regression"}, "data.task", "holds names"),
    ],
)
def test_that_a_setting_to_blame_is_named(refusal, settings, key, words):
    error = refusal("people.csv", PEOPLE, **settings)
    assert isinstance(error, ExperimentError)
    assert error.key == key
    assert words in str(error)


def test_that_a_target_with_another_text_in_every_row_is_no_class(refusal):
    error = refusal("names.csv", "a,who\n" + "".join(f"{row},n{row}\n" for row in range(30)))
    assert (type(error), error.key) == (ExperimentError, "data.target")


def test_that_parquet_gives_the_same_as_csv(read, tmp_path):
    csv = read("people.csv", PEOPLE)
    frame = pl.read_csv(tmp_path / "people.csv", try_parse_dates=True)
    frame.write_parquet(tmp_path / "people.parquet")
    parquet = read("people.parquet")
    assert np.array_equal(csv.inputs, parquet.inputs)
    assert np.array_equal(csv.targets, parquet.targets)
    assert csv.input_names == parquet.input_names


def test_that_reports_of_panics_do_not_reach_the_terminal(capfd):
    with silent_panics():
        os.write(2, b"thread 'worker' panicked at")
    os.write(2, b"heard again")
    assert capfd.readouterr().err == "heard again"


def test_that_lists_bytes_and_dates_of_parquet_are_left_out_and_noted(read, tmp_path):
    n = 30
    pl.DataFrame(
        {
            "size": np.linspace(0, 1, n),
            "many": [[row, row] for row in range(n)],
            "record": [{"x": row} for row in range(n)],
            "raw": [b"x"] * n,
            "when": pl.date_range(pl.date(2024, 1, 1), pl.date(2024, 1, 30), eager=True),
            "nothing": [None] * n,
            "kind": pl.Series(["u", "v", None] * 10, dtype=pl.Categorical),
            "exact": pl.Series([row / 4 for row in range(n)]).cast(pl.Decimal(10, 2)),
            "big": pl.Series([2**40 + row // 2 for row in range(n)]),
            "y": [row % 2 for row in range(n)],
        }
    ).write_parquet(tmp_path / "kinds.parquet")
    dataset = read("kinds.parquet")
    assert dataset.input_names == ("size", "kind=u", "kind=v", "kind=missing", "exact", "big")
    assert inputs(dataset, "exact") == [row / 4 for row in range(n)]
    assert said(dataset, "many", "List")
    assert said(dataset, "when", "dates")
    assert said(dataset, "big", "rounded")


def test_that_many_rows_in_a_small_parquet_are_held_against_the_budget(refusal, tmp_path):
    pl.DataFrame({"a": np.zeros(2_000_000), "y": np.zeros(2_000_000)}).write_parquet(
        tmp_path / "dense.parquet"
    )
    assert (tmp_path / "dense.parquet").stat().st_size < 2**20
    error = refusal("dense.parquet", budget=16 * 2**20)
    assert "2,000,000 rows of 2 columns would take 30.5 MB" in str(error)


def test_that_200_000_rows_of_22_columns_load_in_about_a_second(read, tmp_path):
    rng = np.random.default_rng(0)
    frame = pl.DataFrame({f"c{place}": rng.normal(size=200_000) for place in range(21)})
    frame.with_columns(y=pl.Series(rng.integers(0, 2, 200_000))).write_csv(
        tmp_path / "large.csv", float_precision=6
    )
    start = time.perf_counter()
    dataset = read("large.csv")
    assert time.perf_counter() - start < 2
    assert dataset.inputs.shape == (200_000, 21)
    assert dataset.inputs[:, 3] == pytest.approx(frame["c3"].to_numpy(), abs=1e-6)
