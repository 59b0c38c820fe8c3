# For the scripts at the top: finds a JDK 25 and puts its folder into $jdk.
# Sourced; the caller defines fail MESSAGE.

is_jdk_25() {
    [[ -x $1/bin/javac && -r $1/release ]] || return
    local line
    while read -r line; do
        [[ $line == 'JAVA_VERSION="25'[\".]* ]] && return
    done <"$1/release"
    return 1
}

find_jdk() {
    local java
    for jdk in "${JAVA_HOME:-/}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        is_jdk_25 "$jdk" && return
    done
    java=$(readlink -f "$(type -P java)" 2>/dev/null)
    jdk=${java%/bin/java}
    [[ -n $jdk ]] && is_jdk_25 "$jdk" && return
    fail "there is no JDK 25, neither JAVA_HOME nor /usr/lib/jvm nor the PATH has one,\
 install one (https://adoptium.net/temurin/releases/?version=25) or set JAVA_HOME to it"
}
