"""A speech is read from Word: what stands above it is its title and who gives it."""

from __future__ import annotations

from honorroll.formats.docx import Paragraph, Run, WordDocument
from honorroll.office import speech_text

PAPER = (
    Paragraph((Run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),), is_centred=True),
    Paragraph((Run("Độc lập - Tự do - Hạnh phúc", bold=True),), is_centred=True),
    Paragraph((Run("BÀI THAM LUẬN", bold=True),), is_centred=True),
    Paragraph((Run("Xây dựng tổ dân phố không rác", bold=True),), is_centred=True),
    Paragraph((Run("Người trình bày: Bà Trần Thị B - Tổ trưởng tổ dân phố 7", italic=True),), is_centred=True),
    Paragraph((Run(""),)),
)
TEXT = (
    Paragraph((Run("Kính thưa hội nghị!"),)),
    Paragraph((Run("Ba việc chúng tôi đã làm", bold=True),), level=2),
    Paragraph((Run("Mỗi nhà một thùng."),)),
)


def test_title_speaker_and_text() -> None:
    speech, findings = speech_text.read(WordDocument((*PAPER, *TEXT)), "bai.docx")
    assert not findings
    assert speech == speech_text.SpeechText(
        "Xây dựng tổ dân phố không rác",
        "Bà Trần Thị B",
        "Tổ trưởng tổ dân phố 7",
        "Kính thưa hội nghị!\n\n## Ba việc chúng tôi đã làm\n\nMỗi nhà một thùng.\n",
    )


def test_a_speaker_in_brackets() -> None:
    paper = (
        Paragraph((Run("Lớp học tối"),), level=1),
        Paragraph((Run("(Đồng chí Nguyễn Văn A, Trưởng trạm Y tế)"),), is_centred=True),
    )
    speech, _ = speech_text.read(WordDocument((*paper, *TEXT)), "bai.docx")
    assert speech
    assert (speech.title, speech.speaker, speech.position) == ("Lớp học tối", "Nguyễn Văn A", "Trưởng trạm Y tế")


def test_a_text_that_begins_at_once_is_all_text() -> None:
    speech, _ = speech_text.read(WordDocument(TEXT), "bai.docx")
    assert speech
    assert (speech.title, speech.speaker) == ("", "")
    assert speech.body.startswith("Kính thưa hội nghị!")


def test_an_empty_document_is_told() -> None:
    speech, [finding] = speech_text.read(WordDocument((Paragraph((Run(" "),)),)), "bai.docx")
    assert speech is None
    assert finding.rule.name == "no-speech"
    assert finding.is_error
