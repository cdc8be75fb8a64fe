"""What nobody has said, found and put in order."""

from ops_atlas.compare import gaps, missing, shared, totals
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.link import Key
from shipped import reading


def test_an_unknown_field_a_dimension_and_a_part_of_a_figure_are_gaps() -> None:
    atlas = reading().atlas
    case = atlas.cases["aalborg-impact60"]
    found = gaps(atlas, case)
    assert ("per", "Investorens afkast") in [(gap.field, gap.measure and gap.measure.da) for gap in found]
    model = next(m for m in atlas.models.values() if any(p.level == UNKNOWN for p in m.positions.values()))
    unknown = {str(id_) for id_, p in model.positions.items() if p.level == UNKNOWN}
    assert {gap.dimension.id for gap in gaps(atlas, model) if gap.dimension} == unknown
    assert len(found) == len(set(found))


def test_the_entries_that_most_others_refer_to_come_first() -> None:
    atlas = reading().atlas
    found = missing(atlas, "cases")
    ranks = [(-entry.leaning, -entry.count, entry.key) for entry in found]
    assert ranks == sorted(ranks)
    first = found[0]
    assert first.leaning == len({r.source for r in atlas.incoming(first.key) if r.source.kind != "wanted"})


def test_every_open_question_is_listed() -> None:
    atlas = reading().atlas
    listed = {
        question
        for kind in ("cases", "models", "themes")
        for entry in missing(atlas, kind)
        for question in entry.questions
    }
    written = {
        q for e in [*atlas.cases.values(), *atlas.models.values(), *atlas.themes.values()] for q in e.open_questions
    }
    assert listed == written


def test_what_most_entries_lack_comes_first_and_is_counted_once_an_entry() -> None:
    atlas = reading().atlas
    found = shared(missing(atlas, "cases"), len(atlas.cases))
    assert [s.entries for s in found] == sorted((s.entries for s in found), reverse=True)
    citizen = next(s for s in found if s.gap.field == "citizen_role")
    assert citizen.entries == sum(case.citizen_role == UNKNOWN for case in atlas.cases.values())
    assert citizen.of == len(atlas.cases)


def test_the_total_counts_gaps_and_questions() -> None:
    atlas = reading().atlas
    found = {"themes": missing(atlas, "themes")}
    assert totals(found) == sum(len(theme.open_questions) for theme in atlas.themes.values())
    assert Key("themes", "scaling") in {entry.key for entry in found["themes"]}
