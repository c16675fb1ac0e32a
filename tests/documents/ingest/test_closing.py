"""What closes papers of offices, bulletins and lists, and what only looks so."""

import pytest

from documents.ingest.closing import take_tail

LINES = "青岭县新建茶园三千亩。\n全县建成示范村十二个，群众生活越来越好。"


@pytest.mark.parametrize(
    "line",
    [
        "建基地3200亩",
        "强龙头6家",
        "兴隆镇：茶园（亩） 1200",
        "兴隆镇：茶园（亩） 1,200，农户（户） 30",
        "家庭农场：2020年 3.5万户",
    ],
)
def test_items_and_rows_belong_to_the_text(line):
    assert take_tail(f"{LINES}\n{line}") == ([], f"{LINES}\n{line}")


@pytest.mark.parametrize(
    "colophon",
    [
        "报：市委农村工作领导小组\n发：各镇党委、政府",
        "抄报：省乡村振兴局。\n抄送：市财政局、市民政局。",
        "主题词：乡村振兴　监测　通知",
        "送：各镇、街道。",
        "青岭县人民政府办公室 2021年11月10日印",
        "（原载《青岭日报》2022年7月28日06版）",
        "刊于《青岭日报》2022年7月28日第3版",
        "附件下载",
    ],
)
def test_who_gets_it_and_where_it_was_printed_do_not(colophon):
    assert take_tail(f"{LINES}\n{colophon}")[1] == LINES
