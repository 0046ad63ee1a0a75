"""What a tool took out of a catalog: messages that the last extraction wrote and that are in the file no more."""

from __future__ import annotations

from translate.catalogs.entry import Catalog
from translate.catalogs.record import Record
from translate.model.message import Key


def dropped(found: Catalog, *, record: Record | None, template: Catalog) -> tuple[Key, ...]:
    """Messages of the last extraction and of this one that the catalog lacks, live and obsolete, in document order.

    After an extraction there are none, so a tool saved a part of the catalog over it; what people wrote there is in
    the file's history only, and they should know.

    Arguments: ``found``, the catalog as its file has it; ``record``, of the template of last time, None if it does not
    fit; ``template``, what the locale translates now.
    """
    if record is None:
        return ()
    wrote = {key for unit in record.units for key in unit}
    here = {entry.message.key for entry in found.entries}
    missing = tuple(key for message in template.messages if (key := message.key) in wrote and key not in here)
    strange = sum(message.key not in wrote for message in found.messages)
    return (
        missing if len(missing) > strange else ()
    )  # somebody edited a msgid, and its message is here under another name
