"""Many arrays in one file, memory-mapped: a magic word, the header's length, a JSON header, then each array aligned.

A file is written under a draft name, synced, and renamed: what bears its name is whole.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from catalog.search.engine.refusal import IndexUnusable

Array = npt.NDArray[np.generic]
MAGIC = b"KMSEG\x00\x00\x01"
ALIGN = 64


@dataclass(frozen=True, slots=True)
class Stored:
    """An array of one dimension that need not fit into memory: its bytes are those of a file."""

    path: Path
    dtype: np.dtype[np.generic]

    @property
    def nbytes(self) -> int:
        return self.path.stat().st_size

    @property
    def shape(self) -> tuple[int]:
        return (self.nbytes // self.dtype.itemsize,)


def write(path: Path, arrays: Mapping[str, Array | Stored]) -> None:
    header: dict[str, tuple[str, tuple[int, ...], int]] = {}
    offset = 0
    for name, array in arrays.items():
        header[name] = (array.dtype.str, array.shape, offset)
        offset += -(-array.nbytes // ALIGN) * ALIGN
    text = json.dumps({"arrays": header, "bytes": offset}).encode()
    text += b" " * (-(len(text) + 16) % ALIGN)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("wb") as file:
        file.write(MAGIC + len(text).to_bytes(8, "little") + text)
        for array in arrays.values():
            _append(file, array)
            file.write(b"\0" * (-array.nbytes % ALIGN))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _append(file: BinaryIO, array: Array | Stored) -> None:
    if isinstance(array, Stored):
        with array.path.open("rb") as stored:
            shutil.copyfileobj(stored, file)
    elif array.nbytes:
        file.write(np.ascontiguousarray(array).data.cast("B"))


def read(path: Path) -> dict[str, Array]:
    """Raises FileNotFoundError, and IndexUnusable for what `write` did not write whole."""
    try:
        whole = np.memmap(path, dtype=np.uint8, mode="r")
        if bytes(whole[:8]) != MAGIC:
            raise IndexUnusable(f"{path.name} is no segment")
        length = int.from_bytes(bytes(whole[8:16]), "little")
        header = json.loads(bytes(whole[16 : 16 + length]))
        data = whole[16 + length :]
        if len(data) != header["bytes"]:
            raise IndexUnusable(f"{path.name} is cut short")
        return {name: _view(data, *place) for name, place in header["arrays"].items()}
    except FileNotFoundError:
        raise
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise IndexUnusable(f"{path.name}: {error}") from error


def _view(data: npt.NDArray[np.uint8], kind: str, shape: list[int], offset: int) -> Array:
    dtype = np.dtype(kind)
    size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
    # A plain array over the map: the memmap class costs a microsecond at each slice.
    return np.asarray(data[offset : offset + size]).view(np.ndarray).view(dtype).reshape(shape)


def text_table(texts: "list[bytes]") -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Texts end to end, and where each begins and ends."""
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    return np.frombuffer(b"".join(texts), np.uint8), offsets(lengths)


def offsets(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))
