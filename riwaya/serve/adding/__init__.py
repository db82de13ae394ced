"""Adding reports from the browser: files are parsed in a child with limits, read and kept in the background."""
