"""Where the guide tells of each page of the desk."""

from __future__ import annotations

_GUIDE = "/huong-dan/"

#: The chapter, and the part of it, of a page that is drawn from a template; or of all pages below a tab.
CHAPTER_OF = {
    "list.html": f"{_GUIDE}them-mot-nguoi/#mo-ban-lam-viec",
    "kinds.html": f"{_GUIDE}them-mot-nguoi/#ho-so-moi",
    "twins.html": f"{_GUIDE}them-mot-nguoi/#khi-da-co-nguoi-cung-ten",
    "withdraw.html": f"{_GUIDE}go-ho-so/",
    "withdrawn.html": f"{_GUIDE}go-ho-so/",
    "unreadable.html": f"{_GUIDE}hoi-ai/",
    "conflicts.html": f"{_GUIDE}gui-duyet/#co-nguoi-vua-sua-muc-nay",
    "list": f"{_GUIDE}them-mot-nguoi/",
    "add": f"{_GUIDE}them-mot-nguoi/#ho-so-moi",
    "posts": f"{_GUIDE}tin-bai-hoi-nghi/",
    "conferences": f"{_GUIDE}tin-bai-hoi-nghi/#hoi-nghi",
    "request.html": f"{_GUIDE}viec-can-lam/#yeu-cau-cua-cong-dan",
    "requests.html": f"{_GUIDE}viec-can-lam/#yeu-cau-cua-cong-dan",
    "papers.html": f"{_GUIDE}viec-can-lam/#van-ban-word",
    "letterhead.html": f"{_GUIDE}viec-can-lam/#van-ban-word",
    "consultations": f"{_GUIDE}tin-bai-hoi-nghi/#lay-y-kien-nhan-dan",
    "import": f"{_GUIDE}excel/",
    "send": f"{_GUIDE}gui-duyet/",
    "tasks": f"{_GUIDE}viec-can-lam/",
}


def help_for(template: str, tab: object) -> str:
    """The address of what explains the page; ``""`` for the guide itself."""
    return "" if tab == "guide" else CHAPTER_OF.get(template) or CHAPTER_OF.get(str(tab), _GUIDE)
