"""Where the fonts lie in which pictures and documents are set."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parents[1] / "theme/vendor/@expo-google-fonts/be-vietnam-pro"


def font_file(weight: str) -> Path:
    """Be Vietnam Pro in this weight: ``400Regular``, ``600SemiBold`` or ``700Bold``."""
    return FONTS / weight / f"BeVietnamPro_{weight}.ttf"
