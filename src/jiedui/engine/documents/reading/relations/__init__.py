"""Relations between quantities: one file each, each a function of the submission that adds findings."""
