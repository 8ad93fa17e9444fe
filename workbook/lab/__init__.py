"""How the workbook sits in JupyterLab: plug-in, settings, the server's part and the launcher."""
