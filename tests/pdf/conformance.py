"""Checks PDFs with page-validation: a program for an environment of its own, since that is imported as `page`.

Each line of the input is the path of a file; the answer is a line with what was found against PDF/UA-1 and PDF/A-2a, as
a JSON list of texts. It ends with its input.
"""

import json
import sys

import page

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
LIMITS = page.SafetyLimits(max_reference_depth=100_000)

for line in sys.stdin:
    path = line.removesuffix("\n")
    reports = [page.validate_pdf(path, profile=profile, limits=LIMITS) for profile in PROFILES]
    found = [f"{failure.rule_id} {failure.message}" for report in reports for failure in report.failures]
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
