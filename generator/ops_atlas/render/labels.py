"""Words for the values that are fixed in the program rather than in a vocabulary."""

from collections.abc import Mapping

from ops_atlas.problem import N_, Message

STAGES: Mapping[str, Message] = {
    "planned": N_("planned"),
    "actual": N_("reported"),
    "estimate": N_("estimate"),
    "proposal": N_("proposed"),
}

ALLOCATIONS: Mapping[str, Message] = {
    "public-authority": N_("The public party"),
    "private-party": N_("The private party"),
    "shared": N_("Shared"),
    "undefined": N_("Not settled"),
}

FITS: Mapping[str, Message] = {
    "good": N_("Well suited"),
    "conditional": N_("Suited under certain conditions"),
    "poor": N_("Poorly suited"),
}

SHARED: Mapping[str, Message] = {
    "models": N_("same model"),
    "problem-types": N_("same type of problem"),
    "sectors": N_("same sector"),
    "parties": N_("same party"),
    "scales": N_("same scale"),
}
"""What two cases share, by kind of trait."""

DIFFERENT: Mapping[str, Message] = {
    "models": N_("another model"),
    "problem-types": N_("another type of problem"),
    "sectors": N_("another sector"),
}
"""What two cases do not share."""

USES: Mapping[str, Message] = {"primary": N_("primary"), "secondary": N_("secondary")}

KIND_NAMES: Mapping[str, Message] = {
    "cases": N_("Cases"),
    "models": N_("Models"),
    "themes": N_("Themes"),
    "disagreements": N_("What the sources disagree on"),
    "actors": N_("Actors"),
    "sources": N_("Sources"),
    "glossary": N_("Glossary"),
    "wanted": N_("What nobody has said"),
}

GAP_NAMES: Mapping[str, Message] = {
    "start": N_("when it began"),
    "end": N_("when it ended"),
    "target_group": N_("whom it is for"),
    "problem": N_("the problem"),
    "why_this_form": N_("why this form was chosen"),
    "process": N_("the process"),
    "solution": N_("the solution"),
    "outcome": N_("the outcome"),
    "results": N_("results in figures"),
    "money": N_("money"),
    "risks": N_("who carries which risk"),
    "citizen_role": N_("the citizen's role"),
    "helps": N_("what helped"),
    "hinders": N_("what got in the way"),
    "steps": N_("the steps"),
    "fits": N_("when it fits"),
    "fits_not": N_("when it does not fit"),
    "advantages": N_("advantages"),
    "drawbacks": N_("drawbacks"),
    "legal_basis": N_("the section on the legal basis"),
    "value": N_("the figure"),
    "when": N_("when the figure applies"),
    "per": N_("what the amount is per"),
    "price_year": N_("the year of the prices"),
}
"""Fields that can be `unknown`, as a list of gaps names them."""
