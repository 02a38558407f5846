"""The list by PyPI's `atlassian-python-api`: `python pypi.py ADDRESS`."""

import json
import sys

from atlassian.bitbucket import Cloud

cloud = Cloud(url=sys.argv[1], token="none")
page = cloud.get("2.0/repositories/acme/web/pullrequests", params={"state": "OPEN", "pagelen": 50})
items = page["values"]
while "next" in page:
    page = cloud.get(page["next"], absolute=True)
    items.extend(page["values"])
json.dump(items, sys.stdout)
