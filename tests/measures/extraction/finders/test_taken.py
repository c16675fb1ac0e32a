from measures.extraction.finders.taken import Taken
from measures.extraction.outline import Stretch


def test_it_holds_nothing_beside_its_places():
    taken = Taken([(10, 20), (30, 40)])

    assert not taken.holds(Stretch(0, 10))
    assert not taken.holds(Stretch(20, 30))
    assert not Taken([]).holds(Stretch(0, 10))


def test_it_holds_what_touches_a_place():
    taken = Taken([(30, 40), (10, 20), (12, 15)])

    assert taken.holds(Stretch(19, 25))
    assert taken.holds(Stretch(0, 50))
    assert taken.holds(Stretch(35, 36))
