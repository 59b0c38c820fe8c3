# For the scripts at the top: finds a JDK 25 and puts its folder into $jdk.
# Sourced; the caller defines fail MESSAGE.

is_jdk_25() {
    [[ -x $1/bin/javac && -r $1/release ]] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_jdk() {
    local java folder
    java=$(readlink -f "$(type -P java)" 2>/dev/null)
    for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* "${java%/bin/java}"; do
        if [[ -n $folder ]] && is_jdk_25 "$folder"; then
            jdk=$folder
            return
        fi
    done
    fail "there is no JDK 25, neither JAVA_HOME nor /usr/lib/jvm nor the PATH has one,\
 install one (https://adoptium.net/temurin/releases/?version=25) or set JAVA_HOME to it"
}
