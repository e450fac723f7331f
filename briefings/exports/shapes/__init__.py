"""What the JSON of `/api/v1/` looks like. The published schema is written from these types.

What the data does not give is left out. `null` stands only where a figure cannot be computed, or a stance has no
number: both say something. A text may hold `[[id]]`, a link to what has this id, as in the data.
"""
