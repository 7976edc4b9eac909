# shellcheck shell=sh
# Sourced by scripts that drive a browser: there is one with its driver, or it is installed, or a line says how.

found() {
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    return 1
}
browser() { found "${CHROME:-chromium}" chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; }
driver() { found "${CHROMEDRIVER:-chromedriver}"; }
font() { fc-list :lang=zh 2>/dev/null | grep -q .; }

if found apt-get && [ "$(id -u)" = 0 ] && ! { browser && driver && font; }; then
    packages='chromium chromium-driver fonts-wqy-microhei'
    grep -qs '^ID=ubuntu' /etc/os-release && packages='chromium-browser chromium-chromedriver fonts-wqy-microhei'
    export DEBIAN_FRONTEND=noninteractive
    tries=0 # apt-get waits for the lock of packages by itself, but not for the lock of the lists of packages
    until apt-get -q update; do
        [ $((tries += 1)) -lt 60 ] || die 'apt-get update fails; see above.'
        sleep 5
    done
    # shellcheck disable=SC2086 # a list of words
    apt-get -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $packages || die 'apt-get fails; see above.'
fi
if ! { browser && driver; }; then
    die "The tests need Chromium or Chrome, and chromedriver: install both\
 (Debian: apt install chromium chromium-driver; macOS: brew install google-chrome chromedriver)."
fi

