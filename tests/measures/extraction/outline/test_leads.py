from tests.measures.extraction.outlines import titles_of

BODY = "县里投入资金两千万元，建成基地三万亩，引进加工企业四家，带动农户稳定增收。"
JOBS = "县人社局联合乡镇举办就业招聘会十八场，为外出务工人员发放交通补贴，并设立就业服务站。"
CARE = "推进城乡学校结对共建，选派骨干教师到乡村学校支教，为村卫生室配备设备，让群众享受优质公共服务。"


def test_a_statement_heads_nothing():
    assert titles_of(f"青禾是农业大县。{BODY}\n群众收入稳步增长。{BODY}", "paragraph_lead") == []


def test_one_lead_is_no_list():
    assert (
        titles_of(
            f"建强基层组织。{BODY}\n近年来，县里落实上级部署，推动各项工作取得进展。{BODY}", "paragraph_lead"
        )
        == []
    )


def test_a_short_last_sentence_heads_nothing():
    assert titles_of(f"{BODY}完善管护机制。", "inline_lead") == []


def test_paragraphs_open_with_leads():
    body = f"近年来，县里工作取得进展。\n建强基层组织。{BODY}\n做优特色产业，拓宽增收渠道。{BODY}"

    assert titles_of(body, "paragraph_lead") == ["建强基层组织", "做优特色产业，拓宽增收渠道"]


def test_leads_stand_inside_one_paragraph():
    assert titles_of(f"拓宽就业渠道。{JOBS}提升公共服务。{CARE}", "inline_lead") == [
        "拓宽就业渠道",
        "提升公共服务",
    ]
