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

# What the JVM learned at its first start, beside the built program. Relative, since options are split at spaces.
aot_cache=.run/app/frontdesk.aot

# The options of the product's JVM, for whoever starts it and whoever measures it.
# When nothing happens, G1 gives heap back every half minute and the C library its free memory.
product_options() {
    printf '%s' "${FRONTDESK_JAVA_OPTIONS:--Xmx1g -Xms64m -XX:+UseG1GC -XX:G1PeriodicGCInterval=30000}"
    printf ' %s' -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Dspring.aot.enabled=true
    [ "$(uname)" = Linux ] && printf ' %s' -XX:TrimNativeHeapInterval=10000
    [ -f "$aot_cache" ] && printf ' %s' "-XX:AOTCache=$aot_cache"
    return 0
}
