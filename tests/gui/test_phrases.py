"""Sentences of other processes and of files are said in the window's language, each by its own template."""

import string
import time

import pytest

from guiprac import events, experiment
from guiprac.data.describe import describe
from guiprac.data.prepare import prepare
from guiprac.errors import GuipracError
from guiprac.gui import phrases, words
from guiprac.gui.errors import MessageBar, bug
from guiprac.runtime.atomic_write import atomic_write
from guiprac.sentences import CONTEXTS
from tests.translations import FOLDER, texts

SOURCES = [text for text in texts(FOLDER / "window_zh.ts") if text.context in CONTEXTS]
TEMPLATES = [text for text in SOURCES if "{" in text.source]


def places(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_that_no_english_text_has_two_translations():
    assert len({text.source for text in SOURCES}) == len(SOURCES)


@pytest.mark.parametrize("values", [["7", "12.5 %", "W[1]", "1,000", "0.3", "5", "6", "8", "9"]])
def test_that_each_template_is_told_from_all_others(values):
    wrong = []
    for text in TEMPLATES:
        named = dict(zip(places(text.source), values, strict=False))
        expected = phrases.tidy(text.translation.format(*values, **named))
        said = phrases.say(text.source.format(*values, **named), "zh")
        if said != expected:
            wrong.append((text.source, said))
    assert not wrong


def test_that_english_stays_english_and_unknown_texts_stay_as_they_are():
    assert phrases.say("3.0 points", "en") == "3.0 points"
    assert phrases.say("3.0 points", "zh") == "3.0 个百分点"
    for unknown in ("", "Something of which no template is known.", "my own name of a run points"):
        assert phrases.say(unknown, "zh") == unknown


def test_that_a_sentence_is_found_quickly():
    known = phrases.phrases("zh")
    sentences = [
        text.source.format(*map(str, range(9)), **dict.fromkeys(places(text.source), "7")) for text in SOURCES
    ]
    begun = time.perf_counter()
    for sentence in sentences:
        known.say(sentence)
    # A tenth of a frame for a page of ten sentences, on a machine five times slower than a usual one.
    assert (time.perf_counter() - begun) / len(sentences) < 0.001


def test_that_sentences_joined_and_inside_one_another_are_said_as_a_whole():
    told = (
        "No difference seen: dev error 11.0 % against 15.0 % on the same 500 examples, a difference of -4.0 points "
        "(95 %: -6.0 to 2.0). A difference of less than about 4.0 points cannot be seen with 500 dev examples and 5 "
        "restarts."
    )
    assert phrases.say(told, "zh") == (
        "看不出差别：在相同的 500 个样本上，开发误差为 11.0 %，对方为 15.0 %，"
        "相差 -4.0 个百分点（95 %：-6.0 到 2.0）。"
        "用 500 个开发集样本和 5 次重启，小于约 4.0 个百分点的差别是看不出来的。"
    )


def test_that_names_of_several_words_stay_as_a_person_gave_them():
    told = "Train and dev are not alike: they can be told apart, most of all by petal length in cm."
    said = phrases.say(told, "zh")
    assert "petal length in cm" in said
    assert said.startswith("训练集和开发集不一样")


def refused(change):
    """The sentence with which settings are refused."""
    with pytest.raises(GuipracError) as told:
        change()
    return str(told.value)


@pytest.mark.parametrize(
    ("values", "key", "said"),
    [
        ({"training.learning_rate": -1.0}, "training.learning_rate", "-1 超出范围（大于 0 且不超过 1000）。"),
        ({"training.seed": -1}, "training.seed", "-1 超出范围（不小于 0 且不超过 2147483647）。"),
        ({"training.seed": "x"}, "training.seed", "应为 int，却是 str。"),
        (
            {"split.train": 0.5},
            "split.train",
            "训练集 + 开发集 + 测试集必须等于 1，现在是 0.5 + 0.2 + 0.2 = 0.9。",
        ),
        (
            {"split.train": 0.8, "split.dev": 0.0},
            "split.dev",
            "占比为 0 时开发集是空的；请给它一个占比。",
        ),
        (
            {"regularization.keep_prob": [0.5]},
            "regularization.keep_prob",
            "有 1 个值，而隐藏层有 2 个；请每个隐藏层给一个值，或只给一个数用于所有层。",
        ),
        ({"network.activation": "step"}, "network.activation", "'step' 不在可选值之中：tanh、"),
        ({"training.learnin_rate": 1}, "", "没有设置 training.learnin_rate。是不是 training.learning_rate？"),
    ],
)
def test_that_a_wrong_setting_is_told_in_chinese_under_its_field(chinese, values, key, said):
    told = refused(lambda: experiment.with_values(experiment.Experiment(), values))
    assert words.field_message(key, told).startswith(said)


def test_that_a_decay_beyond_bounds_is_told_in_chinese(chinese):
    strong = experiment.with_values(
        experiment.Experiment(), {"regularization.l2": 1000.0, "training.learning_rate": 10.0}
    )
    told = refused(lambda: experiment.check_weight_decay(strong, 100))
    said = words.field_message("regularization.l2", told)
    assert said.startswith("αλ/m = 10 · 1000 / 100 = 100，而因子 1 - αλ/m 必须在 (0, 1) 内。")


def test_that_files_that_cannot_be_read_are_told_in_chinese(chinese, tmp_path):
    missing = tmp_path / "my own experiment.toml"
    assert words.sentence_text(refused(lambda: experiment.read_toml(missing))) == (
        f"无法读取实验 {missing}：没有这个文件或文件夹。"
    )
    assert words.sentence_text(refused(lambda: experiment.from_toml("a = = 1"))).startswith(
        "experiment 不是合法的 TOML：“"
    )
    empty = tmp_path / "my own data.csv"
    empty.touch()
    settings = experiment.with_values(experiment.Experiment(), {"data.source": str(empty)})
    assert words.sentence_text(refused(lambda: prepare(settings))) == "my own data.csv 是空的（0 字节）。"
    assert words.sentence_text(refused(lambda: atomic_write(tmp_path, b""))) == (
        f"无法写入 {tmp_path}：它是文件夹。请给出文件名。"
    )


def test_that_all_that_is_said_of_a_table_is_chinese(chinese, tmp_path):
    path = tmp_path / "flowers.csv"
    lines = [
        f"{row},{row / 3 if row % 7 else ''},{'xyz'[row % 3]},5,n{row},2020-01-{row % 20 + 10},{'ab'[row % 2]}"
        for row in range(60)
    ]
    path.write_text("\n".join(["id,petal length,colour,one,words,when,species", *lines]))
    settings = experiment.with_values(
        experiment.Experiment(),
        {
            "data.source": str(path),
            "data.plant": "scale",
            "data.plant_in": "dev and test",
            "data.plant_amount": 1.0,
        },
    )
    seen = describe(prepare(settings))
    assert words.sentence_text(seen.about) == "60 行 7 列的表格。"
    assert [words.sentence_text(note) for note in seen.notes] == [
        "目标是 'species'，因为是最后一列；若不对，请另指定。",
        "列 id：取值是行的编号；若无实际意义，请去掉它。",
        "列 petal length：缺失或非有限的值用训练集的中位数填补。",
        "列 one：已略去；只有一种取值。",
        "列 words：已略去；文本几乎每行都不同，像编号。",
        "列 when：已略去；日期不能用作输入。",
        "人为制造了分布不一致：开发集和测试集的每个输入到训练集均值的距离都乘以 2（S3）。",
    ]
    notes = [part for column in seen.columns for part in column.note.split("; ") if part]
    assert len(notes) == 6
    for note in notes:
        assert words.sentence_text(note) != note


@pytest.mark.parametrize(
    "message",
    [
        "There is not enough memory for this. Take a smaller network, batch size or data set.",
        "This is a bug in guiprac: \"KeyError('a name of several words')\".",
        bug(ValueError("operands could not be broadcast together")).message,
        "The trainer process is gone: it was ended by SIGKILL, perhaps because memory ran out. Your settings are "
        "kept; press Start to train anew.",
        "Run 3 cannot come back: it was deleted, never began, or was lost with the trainer process.",
        'mine.py did not come to an end within 10 s. It was at line 3 ("while True"). Is there an endless loop?',
    ],
)
def test_that_a_failure_is_told_in_chinese_in_the_bar(chinese, qtbot, message):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_failure(events.Failed("bug", message))
    assert bar.text.text() != message
    assert bar.text.text() == words.sentence_text(message)
    assert bar.text.text()[-1] in "。？"
