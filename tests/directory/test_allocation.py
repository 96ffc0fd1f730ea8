import gc

import pytest

from directory.allocation import building, settle


def test_the_collector_is_out_while_a_lot_is_built_and_back_after_a_fault() -> None:
    assert gc.isenabled()
    with pytest.raises(RuntimeError), building():
        assert not gc.isenabled()
        raise RuntimeError
    assert gc.isenabled()


def test_what_is_alive_is_looked_at_no_more() -> None:
    gc.unfreeze()
    settle()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
