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

if "TEST_NOW" in os.environ and os.path.exists(os.environ["TEST_NOW"]):
    with open(os.environ["TEST_NOW"]) as file:
        os.environ["AFTER_THE_NO_NOW"] = file.read()
