"""What else could explain a no: a thought looked at from several sides, and how it usually goes."""

from workbook.perspective.page import page
from workbook.perspective.usual import how_it_usually_goes

__all__ = ["how_it_usually_goes", "page"]
