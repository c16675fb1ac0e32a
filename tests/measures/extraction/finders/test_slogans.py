from measures.extraction.finders.slogans import only_slogans


def test_an_action_among_slogans_is_an_action():
    assert not only_slogans("以能力提升为主线,建设基地三万亩,扶持企业。")


def test_courses_and_pairs_are_slogans():
    assert only_slogans("把脱贫作为新起点、新支点,以能力提升为主线,巩固成果、拓展成效。")
