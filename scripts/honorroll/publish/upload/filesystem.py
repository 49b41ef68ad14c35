"""Uploads through fsspec: a folder, SFTP, S3 and what else has a file system there. Needs the package of its protocol,
such as ``s3fs``, which says itself how credentials are named.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import fsspec

from honorroll.publish.file_source import Source, bytes_of
from honorroll.publish.hosts.answers import ASKED_AGAIN, FOR_EVER, TEXTS, TYPES, is_named_by_content
from honorroll.publish.upload.target import UNFINISHED, failed

#: Stores that write an object in one step, by protocol; anywhere else a file is renamed when it is whole.
_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss"})
_AT_ONCE = 8


class FileSystemTarget:
    """``address`` is a folder, or as fsspec has it: ``s3://bucket/path``."""

    def __init__(self, address: str) -> None:
        with _told():
            # Not one that was opened before: credentials may be others by now.
            filesystem, top = fsspec.core.url_to_fs(address, skip_instance_cache=True)
        self._filesystem: Any = filesystem
        self._top = str(top).rstrip("/")
        protocol = filesystem.protocol
        self._protocol: str = protocol if isinstance(protocol, str) else protocol[0]
        self._is_store = self._protocol in _STORES

    def read(self, path: str) -> bytes | None:
        with _told():
            try:
                return bytes(self._filesystem.cat_file(self._at(path)))
            except FileNotFoundError:
                return None

    def listing(self) -> dict[str, int]:
        with _told():
            self._filesystem.invalidate_cache()
            try:
                found = self._filesystem.find(self._top, detail=True)
            except FileNotFoundError:
                return {}
        return {name[len(self._top) + 1 :]: int(entry["size"] or 0) for name, entry in found.items()}

    def write(self, files: Mapping[str, Source]) -> None:
        with _told(), ThreadPoolExecutor(_AT_ONCE if self._is_store else 1) as pool:
            if not self._is_store:
                for folder in sorted({path.rpartition("/")[0] for path in files}):
                    self._filesystem.makedirs(self._at(folder), exist_ok=True)
            for done in [pool.submit(self._write, path, source) for path, source in files.items()]:
                done.result()

    def _write(self, path: str, source: Source) -> None:
        place = self._at(path) if self._is_store else self._at(f"{path}{UNFINISHED}")
        headers = _headers(path) if self._protocol in ("s3", "s3a") else {}
        if isinstance(source, Path):
            self._filesystem.put_file(str(source), place, **headers)
        else:
            self._filesystem.pipe_file(place, bytes_of(source), **headers)
        if self._protocol == "file":
            os.replace(place, self._at(path))
        elif not self._is_store:
            self._filesystem.mv(place, self._at(path))

    def remove(self, paths: Iterable[str]) -> None:
        folders: set[str] = set()
        with _told():
            for path in paths:
                with suppress(FileNotFoundError):
                    self._filesystem.rm_file(self._at(path))
                folders.update(_above(path))
            for folder in sorted(folders, key=len, reverse=True) if not self._is_store else ():
                with suppress(OSError):  # not empty
                    self._filesystem.rmdir(self._at(folder))

    def _at(self, path: str) -> str:
        return f"{self._top}/{path}".rstrip("/")


def _above(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _headers(path: str) -> dict[str, str]:
    """What an object of S3 is to be served with."""
    ending = path.rpartition(".")[2]
    type_ = TYPES.get(ending, "application/octet-stream")
    caching = FOR_EVER if is_named_by_content(path) else ASKED_AGAIN
    return {"ContentType": f"{type_}; charset=utf-8" if ending in TEXTS else type_, "CacheControl": caching}


@contextmanager
def _told() -> Iterator[None]:
    """Each protocol has a library of its own, which raises whatever it likes."""
    try:
        yield
    except Exception as error:
        raise failed(error) from error
