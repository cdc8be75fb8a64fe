"""What the tests of comparison share."""

import pytest
from small_atlas import dimension

from ops_atlas.entities import Dimension


@pytest.fixture
def dimensions() -> tuple[Dimension, ...]:
    return (
        dimension("freedom", "low some high free*"),
        dimension("risk", "authority shared provider investor"),
        dimension("payment", "price outcome", ordered=False),
    )
