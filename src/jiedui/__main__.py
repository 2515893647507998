import sys

from jiedui.cli import main

sys.exit(main(sys.argv[1:]))
