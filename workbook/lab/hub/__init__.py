"""The workbook for a group, on a JupyterHub: examples, and what its keeper does with the books."""
