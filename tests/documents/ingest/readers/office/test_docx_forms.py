"""Articles that come in a form: a field a row, its name in the first cell."""

from tests.documents.ingest.readers.office.test_docx import read


def test_a_form_names_its_fields():
    def build(document):
        table = document.add_table(rows=4, cols=2)
        values = [
            "青岭县推进有效衔接的做法",
            "青岭县委书记 林青山",
            "2022年7月28日",
            "近年来，青岭县发展茶产业。\n农户增收2600元。",
        ]
        for row, name, value in zip(table.rows, ["标题", "作者：", "发布日期", "内容"], values, strict=True):
            row.cells[0].text, row.cells[1].text = name, value

    assert read(build)[:3] == [
        "标题：青岭县推进有效衔接的做法",
        "作者：青岭县委书记 林青山",
        "发布日期：2022年7月28日",
    ]
