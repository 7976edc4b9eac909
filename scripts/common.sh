# shellcheck shell=sh disable=SC2034
# Sourced by the scripts beside it: finds the repository and a JDK 25, and builds modules when their sources changed.

root=$(cd "$(dirname "$0")/.." && pwd)

die() {
    echo "$1" >&2
    exit "${2:-1}"
}

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    zh*) java_language='-Duser.language=zh -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8' readme=README.zh-CN.md ;;
    *) java_language='' readme=README.md ;;
esac

# JAVA_HOME, the java on the PATH, then where Linux, macOS, SDKMAN and IDEs put JDKs.
find_jdk_25() {
    on_path=$(command -v java || true)
    [ -z "$on_path" ] || on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/*; do
        if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$home/release"; then
            export JAVA_HOME="$home"
            return
        fi
    done
    die 'No JDK 25 found. Install one (Debian 13: apt install openjdk-25-jdk; else https://adoptium.net), or set JAVA_HOME.'
}

# Runs Maven, and ends it too on Ctrl-C and SIGTERM; then the status is over 128.
maven() {
    "$root/mvnw" -B -ntp -f "$root/pom.xml" "$@" &
    trap 'kill $! 2>/dev/null' INT TERM
    status=0
    wait $! || status=$?
    wait $! 2>/dev/null || true # after a signal: until Maven is gone
    return "$status"
}

# Packages a module with what it depends on, if any source is newer than the last time.
build() {
    stamp=$root/$1/target/built
    if [ ! -e "$stamp" ] || [ -n "$(find "$root/pom.xml" "$root"/*/*/pom.xml "$root"/*/*/src/main -newer "$stamp")" ]; then
        echo "Building $1 ..." >&2
        mkdir -p "$root/$1/target" && touch "$stamp.begun"
        log=-Dorg.slf4j.simpleLogger # warnings and errors, but not that the jar of a module beside it was replaced
        maven $log.defaultLogLevel=warn $log.log.org.apache.maven.plugins.dependency=error \
            -pl "$1" -am package -Dmaven.test.skip=true || {
            [ "$status" -le 128 ] || exit "$status"
            die "The build of $1 failed; what to mend stands above."
        }
        mv "$stamp.begun" "$stamp"
    fi
}

# Runs a class of the toolbox in place of the script: its simple name, then its arguments.
toolbox() {
    find_jdk_25
    build scripts/toolbox
    class=wireup.toolbox.$1 && shift
    # shellcheck disable=SC2086 # java_language is a list of words
    exec "$JAVA_HOME/bin/java" $java_language -cp "$root/scripts/toolbox/target/toolbox.jar" "$class" "$@"
}
