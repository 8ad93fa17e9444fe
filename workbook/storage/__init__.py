"""The floor that keeps what a person writes: the only SQL, in one durable file."""

from workbook.storage.backups import Backup
from workbook.storage.batch import Batch
from workbook.storage.errors import StoreError
from workbook.storage.history import Change
from workbook.storage.kept import Draft
from workbook.storage.records import Stored
from workbook.storage.salvage import Salvaged, salvage
from workbook.storage.store import Store
