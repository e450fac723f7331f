"""`python -m briefings`"""

import gc
import sys

from .cli import main

code = main()
gc.freeze()  # Python looks for garbage when it ends, and would look at every object of the corpus
sys.exit(code)
