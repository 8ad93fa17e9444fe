"""On a hub, where the browser reaches this server only: the way on to the sample book's server."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server_proxy.handlers import ProxyHandler

from workbook.lab.sample_beside import HERE, PLACE, SampleBeside


class ToSample(ProxyHandler):  # type: ignore[misc]
    """Hands on to the sample book's server what a person who is logged in here asks, and what it answers."""

    def initialize(self, sample: SampleBeside) -> None:
        """The second workbook, whose addresses begin as this server's do."""
        self.sample, self.proxy_base, self.absolute_url = sample, PLACE, True
        self.rewrite_response = _without_cookies

    async def http_get(self, path: str) -> None:
        """A page, a file or a change in them; an address that was kept starts the sample book again."""
        await self.sample.address()
        await self.proxy(HERE, self.sample.port, path)

    post = put = patch = delete = head = options = http_get

    async def open(self, path: str) -> None:
        """A talk with a page's kernel."""
        await self.sample.address()
        await self.proxy_open(HERE, self.sample.port, path)

    def check_xsrf_cookie(self) -> None:
        """What a page loads by itself brings no proof of where it comes from; what changes something must."""
        if self.request.method not in ("GET", "HEAD"):
            JupyterHandler.check_xsrf_cookie(self)

    def get_request_headers_override(self) -> dict[str, str]:
        """For the sample book's server it is somebody on its own machine who has its token."""
        own, token = f"{HERE}:{self.sample.port}", f"token {self.sample.token}"
        return {"Host": own, "Origin": f"http://{own}", "Authorization": token, "Cookie": ""}


def _without_cookies(response: Any) -> None:  # one of its own would stand in for that of this server
    response.headers.pop("Set-Cookie", None)
