"""Where sentences end: danda, Chinese stops, guillemets, abbreviations."""

import pytest

from interstate.reading.foreign.sentences import sentences


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("fr", ["« Nous partons ! »", "M. Diop l'a dit.", "Il a ri."]),
        ("fr", ["Elle dit : « C'est fini. »", "On rentre."]),
        ("es", ["¿Quién paga?", "El Sr. Ruiz, dijo EE. UU. en una nota.", "¡No!"]),
        ("ru", ["В 2019 г. В. В. Иванов уехал.", "«Хватит!»", "Он вернулся."]),
        ("hi", ["सीमा बंद है।", "डॉ. शर्मा ने कहा कि बात होगी।", "क्या यह सच है?"]),
        ("zh", ["边境关闭了。", "“我们走吧！”", "谁来付钱？"]),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_sentences_end_where_they_end(code: str, parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert [text[one.start : one.end] for one in sentences(text, code)] == parts


def test_chinese_and_hindi_need_no_blank() -> None:
    assert len(sentences("边境关闭了。他们走了。谁知道？", "zh")) == 3
    assert len(sentences("सीमा बंद है।वे गए।", "hi")) == 2
