"""Dates as sources give them."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from ops_atlas.entities.edtf import Date, Edtf, Point, parse


@pytest.mark.parametrize(
    ("text", "point", "first", "last"),
    [
        ("2017", Point(2017), date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-11", Point(2017, 11), date(2017, 11, 1), date(2017, 11, 30)),
        ("2016-02", Point(2016, 2), date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-11-27", Point(2017, 11, 27), date(2017, 11, 27), date(2017, 11, 27)),
        ("2018~", Point(2018, mark="~"), date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-03?", Point(2018, 3, mark="?"), date(2018, 3, 1), date(2018, 3, 31)),
        ("2018-03-05%", Point(2018, 3, 5, mark="%"), date(2018, 3, 5), date(2018, 3, 5)),
        ("199X", Point(1990, decade=True), date(1990, 1, 1), date(1999, 12, 31)),
        ("199X~", Point(1990, mark="~", decade=True), date(1990, 1, 1), date(1999, 12, 31)),
        (" 2017 ", Point(2017), date(2017, 1, 1), date(2017, 12, 31)),
    ],
)
def test_a_point_in_time_spans_the_days_it_can_mean(text: str, point: Point, first: date, last: date) -> None:
    found = parse(text)
    assert found == Edtf(text.strip(), point, point)
    assert (point.first, point.last) == (first, last)
    assert (found.sort_key[0], found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2014/2018", date(2014, 1, 1), date(2018, 12, 31)),
        ("2014-05/2014-05-09~", date(2014, 5, 1), date(2014, 5, 9)),
        ("2014/2014-01", date(2014, 1, 1), date(2014, 1, 31)),
        ("2014/..", date(2014, 1, 1), date.max),
        ("2014/", date(2014, 1, 1), date.max),
        ("../2014", date.min, date(2014, 12, 31)),
        ("/2014", date.min, date(2014, 12, 31)),
    ],
)
def test_an_interval_may_be_open_at_one_end(text: str, start: date, end: date) -> None:
    found = parse(text)
    assert found.interval
    assert (found.sort_key[0], found.last) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "x", "17", "20170", "2017-", "2017-1", "2017-1-1", "2017-00", "2017-13", "2017-21"),
        *("2017-11-00", "2017-11-31", "2017-02-29", "0000", "-2017", "Y17000", "19XX", "1X90", "199X-05"),
        *("2017~~", "2017-~", "27-11-2017", "27/11/2017", "27.11.2017", "2017-11-27T10:00", "november 2017"),
        *("2017/2016", "2017-05/2017-04", "..", "/", "../..", "2017//2018", "2017/x", "2017–2018"),
        *("unknown", "\u0662\u0660\u0661\u0667"),
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse(text)
    assert error.value.type == "bad-date"


@pytest.mark.parametrize("value", [2017, None, ["2017"], date(2017, 1, 1)])
def test_only_a_text_can_be_a_date(value: object) -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse(value)
    assert error.value.type == "string_type"


def test_dates_are_ordered_by_the_first_day_they_can_mean() -> None:
    texts = ["2018", "2017/2019", "2017-05", "../2016", "201X", "2017", "2017-01-01", "2016-12-31~"]
    assert sorted(texts, key=lambda text: parse(text).sort_key) == [
        *("../2016", "201X", "2016-12-31~"),
        *("2017", "2017-01-01", "2017/2019", "2017-05", "2018"),
    ]


def test_a_date_is_given_out_as_it_was_written() -> None:
    adapter = TypeAdapter(Date)
    assert adapter.dump_python(adapter.validate_python("2018-03?")) == "2018-03?"
    assert str(parse("2014/..")) == "2014/.."
    assert adapter.validate_python(parse("2014")) == parse("2014")
    with pytest.raises(ValidationError):
        adapter.validate_python("soon")
