"""Characters and blocks: what stands where in a document."""
