"""Do two mentions answer the same question, and do their values betray a slip?"""
