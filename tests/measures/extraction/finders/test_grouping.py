from measures.extraction.finders.grouping import group_actions
from measures.extraction.finders.sentence import THRESHOLD
from measures.extraction.outline import Page

JOBS = "县里从邻市调剂了500个就业岗位，优先安排脱贫家庭的劳动力，确保每户至少有一人稳定就业。"


def groups(body: str) -> list[str]:
    page = Page(body)
    found = group_actions(page, page.paragraphs[0], THRESHOLD)
    return [body[group[0].start : group[-1].end] for group in found]


def test_a_story_does_not_go_with_the_action_before_it():
    assert groups(JOBS + "老周高兴得合不拢嘴，日子越来越好。") == [JOBS]


def test_an_announcement_gives_way_to_what_it_announces():
    details = "具体措施包括开发公益岗位、建设帮扶车间、组织劳务输出。"

    assert groups("县里制定了10项稳就业措施，推动各项政策落实。" + details) == [details]


def test_another_purpose_opens_another_group():
    second = "为解决销路问题，县里与电商平台合作开设旗舰店，培训主播160人。"

    assert groups(JOBS + second) == [JOBS, second]


def test_what_stands_to_date_goes_with_its_action():
    result = "目前，已有300多人上岗。"

    assert groups(JOBS + result) == [JOBS + result]


def test_short_actions_go_together():
    body = "村里整合出了1500多亩土地。为进一步提高收益，干部还引导村民套种万寿菊。"

    assert groups(body) == [body]
