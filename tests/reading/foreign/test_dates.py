"""Dates in five languages: against dateparser where it can be asked, and by hand where a rule decides."""

from datetime import date, datetime

import dateparser
import pytest

from interstate.reading.foreign.dates import dated
from interstate.reading.foreign.fold import spelling
from tests.reading.foreign.scoring import PUBLISHED

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}
FRAMES = {
    "fr": "{d} {m} {y}",
    "es": "{d} de {m} de {y}",
    "ru": "{d} {m} {y} года",
    "hi": "{d} {m} {y}",
    "zh": "{y}年{m}{d}日",
}
RELATIVE = {
    "fr": ["hier", "aujourd'hui", "demain", "il y a 3 jours", "avant-hier"],
    "es": ["ayer", "hoy", "anteayer", "hace 3 días"],
    "ru": ["вчера", "сегодня", "завтра", "3 дня назад"],
    "hi": ["आज", "3 दिन पहले"],
    "zh": ["昨天", "今天", "明天", "3天前"],
}
SETTINGS = {"RELATIVE_BASE": datetime(2024, 6, 20), "TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": False}


def asked(text: str, code: str) -> date:
    found = dateparser.parse(text, languages=[code], settings=SETTINGS)
    assert found is not None, text
    day: date = found.date()
    return day


def days(text: str, code: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(one.day.isoformat(), one.precision) for one in dated(spelling(text), code, published)]


@pytest.mark.parametrize("code", MONTHS)
def test_written_days_are_those_of_dateparser(code: str) -> None:
    for number, month in enumerate(MONTHS[code].split(), 1):
        text = FRAMES[code].format(d=number + 7, m=month, y=1990 + number)
        assert days(text, code, None) == [(asked(text, code).isoformat(), "day")]


@pytest.mark.parametrize("code", RELATIVE)
def test_relative_days_are_those_of_dateparser(code: str) -> None:
    for text in RELATIVE[code]:
        assert days(text, code) == [(asked(text, code).isoformat(), "day")], text


@pytest.mark.parametrize("code", MONTHS)
def test_nothing_relative_without_a_day_of_publication(code: str) -> None:
    for text in RELATIVE[code]:
        assert days(text, code, None) == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Le ministre se rendra lundi à Lima.", ("2024-06-24", "day")),
        ("fr", "Le ministre s'est rendu lundi à Lima.", ("2024-06-17", "day")),
        ("fr", "Il y a deux ans", ("2022-01-01", "year")),
        ("es", "El ministro viajará el lunes a Lima.", ("2024-06-24", "day")),
        ("es", "Los pagos de 1500 soldados, dijo en mayo de 2023.", ("2023-05-01", "month")),
        ("ru", "Министр прибудет в понедельник.", ("2024-06-24", "day")),
        ("ru", "Через неделю", ("2024-06-27", "week")),
        ("hi", "मंत्री कल जाएंगे।", ("2024-06-21", "day")),
        ("hi", "मंत्री कल गए थे।", ("2024-06-19", "day")),
        ("hi", "१५ अप्रैल २०२४", ("2024-04-15", "day")),
        ("zh", "二〇二四年六月三日", ("2024-06-03", "day")),
        ("zh", "去年十一月", ("2023-11-01", "month")),
        ("zh", "下周二", ("2024-06-25", "day")),
        ("zh", "上月23日", ("2024-05-23", "day")),
    ],
)
def test_a_date_is_reckoned_by_the_clause(code: str, text: str, expected: tuple[str, str]) -> None:
    assert days(text, code) == [expected]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "31 février 2024"),
        ("es", "30 de febrero de 2024"),
        ("ru", "31 июня 2024"),
        ("zh", "2024年2月30日"),
        ("hi", "31 जून 2024"),
    ],
)
def test_no_day_that_no_calendar_has(code: str, text: str) -> None:
    assert all(precision != "day" for _, precision in days(text, code))


@pytest.mark.parametrize(
    ("code", "text"), [("fr", "Lundi 3 juin 2024"), ("ru", "Понедельник, 3 июня 2024"), ("zh", "2024年6月3日（周一）")]
)
def test_a_weekday_beside_its_day_is_one_date(code: str, text: str) -> None:
    assert days(text, code) == [("2024-06-03", "day")]
