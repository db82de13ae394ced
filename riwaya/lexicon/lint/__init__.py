"""The checks of the linter: letters of the files, notation of the rows, what each table asks of its columns."""
