from tests.measures.extraction.outlines import titles_of

LAST = "县里投入资金两千万元，建成基地三万亩，引进加工企业四家，带动农户稳定增收。"
JOBS = "县人社局联合乡镇举办就业招聘会十八场，为外出务工人员发放交通补贴，并设立就业服务站。"
CARE = "推进城乡学校结对共建，选派骨干教师到乡村学校支教，为村卫生室配备设备，让群众享受优质公共服务。"


def test_a_short_last_sentence_heads_nothing():
    assert titles_of(f"{LAST}完善管护机制。", "inline_lead") == []


def test_leads_stand_inside_one_paragraph():
    assert titles_of(f"拓宽就业渠道。{JOBS}提升公共服务。{CARE}", "inline_lead") == [
        "拓宽就业渠道",
        "提升公共服务",
    ]


def test_heads_from_the_first_sentence_on_may_say_less():
    body = "守住返贫底线。落实网格排查，对监测户一户一策，逐户销号。做强主导产业。建设茶叶加工园，培育龙头企业两家，带动茶农增收。"

    assert titles_of(body, "inline_lead") == ["守住返贫底线", "做强主导产业"]
