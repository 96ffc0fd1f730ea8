"""What a process behind a port uses."""

import os
import socket

import pytest

from ops.bench.processes import launcher, listening, usage
from ops.running import free_port


def test_the_process_that_listens_is_found_and_measured():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]

        assert listening(port).pid == os.getpid()
        found = usage(port)
        assert found.memory >= found.share > 1
        assert found.cpu > 0
        with pytest.raises(LookupError, match="no supervisor"):
            launcher(port)


def test_a_port_nobody_listens_on_has_no_process():
    with pytest.raises(LookupError):
        listening(free_port())
