#!/usr/bin/env bash
# dateparser 1.2.0: a date in Thai is read with its month and its digits translated, and its year is taken for a Gregorian one.
#
# Guess: who knows the Thai names of months and the Thai digits counts the year from 543 BC, as everybody in Thailand does, or
#        gives nothing.
# Seen:  "15 มกราคม 2567" is the year 2567, not 2024; in Thai digits, too. The usual short form "15 ม.ค. 67" is 2067. The
#        package has calendars for Jalali and Hijri dates (dateparser.calendars), and none for this one.
# Why it matters: days of Thai pages lie 543 or 43 years ahead, and no error says so; a check that a day is not in the future
#        throws all of them away.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check dateparser==1.2.0
"$folder/python/bin/python" - <<'PYTHON'
import dateparser
import dateparser.calendars
import pkgutil

print("dateparser", dateparser.__version__)
for text, expected in [("15 มกราคม 2567", "2567-01-15"), ("๑๕ มกราคม ๒๕๖๗", "2567-01-15"), ("15 ม.ค. 67", "2067-01-15")]:
    found = str(dateparser.parse(text, languages=["th"]).date())
    print(text, found)
    assert found == expected, (text, found)
calendars = sorted(module.name for module in pkgutil.iter_modules(dateparser.calendars.__path__))
print("calendars", calendars)
assert not any("buddh" in name or "thai" in name for name in calendars)
PYTHON
