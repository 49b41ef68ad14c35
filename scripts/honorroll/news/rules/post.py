"""The rules that one post can break, each a named function in ``RULES``; its docstring is the rule.

What needs the roll, the conferences or the date is in ``all_posts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.content import privacy_documents
from honorroll.content.meant import Ids
from honorroll.content.shared import Photo
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Body, Document
from honorroll.media.renditions import MediaInfo
from honorroll.news.model import POST_KINDS, Post
from honorroll.roll.rules import photos as photo_rules

Loc = tuple[str | int, ...]


class PostContext(NamedTuple):
    """A post as it was read, and all that its rules look at; ``files`` are the names of the files in its folder."""

    slug: str
    document: Document
    post: Post
    body: Body
    files: tuple[str, ...]
    vocabulary: Vocabulary
    looks: Mapping[str, MediaInfo] = MappingProxyType({})
    """The inspected photos and films of the folder, by path."""


PHOTO_UNCREDITED = Rule(
    "photo-uncredited",
    "error",
    Text("Ảnh “{file}” thiếu {missing_vi}.", "Ví dụ: {example}"),
    Text("The photo “{file}” lacks {missing}.", "For example: {example}"),
)
NO_SUCH_PICTURE = Rule(
    "no-such-picture",
    "error",
    Text("Không thấy tệp “{name}” của tin bài này.", "{near_vi}Đặt tệp vào thư mục {folder}, đúng tên như đã ghi."),
    Text("There is no file “{name}” for this post.", "{near}Put it into the folder {folder}, under this very name."),
)
UNUSED_PICTURE = Rule(
    "unused-picture",
    "error",
    Text("Tin bài {post} không nhắc đến tệp “{name}”.", "Ghi tệp vào “cover”, “photos” hay “film”, hoặc xóa tệp."),
    Text(
        "The post {post} does not name the file “{name}”.", "Name it under “cover”, “photos” or “film”, or delete it."
    ),
)
EMPTY_POST = Rule(
    "empty-post",
    "error",
    Text(
        "Tin bài thuộc loại “{kind_vi}” mà không có {missing_vi}.",
        "Thêm vào, đổi “kind”, hoặc ghi “draft: true” nếu chưa viết xong.",
    ),
    Text(
        "A post of the kind “{kind}” has no {missing}.",
        "Add it, change “kind”, or say “draft: true” while it is not finished.",
    ),
)
UPDATED_BEFORE = Rule(
    "updated-before",
    "error",
    Text("Ngày cập nhật {updated} là trước ngày đăng {date}.", "Xem lại hai ngày này."),
    Text("The day of the update, {updated}, is before that of the post, {date}.", "Check the two days."),
)


def references_resolve(context: PostContext) -> Iterator[Finding]:
    """Column, movements and units are ids of their vocabularies."""
    post, vocabulary = context.post, context.vocabulary
    uses: list[tuple[str, str, Mapping[str, Any], Loc]] = [(post.column, "columns", vocabulary.columns, ("column",))]
    uses += [(id_, "movements", vocabulary.movements, ("movements", n)) for n, id_ in enumerate(post.movements)]
    uses += [(id_, "units", vocabulary.units, ("units", n)) for n, id_ in enumerate(post.units)]
    ids = Ids(vocabulary)
    for id_, name, entries, loc in uses:
        if id_ not in entries:
            yield ids.unknown(context.document.locate(loc), name, id_)


def _photos(post: Post) -> Iterator[tuple[Photo, Loc]]:
    if post.cover:
        yield post.cover, ("cover",)
    yield from ((photo, ("photos", n)) for n, photo in enumerate(post.photos))


def photos_are_credited(context: PostContext) -> Iterator[Finding]:
    """Every photo says who made it and what it shows: the second for those who cannot see it."""
    for photo, loc in _photos(context.post):
        if missing := [key for key in ("alt", "credit") if not getattr(photo, key)]:
            words = {"alt": "“alt” (ảnh chụp gì)", "credit": "“credit” (người chụp)"}
            yield PHOTO_UNCREDITED.at(
                context.document.locate(loc),
                file=photo.file,
                missing_vi=", ".join(words[key] for key in missing),
                missing=", ".join(f"“{key}”" for key in missing),
                example=f"{{file: {photo.file}, alt: Đại biểu vỗ tay ở hội trường, credit: Trung tâm Văn hóa}}",
            )


def pictures_are_fit(context: PostContext) -> Iterator[Finding]:
    """Every photo and film is usable (see ``roll.rules.photos``), and no photo is repeated."""
    if context.post.withdrawn:
        return
    document, folder = context.document, context.document.path.removesuffix(".md")
    pictures: list[tuple[str, MediaInfo | None, Callable[[], Source]]] = []
    for photo, loc in _photos(context.post):
        if photo.file not in context.files:
            continue  # reported by files_are_accounted_for
        look, place = context.looks.get(f"{folder}/{photo.file}"), partial(document.locate, (*loc, "file"))
        yield from photo_rules.fit(photo.file, look, place, photo)
        if photo_rules.is_file_name(photo):
            source = document.locate((*loc, "alt"))
            yield photo_rules.ALT_IS_A_FILE.at(
                source, file=photo.file, alt=photo.alt, example="Đại biểu vỗ tay ở hội trường"
            )
        pictures.append((photo.file, look, place))
    yield from photo_rules.together(pictures)
    film = context.post.film
    if film and film.file in context.files:
        look = context.looks.get(f"{folder}/{film.file}")
        yield from photo_rules.film_fit(film.file, look, document.locate(("film", "file")))


def there_is_something_to_read(context: PostContext) -> Iterator[Finding]:
    """A post that is no draft has a text; one of photos has photos, one of video has the film, one of
    audio the recording.
    """
    post = context.post
    if post.draft or post.withdrawn:
        return
    required = {
        "photos": (not post.photos, "ảnh (“photos”)", "“photos”"),
        "video": (not post.film, "phim (“film”)", "“film”"),
        "audio": (not post.film, "bản ghi (“film”, địa chỉ ở “url”)", "recording (“film”, with its “url”)"),
    }
    missing, vi, en = required.get(
        post.kind, (not context.body.text.strip(), "nội dung dưới dòng --- thứ hai", "text below the second ---")
    )
    if missing:
        source = context.document.locate(("kind",))
        yield EMPTY_POST.at(source, kind_vi=POST_KINDS[post.kind], kind=post.kind, missing_vi=vi, missing=en)


def updates_come_after(context: PostContext) -> Iterator[Finding]:
    """A post is updated on the day it is of, or later."""
    post = context.post
    if post.updated and post.updated < post.date:
        yield UPDATED_BEFORE.at(context.document.locate(("updated",)), updated=post.updated, date=post.date)


def files_are_accounted_for(context: PostContext) -> Iterator[Finding]:
    """Every file that the post names lies in the folder of its name, and nothing else does."""
    named: dict[str, Loc] = {photo.file: (*loc, "file") for photo, loc in _photos(context.post)}
    if context.post.film and context.post.film.file:
        named[context.post.film.file] = ("film", "file")
    folder = context.document.path.removesuffix(".md")
    nearest = Nearest(context.files)
    for name, loc in named.items():
        if name not in context.files:
            near = suggestion(nearest.to(name))
            yield NO_SUCH_PICTURE.at(context.document.locate(loc), name=name, folder=folder, **near)
    for name in context.files:
        if name not in named:
            yield UNUSED_PICTURE.at(Source(f"{folder}/{name}"), name=name, post=context.document.path)


def no_personal_data(context: PostContext) -> Iterator[Finding]:
    """Nothing in the file looks like an identity number, a telephone number, an e-mail or a home address."""
    yield from privacy_documents.check_article(context.document, context.body)


RULES: tuple[Callable[[PostContext], Iterator[Finding]], ...] = (
    references_resolve,
    photos_are_credited,
    pictures_are_fit,
    there_is_something_to_read,
    updates_come_after,
    files_are_accounted_for,
    no_personal_data,
)


def judge(context: PostContext) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(context)]
