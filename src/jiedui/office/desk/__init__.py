"""The desk: the pages. One file a page, its `urls` gathered by `urls.py`; what every page shares is in `shell/`."""
