# Sourced by the commands: finds a JDK 25 and Maven, or says in one line what is missing and where it comes from.

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_jdk_25() {
    [ -x "$1/bin/javac" ] || return 1
    major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$major" ] && [ "$major" -ge 25 ]
}

find_jdk() {
    for candidate in "${JAVA_HOME:-}" \
        "$(command -v javac >/dev/null 2>&1 && dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")" \
        "$(/usr/libexec/java_home -v 25+ 2>/dev/null)" \
        /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return
        fi
    done
    stop "Frontdesk needs a JDK 25 or newer and found none: install one (for example Temurin 25 from adoptium.net) and set JAVA_HOME to it."
}

find_maven() {
    command -v mvn >/dev/null 2>&1 ||
        stop "Frontdesk needs Apache Maven 3.8 or newer and found no 'mvn': install it (apt install maven, brew install maven)."
}

# The options of the product's JVM, for whoever starts it and whoever measures it.
product_options() {
    printf '%s' "${FRONTDESK_JAVA_OPTIONS:--Xmx1g} --enable-native-access=ALL-UNNAMED"
}
