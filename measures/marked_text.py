"""From the rows of an article to its marked text: which spans are shown, in what order, under which name."""

from measures.reading import Passage, render


def marked_text(body, measures, figures, transitions):
    """Safe HTML of `body` with the spans of the rows marked; spans that no longer fit the text are left out."""
    passages = [
        Passage(row.start, row.end, "measure", "m", row.pk, f"举措 {number}：{row.title}", number, row.status)
        for number, row in enumerate(measures, start=1)
    ]
    passages += [
        Passage(row.start, row.end, "transition", "t", row.pk, f"转变：{row.source} → {row.target}")
        for row in transitions
    ]
    passages += [
        Passage(
            row.start, row.end, "figure", "f", row.pk, f"数据：{row.about} {row.surface}".replace("： ", "：")
        )
        for row in figures
    ]
    return render(body, [each for each in passages if each.end <= len(body)])
