"""Turn a report into a document for the file: one model, four forms, the same words in each.

`document.py` is the model. `build.py` fills it from the report in words; `pdf.py` and `html.py`
each write it. What they share with a ministry is a folder, `style.py`.
"""
