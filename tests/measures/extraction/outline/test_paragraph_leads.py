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


def test_paragraphs_open_with_leads():
    body = f"近年来，县里工作取得进展。\n建强基层组织。{BODY}\n做优特色产业，拓宽增收渠道。{BODY}"

    assert titles_of(body, "paragraph_lead") == ["建强基层组织", "做优特色产业，拓宽增收渠道"]


def test_first_sentences_that_state_are_no_leads_however_alike():
    body = f"群众收入明显增长。{BODY}\n群众住房明显改善。{BODY}\n群众出行明显便利。{JOBS}"

    assert titles_of(body, "paragraph_lead") == []


def test_first_sentences_built_alike_are_leads():
    body = f"结合工作推进，当好宣传队。{BODY}\n结合组织建设，当好工作队。{JOBS}\n结合示范创建，当好施工队。{CARE}"

    assert len(titles_of(body, "paragraph_lead")) == 3


def test_a_short_first_sentence_between_leads_is_a_lead():
    body = f"建强基层组织。{BODY}\n金融扶持带动群众增收。{JOBS}\n做优特色产业。{CARE}"

    assert "金融扶持带动群众增收" in titles_of(body, "paragraph_lead")
