"""核稿: a report sent in, its text with the marks, the findings beside it."""
