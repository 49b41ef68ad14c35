"""What ``honorroll sources`` says, in Vietnamese and English, by key. ``messages.TEXTS`` holds them too."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "no-network": (
        "Không nơi nào trả lời ({fact} máy chủ): máy này có lẽ chưa nối mạng. Chưa ghi gì.",
        "Nobody answers ({fact} hosts): this machine seems to have no network. Nothing was recorded.",
    ),
    "sources-asked": (
        "Đã hỏi {asked} địa chỉ, trong {named} địa chỉ được nêu.",
        "Asked {asked} addresses of the {named} that are named.",
    ),
    "sources-left": (
        "Còn {count} địa chỉ chưa kịp hỏi; chạy lại thì hỏi tiếp.",
        "{count} addresses were not asked any more; the next run goes on.",
    ),
    "source-line-damaged": (
        "{path}, dòng {line}: không đọc được, địa chỉ ở đó được hỏi lại.",
        "{path}, line {line}: cannot be read; its address is asked again.",
    ),
    "stage-links": ("Đang hỏi các địa chỉ", "Asking addresses"),
}
