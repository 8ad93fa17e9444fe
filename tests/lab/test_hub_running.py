"""A real JupyterHub under a prefix, with the workbook as a package: each person has a book of their own."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError

import pytest
from hub_server import PREFIX, SLIP, Hub, hub_in
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from workbook import open_book
from workbook.content import load_words
from workbook.interviews.model import Application

pytestmark = pytest.mark.timeout(600)
PEOPLE = ("ada", "ben")
SAMPLE = "after-the-no/sample"
PAGE = re.compile(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub that runs as the recipe says, with two people whose servers are there."""
    with hub_in(tmp_path_factory.mktemp("hub")) as hub:
        for name in PEOPLE:
            hub.api(f"users/{name}", "POST")
            hub.api(f"users/{name}/server", "POST")
        for name in PEOPLE:
            hub.ready(name)
        yield hub
        assert hub.went_out() == "", "the hub, a server or a kernel asked somebody outside this computer"


def told(hub: Hub, name: str, path: str = "lab") -> Any:
    """What JupyterLab tells this person's browser."""
    found = PAGE.search(hub.asks(name, path))
    assert found
    return json.loads(found[1])


def comes_in(hub: Hub, name: str) -> urllib.request.OpenerDirector:
    """A browser's cookies, logged in as this person."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    login = f"{hub.url}{PREFIX}hub/login"
    form = browser.open(login, timeout=200).read().decode()
    token = re.search(r'name="_xsrf"\s+value="([^"]+)"', form)
    assert token
    given = {"username": name, "password": "", "_xsrf": token[1]}
    browser.open(login, urllib.parse.urlencode(given).encode(), timeout=200).close()
    return browser


def test_the_pages_have_their_contents_and_words_that_fit_a_hub(hub: Hub) -> None:
    config = told(hub, "ada")
    assert config["baseUrl"] == f"{PREFIX}user/ada/"
    frame, page = json.loads(config["afterTheNoFrame"]), json.loads(config["afterTheNo"])
    assert frame["hosted"] is True
    assert frame["start"] == "00_start_here.ipynb"
    words = load_words("lab", "en+hub")
    assert frame["words"]["closed_saved"] == words("frame.closed_saved")
    assert page["disconnected"] == words("page.disconnected")
    assert "@jupyterlab/hub-extension:connectionlost" not in config.get("disabledExtensions", ())


def test_a_slip_in_the_services_own_words_is_in_the_log_and_on_no_page(hub: Hub) -> None:
    assert f"start.toml: {SLIP}" in hub.said()
    assert SLIP not in hub.asks("ada", "lab")


def test_each_comes_in_to_their_own_server_and_to_no_other(hub: Hub) -> None:
    browser = comes_in(hub, "ada")
    with browser.open(hub.address("ada") + "lab/tree/00_start_here.ipynb", timeout=200) as answer:
        assert "after-the-no-lab" in answer.read().decode()
    with pytest.raises(HTTPError) as refused:
        browser.open(hub.address("ben") + "lab", timeout=200)
    assert refused.value.code in (403, 404)


def test_a_server_that_was_ended_finds_the_persons_own_book_again(hub: Hub) -> None:
    for name in PEOPLE:
        open_book(hub.book(name).parent).store.add(Application(f"Quillmoor of {name}"))
    hub.cull("ada")
    hub.start("ada")
    assert told(hub, "ada")["baseUrl"].endswith("/ada/")
    for name in PEOPLE:
        with closing(sqlite3.connect(hub.book(name))) as book:
            rows = book.execute("SELECT organisation FROM application").fetchall()
        assert rows == [(f"Quillmoor of {name}",)]


def test_a_page_and_its_words_are_kept_out_of_each_others_folders(hub: Hub) -> None:
    kept = {name: {path.name for path in (hub.homes / name).rglob("*.ipynb")} for name in PEOPLE}
    assert kept == {name: set() for name in PEOPLE}  # the pages are the package's, and stay as they are
    listed = {file["name"] for file in json.loads(hub.asks("ben", "api/contents"))["content"]}
    assert "02_interview_log.ipynb" in listed


def test_the_sample_book_stands_behind_ones_own_server_and_no_other_person_comes_in(hub: Hub) -> None:
    address = json.loads(hub.asks("ben", SAMPLE, "POST"))["address"]
    assert address == f"{PREFIX}user/ben/{SAMPLE}/lab/tree/00_start_here.ipynb?reset"
    config = told(hub, "ben", f"{SAMPLE}/lab")
    frame = json.loads(config["afterTheNoFrame"])
    assert frame["sample"] is True
    assert frame["home"] == f"{PREFIX}user/ben/lab/tree/00_start_here.ipynb"
    assert config["token"] == ""
    with pytest.raises(HTTPError) as refused:
        comes_in(hub, "ada").open(f"{hub.url}{address}", timeout=200)
    assert refused.value.code in (403, 404)


def test_an_address_of_the_sample_book_that_was_kept_starts_it_again(hub: Hub) -> None:
    hub.asks("ben", f"{SAMPLE}/api/shutdown", "POST")
    assert json.loads(told(hub, "ben", f"{SAMPLE}/lab")["afterTheNoFrame"])["sample"] is True


def test_the_sample_book_sets_no_cookie_and_changes_nothing_without_proof_of_whose_page_asks(
    hub: Hub,
) -> None:
    browser, kernels = comes_in(hub, "ben"), f"{hub.address('ben')}{SAMPLE}/api/kernels"
    with browser.open(kernels, timeout=200) as answer:
        assert "Set-Cookie" not in answer.headers
    with pytest.raises(HTTPError) as refused:
        browser.open(kernels, b"", timeout=200)
    assert refused.value.code == 403


def test_a_page_of_the_sample_book_talks_with_its_kernel(hub: Hub) -> None:
    kernel = json.loads(hub.asks("ben", f"{SAMPLE}/api/kernels", "POST"))["id"]
    url = f"{hub.address('ben')}{SAMPLE}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
    assert asyncio.run(answer_of(HTTPRequest(url, headers={"Authorization": f"token {hub.token}"})))


async def answer_of(kernel: HTTPRequest) -> str:
    """What the kernel says when it is asked who it is."""
    talk = await websocket_connect(kernel)
    header = {
        "msg_id": "a",
        "msg_type": "kernel_info_request",
        "session": "s",
        "username": "u",
        "version": "5.4",
    }
    asked = {"header": header, "parent_header": {}, "metadata": {}, "content": {}, "channel": "shell"}
    await talk.write_message(json.dumps(asked))
    while said := await asyncio.wait_for(talk.read_message(), 60):
        if json.loads(said)["msg_type"] == "kernel_info_reply":
            return str(said)
    raise AssertionError("the kernel said nothing")


def test_no_other_port_of_the_machine_is_opened_in_a_persons_name(hub: Hub) -> None:
    with pytest.raises(HTTPError) as refused:
        hub.asks("ada", f"proxy/{urllib.parse.urlsplit(hub.url).port}/")
    assert refused.value.code == 404


def test_closing_ends_ones_own_server_and_neither_the_hub_nor_anothers(hub: Hub) -> None:
    hub.asks("ben", "api/shutdown", "POST")
    hub.ended("ben")
    assert hub.runs("ada")
    assert told(hub, "ada")
