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
    for step in update "install -y --no-install-recommends $packages"; do
        # shellcheck disable=SC2086 # a step is a list of words
        DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 $step || die 'apt-get failed; see above.'
    done
fi
if ! { browser && driver; }; then
    die "The tests need Chromium or Chrome, and chromedriver: install both\
 (Debian: apt install chromium chromium-driver; macOS: brew install google-chrome chromedriver)."
fi

