"""The geometry of pictures: where each mark and label goes, in the units of its drawing.

Nothing here knows HTML: a module says what is drawn where, a template under `templates/pictures/` draws it as SVG.
A unit is a CSS pixel where the picture has its full width (`WIDTH`).
"""

WIDTH = 740
"""Of every picture that fills the column of text beside both sidebars."""
