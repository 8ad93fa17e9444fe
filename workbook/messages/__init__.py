"""Thank you, one question: letters, the one request, waits that end, and doors left open."""

from workbook.messages.model import Ending, Message, Reply
from workbook.messages.page import page

__all__ = ["Ending", "Message", "Reply", "page"]
