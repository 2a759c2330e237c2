#!/bin/sh
# System programs that some tests drive: a browser for the page. Installed on Debian when we are root; elsewhere the tests that
# need it skip with one line that names the package (with CI=true a skip is a failure).
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 \
        || echo "system.sh: the Debian package chromium could not be installed; browser tests will skip"
else
    echo "system.sh: install chromium to run the browser tests"
fi
exit 0
