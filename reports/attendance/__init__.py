"""The attendance of a programme as a file: CSV, XLSX or JSON, however long.

`columns` says what a line holds; `csv`, `xlsx` and `json` each give it their form; `files` puts one together.
"""
