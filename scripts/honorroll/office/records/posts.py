"""Posts as records of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from honorroll.base.findings import Finding, Source, Text, has_errors
from honorroll.content import directives
from honorroll.content.directives import Directive, DirectiveTargets
from honorroll.content.fields import public
from honorroll.content.model import Facts
from honorroll.content.scan import UNSIGNED
from honorroll.content.vocabulary import Column
from honorroll.formats.html import Html, esc
from honorroll.formats.yaml_read import Tree
from honorroll.media.renditions import RenditionSet
from honorroll.news import facts as post_facts
from honorroll.news import read
from honorroll.news.model import POST_KINDS, Post, PostFacts
from honorroll.news.pages import post as post_page
from honorroll.news.pages.post import PageContext
from honorroll.news.pictures import post_pictures
from honorroll.news.read import ReadingContext
from honorroll.news.rules import all_posts, post
from honorroll.news.rules.all_posts import RESERVED, AllPosts
from honorroll.news.scan import NEWS_DIR, PostFile
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.form_values import shown_day
from honorroll.office.records.people import People
from honorroll.office.records.record_kind import BODY, DrawnPage, Judgement, ListedRecord, Media, Record, RecordKind
from honorroll.office.records.site import Site
from honorroll.pages import addresses
from honorroll.roll.pages import cards

TEXT = FormField(
    BODY,
    "prose",
    public(
        Text("Nội dung", "Viết bằng Markdown."),
        Text("Text", "In Markdown."),
        "Sáng 10/10, hội nghị đã diễn ra …",
    ),
    required=False,
)


def _judge(site: Site, record: Record, text: str, media: Media) -> Judgement:
    given = site.frame().given
    file = PostFile(record.slug, record.path, UNSIGNED, tuple((name, UNSIGNED) for name in record.beside.files))
    context = ReadingContext(given.vocabulary, given.studio, site.looks(media))
    parsed, findings = read.read(site.root, file, text.encode(), context)
    if parsed is None:
        return Judgement(findings)
    source = Source(record.path, parsed.body.line, 1)
    html, removed = post_facts.render_body(parsed.body.text, source)
    findings = findings + post.judge(parsed) + removed
    people = People(site)
    findings += judge_directives(site, people, parsed.body.text, source)
    if has_errors(findings):
        return Judgement(findings)
    pictures = post_pictures(record.folder, parsed.post, context.looks, given.studio)
    facts = post_facts.facts_of(record.slug, record.path, parsed.post, html, pictures, given.vocabulary, b"")
    meetings = site.meetings.refs(given.vocabulary)
    everything = AllPosts(lambda _: parsed.document, [facts], people, meetings, site.today, people.former)
    findings += all_posts.judge(everything)
    return Judgement(findings, None if facts.withdrawn else partial(_draw, site, facts, html, people, pictures.sets))


def judge_directives(site: Site, people: People, text: str, source: Source) -> list[Finding]:
    """What is wrong with the directives of a text that name honorees and conferences. Lists are known to a build."""
    if "{{" not in text:
        return []
    placed = [directive for directive, _ in directives.directives_in_text(text, source)]
    lists = {each.arguments[0] for each in placed if each.name in ("list", "count")}
    lists |= {f"{each.arguments[0]}/x" for each in placed if each.name == "chart"}
    albums = {"/".join(each.arguments) for each in placed if each.name == "album"}
    targets = DirectiveTargets(frozenset(people), frozenset(lists), frozenset(site.meetings.all()), frozenset(albums))
    return list(directives.judge(text, source, targets))


def _draw(site: Site, facts: PostFacts, html: Html, people: People, sets: tuple[RenditionSet, ...]) -> DrawnPage:
    """The page without neighbours and related posts."""
    frame = site.frame()
    vocabulary = frame.given.vocabulary
    if frame.settings is None:
        raise ValueError("no settings")
    named = tuple(visible(people, facts.honorees))
    meeting = site.meetings.refs(vocabulary).get(facts.conference)
    context = PageContext(None, None, (), named, meeting)
    drawn = post_page.page(facts, html, context, vocabulary, frame.settings)
    fragment = directives.fill(drawn.fragment, partial(placed, people))
    return DrawnPage(addresses.section(addresses.NEWS), drawn, fragment, sets)


def visible(people: People, slugs: tuple[str, ...]) -> list[Facts]:
    """Those of them who are on the roll and may be named."""
    known = (people[slug] for slug in slugs if slug in people)
    return [facts for facts in known if facts and not facts.withdrawn]


def placed(people: People, directive: Directive) -> str:
    """What a directive shows in a preview: cards of honorees; of the rest that it is placed by the build."""
    if directive.name == "honorees":
        shown = [facts.card for facts in visible(people, directive.arguments)]
        return cards.list_of(shown, placed=True) if shown else ""
    text = esc(f"[Phần chèn “{directive}” hiện ra khi dựng trang.]")
    return text if directive.name in directives.INLINE else f"<p>{text}</p>\n"


def _taken(site: Site, _: Record) -> frozenset[str]:
    return frozenset(path.stem for path in (site.root / NEWS_DIR).glob("*.md")) | RESERVED


def _start(site: Site, _: Record) -> dict[str, Tree]:
    return {"date": site.today.isoformat(), "kind": "news"}


def _index(site: Site) -> list[ListedRecord]:
    columns = site.frame().given.vocabulary.columns
    return [_entry(site, slug, data, columns) for slug, data in site.heads(NEWS_DIR, ".md").items()]


def _entry(site: Site, slug: str, data: dict[str, Tree], columns: Mapping[str, Column]) -> ListedRecord:
    text = {key: value for key, value in data.items() if isinstance(value, str)}
    day, waits = text.get("date", ""), text.get("publish_from", "")
    column = columns.get(text.get("column", ""))
    tags = []
    if data.get("withdrawn"):
        tags.append("Đã gỡ")
    elif text.get("draft") == "true":
        tags.append("Bản nháp, chưa đăng")
    elif waits > site.today.isoformat():
        tags.append(f"Đăng từ {shown_day(waits)}")
    if not data:
        tags.append("Tệp viết sai")
    kind = next((label for key, label in POST_KINDS.items() if key == text.get("kind")), "")
    line = " · ".join(filter(None, (shown_day(day), kind, column.name if column else "")))
    return ListedRecord(f"/ho-so/tin-bai/{slug}", text.get("title", slug), line, tuple(tags), f"{day} {slug}")


POSTS = RecordKind(
    "tin-bai",
    "Tin bài",
    "tin bài",
    Post,
    "title",
    "posts",
    "/tin-bai",
    path_of=lambda slug: f"{NEWS_DIR}/{slug}.md",
    folder_of=lambda slug: f"{NEWS_DIR}/{slug}",
    url_of=addresses.post,
    judge=_judge,
    taken=_taken,
    body=TEXT,
    body_before="honorees",
    rare=("updated", "former_slugs", "withdrawn", "notes"),
    start=_start,
    uploads={"photos": "", "cover": "", "film": ""},
    index=_index,
)
