"""What a reader hands over: a file's text, and what of the file is not in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What can be left out of a text, as the preview says it.
LEFT_OUT = {
    "picture": "图片 {count} 张（图中文字没有读出）",
    "unread": "看不清的文字 {count} 处（识别不出，没有读入）",
    "scanned_page": "扫描图像 {count} 页（其中的文字没有读出）",
    "hidden": "隐藏文字 {count} 处",
    "struck": "划掉的文字 {count} 处",
    "deleted": "修订中已删除的文字 {count} 处",
    "comment": "批注 {count} 条",
    "running_head": "页眉页脚 {count} 处",
    "line_number": "页边的行号 {count} 个",
    "embedded": "嵌入的图表或对象 {count} 个",
    "ruby": "注音 {count} 处",
    "stamp": "印章 {count} 个",
    "turned": "斜排、旋转或叠印的文字（如水印）{count} 处",
    "sheet": "没有“标题”“正文”列的工作表 {count} 张",
    "hidden_sheet": "隐藏的工作表 {count} 张",
    "hidden_row": "隐藏或筛选掉的行 {count} 行（要读入的，请先取消隐藏和筛选）",
    "hidden_column": "隐藏的列 {count} 个（要读入的，请先取消隐藏）",
    "text_box": "文本框 {count} 个",
    "column": "没有对应项目的列 {count} 个",
    "second_column": "与别的列说同一项的列 {count} 个（每行只读了先有字的一列；要读别的列，请在列的对应里改）",
    "recording": "视频或录音 {count} 段（其中的话没有读入）",
    "frame": "嵌在页面里的其他网页 {count} 个（请打开它们另存后再导入）",
    "attachment": "附件 {count} 个（页面上只有链接，请下载后再导入）",
    "aside": "正文顺序之外的章节 {count} 章",
    "enclosed": "文件里另附的文件 {count} 个（请另存出来再导入）",
    "lost_page": "目录里有、文件里却没有的页 {count} 页（文件可能不完整，请与原件核对）",
    "further_page": "文章的其余各页（请打开后一页，把各页都保存下来）",
    "further_rows": "没有在文件里的其余 {count} 条（文件只是一页，请把各页都保存下来）",
    "side_file": "附带文件 {count} 个",
    "side_picture": "文字旁边的图片 {count} 张（是扫描件的，请不带其他文件另打一包再导入）",
    "rest": "残缺的结尾 {count} 处（文件可能没有下载完整，请与原件核对）",
    "damaged": "损坏的内容 {count} 处（文字可能不全，请与原件核对）",
}
# A line of it alone stands between the chapters of a text that is parted.
PART = "====="
_LONGEST_SAMPLE = 60  # characters; enough to find the place in the file


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`what` is a key of LEFT_OUT; `sample` the first of the words or names left out, "" where it has none."""

    what: str
    count: int
    sample: str = ""

    def __str__(self) -> str:
        said = LEFT_OUT[self.what].format(count=self.count)
        return f"{said}，如“{self.sample}”" if self.sample else said


def left_out(what: str, found: list[str]) -> tuple[LeftOut, ...]:
    """Return one entry for all that was found of a kind, () for nothing."""
    if not found:
        return ()
    sample = next((" ".join(text.split()) for text in found if text.strip()), "")
    if len(sample) > _LONGEST_SAMPLE:
        sample = sample[: _LONGEST_SAMPLE - 1] + "…"
    return (LeftOut(what, len(found), sample),)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text with line ends as \\n, and what an HTML page says of itself (title, published, source, author, url).

    `whole` is all that the file shows where `text` is the part that was taken for the article, else "".

    `headings` are its headings of the first rank where the format tells them: a book's titles.

    `is_parted` where lines of PART divide it into chapters.

    `scanned` are numbers of pages that are pictures and are not in the text; `is_recognised` where a machine read some.

    `warnings` tell in Chinese what a person should look at; `encoding` is "" for formats that are no text files.
    """

    text: str
    media_type: str
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    whole: str = ""
    headings: tuple[str, ...] = ()
    is_parted: bool = False
    scanned: tuple[int, ...] = ()
    is_recognised: bool = False
