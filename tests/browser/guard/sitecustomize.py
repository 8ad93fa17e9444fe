"""Loaded by every Python of a browser test.

Notes each address outside this computer and refuses it, and sets the clock to the test's day.
"""

import os
import socket

_connect, _find = socket.socket.connect, socket.getaddrinfo
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


def _allowed(host):
    return host is None or str(host).startswith(LOCAL)


def _refuse(host):
    with open(os.environ["TEST_WENT_OUT"], "a") as file:
        file.write(f"{host}\n")
    raise OSError("the tests let nothing leave this computer")


def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not _allowed(address[0]):
        _refuse(address[0])
    return _connect(self, address)


def getaddrinfo(host, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    if not _allowed(name) and name != socket.gethostname():
        _refuse(name)
    return _find(host, *args, **kwargs)


if "TEST_WENT_OUT" in os.environ:
    socket.socket.connect = connect
    socket.getaddrinfo = getaddrinfo


class Environment(os._Environ):
    """Has the test's day at each look, so that a kernel that was started before it has it too."""

    def __getitem__(self, key):
        if key == "AFTER_THE_NO_NOW" and os.path.exists(self["TEST_NOW"]):
            with open(self["TEST_NOW"]) as file:
                return file.read()
        return super().__getitem__(key)


if "TEST_NOW" in os.environ:
    os.environ.__class__ = Environment
