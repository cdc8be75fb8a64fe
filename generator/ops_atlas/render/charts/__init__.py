"""Where everything in a picture stands. The templates in `templates/charts/` draw it.

Two kinds of picture: those that follow the width of the page give x in per cent and y in pixels, so that their text
keeps its size on a phone; those with two real directions (the landscape, the map) have a fixed drawing that scales.
"""

from ops_atlas.render.charts.denmark import capital_map, country_map
from ops_atlas.render.charts.landscape import plot
from ops_atlas.render.charts.landscape_data import landscape_data
from ops_atlas.render.charts.profile import profile_picture
from ops_atlas.render.charts.readings import readings_pictures
from ops_atlas.render.charts.timeline import timeline_sheets

__all__ = [
    "capital_map",
    "country_map",
    "landscape_data",
    "plot",
    "profile_picture",
    "readings_pictures",
    "timeline_sheets",
]
