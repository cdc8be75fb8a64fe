"""Numbers as a file writes them: digits and a full stop, nothing that a program could read in two ways."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

# So many digits are more than any figure has, and few enough for every output to write them out.
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("decimal_type", "not a number")
    if not _NUMBER.fullmatch(value.strip()):
        raise PydanticCustomError("bad-number", "not a number", {"value": value})
    return Decimal(value.strip())


Number = Annotated[
    Decimal,
    PlainValidator(_number),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{_NUMBER.pattern}$"}),
]
