# Sourced by the commands: builds the named modules where their sources have changed, and unpacks each into .run/<module>.

is_built() {
    for part; do
        if [ ! -f ".run/$part.built" ] || [ -n "$(find pom.xml "$part/pom.xml" "$part/src/main" -newer ".run/$part.built" -print -quit)" ]; then
            return 1
        fi
    done
}

build() {
    is_built "$@" && return
    find_maven
    echo "Building Frontdesk (the first time this fetches its libraries and takes a few minutes)…"
    mkdir -p .run
    parts="$*"
    mvn -B -ntp -pl "${parts// /,}" -DskipTests package >.run/build.log 2>&1 &
    build=$!
    trap 'kill $build 2>/dev/null; exit 130' INT TERM
    while kill -0 "$build" 2>/dev/null; do
        sleep 2
        step=$(grep -E '^\[INFO\] (Building |--- )' .run/build.log | tail -n 1 | sed -E 's/^\[INFO\] //; s/^--- ([^ ]+).*/\1/; s/ *\[[0-9/]+\]$//')
        [ "$step" != "${shown:-}" ] && [ -n "$step" ] && echo "  $step"
        shown=$step
    done
    trap - INT TERM
    if ! wait "$build"; then
        grep -E '^\[ERROR\]' .run/build.log | head -n 8 >&2
        stop "The build failed; the whole output is in .run/build.log."
    fi
    for part; do
        unpack "$part" || stop "Could not unpack what was built."
        touch ".run/$part.built"
    done
}

# The sandbox has nothing of Spring's in it, which the unpacking itself would need; it runs as it is.
unpack() {
    rm -rf ".run/$1"
    if [ "$1" = sandbox ]; then
        mkdir -p .run/sandbox && cp sandbox/target/sandbox-*-exec.jar .run/sandbox
    else
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$1"/target/"$1"-*-exec.jar extract --destination ".run/$1"
    fi
}
