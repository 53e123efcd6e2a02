# Sourced by the commands: builds the named modules where their sources have changed, and unpacks each into .run/<module>.

is_built() {
    for part; do
        if [ ! -f ".run/$part.built" ] ||
            [ -n "$(find pom.xml "$part/pom.xml" "$part/src/main" -newer ".run/$part.built" -print | head -n 1)" ]; then
            return 1
        fi
    done
}

build() {
    is_ready "$@" && return
    lock_folder
    is_built "$@" || compile "$@"
    case " $* " in *" app "*) is_trained || train ;; esac
    unlock_folder
}

is_ready() {
    is_built "$@" || return 1
    case " $* " in *" app "*) is_trained ;; esac
}

# One build at a time: two would take each other's files away. The lock belongs to the open file, so that the system gives it
# back when the last process that has it open ends, in whatever way.
lock_folder() {
    { mkdir -p .run && exec 9>>.run/lock; } || stop "The folder $PWD can't be written."
    lock_file now && return
    echo "Another build runs in this folder. Waiting for it…"
    lock_file || stop "The file $PWD/.run/lock can't be locked."
}

# macOS has no flock, but Perl.
lock_file() {
    if command -v flock >/dev/null 2>&1; then
        flock ${1:+-n} 9
    else
        perl -e 'use Fcntl ":flock"; open(my $file, ">>&=", 9) or exit 1; exit !flock($file, LOCK_EX | (@ARGV ? LOCK_NB : 0));' "$@"
    fi
}

unlock_folder() {
    exec 9>&-
}

compile() {
    find_maven
    echo "Building Frontdesk (the first time this fetches its libraries and takes a few minutes)…"
    touch .run/build.begun
    parts="$*"
    mvn -B -ntp -pl "${parts// /,}" -Dmaven.test.skip=true package >.run/build.log 2>&1 &
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
        # What was edited meanwhile is built the next time.
        touch -r .run/build.begun ".run/$part.built"
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

is_trained() {
    [ "$(cat .run/app/trained 2>/dev/null)" = "$(jdk)" ]
}

jdk() {
    echo "$JAVA_HOME" && cat "$JAVA_HOME/release" 2>/dev/null
}

# Starts the product once on a database that is thrown away, so that the JVM writes down what it loaded and linked. The
# next starts take a third of the time. Without the cache, or with one that doesn't fit, they are slow and otherwise the same.
train() {
    echo "Learning to start quickly…"
    rm -rf .run/training "$aot_cache"
    : >.run/training.log
    # Nothing of what the operator has set is for this run: it would speak for their bots and write to their database.
    # shellcheck disable=SC2046
    env -i HOME="${HOME:-/}" PATH="$PATH" LANG="${LANG:-C.UTF-8}" TMPDIR="${TMPDIR:-/tmp}" \
        ${JAVA_TOOL_OPTIONS:+"JAVA_TOOL_OPTIONS=$JAVA_TOOL_OPTIONS"} \
        FRONTDESK_DATA=.run/training FRONTDESK_PORT=0 FRONTDESK_SANDBOX=on \
        "$JAVA_HOME/bin/java" -XX:AOTCacheOutput=$aot_cache $(product_options) -jar .run/app/app-*-exec.jar \
        >.run/training.log 2>&1 &
    training=$!
    trap 'kill -9 $training 2>/dev/null; exit 130' INT TERM
    tries=0
    while kill -0 "$training" 2>/dev/null && [ $tries -lt 180 ]; do
        tries=$((tries + 1))
        panel=$(sed -n 's|^  Panel .*http://localhost:\([0-9]*\)/app$|\1|p' .run/training.log)
        [ -n "$panel" ] && break
        sleep 1
    done
    for page in /actuator/health/readiness /app /sign-in /actuator/prometheus /api/openapi.json; do
        [ -n "${panel:-}" ] && visit "$panel" "$page"
    done
    kill "$training" 2>/dev/null
    wait "$training"
    trap - INT TERM
    rm -rf .run/training
    jdk >.run/app/trained
    [ -f "$aot_cache" ] || echo "  It could not: starts will take longer. .run/training.log may say why."
}

visit() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3 && cat <&3) >/dev/null 2>&1
}
