"""Readers on a cluster that is not there."""

import pytest
from assessed_builders import AS_OF

from ehc_text.errors import UsageError
from ehc_text.scanning import cluster
from ehc_text.scanning.task import ReadingOrder


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "no://such:thing"])
def test_an_address_without_a_scheduler_is_refused(address, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    with pytest.raises(UsageError, match="No Dask scheduler answers"):
        cluster.Cluster(ReadingOrder(as_of=AS_OF), address)


def test_without_dask_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'ehc-text\[cluster\]'"):
        cluster.Cluster(ReadingOrder(as_of=AS_OF), "tcp://127.0.0.1:1")
