"""核稿 in the office: a submission is kept with what the reader found, and what a person said is not a problem.

`intake` checks what was sent in, `running` has it read by a limited child process (`child`), `runs` keeps it and says who sees it,
`comments` hands it back as a Word file.
"""
