# For the scripts that start Thalweg, in its sources and in a package: from arguments to java.
# Sourced; the caller defines fail MESSAGE [STATUS], $home, $jar and $lib, prepare, which puts the
# folder of a Java runtime into $jdk, and renew, which builds what is out of date, or returns 1 where
# nothing is. Where it sets $installs, a missing library of the window is installed by root without
# asking.

# The window opens without arguments, or with paths that exist and look like paths.
opens_window() {
    local argument
    for argument in "$@"; do
        [[ $argument != -* && $argument == *[./]* && -e $argument ]] || return 1
    done
}

# Libraries of a real window: file name, Debian package.
window_libraries=(
    libgtk-3.so.0 libgtk-3-0
    libXtst.so.6 libxtst6
    libXxf86vm.so.1 libxxf86vm1
    libGL.so.1 libgl1
    libfreetype.so.6 libfreetype6
    libpangoft2-1.0.so.0 libpangoft2-1.0-0
)

# Whether the system has the library where libraries usually are.
is_present() {
    local folder
    for folder in /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib; do
        [[ -e $folder/$1 ]] && return
    done
    return 1
}

require_window() {
    if [[ -z ${DISPLAY:-} ]]; then # on Wayland too: JavaFX speaks X11
        fail "there is no display to open a window on, DISPLAY is not set,\
 run ./thalweg demo --out DIR, which does the main job without one"
    fi
    local present="" i missing=()
    for ((i = 0; i < ${#window_libraries[@]}; i += 2)); do
        is_present "${window_libraries[i]}" && continue
        [[ -n $present ]] || present=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0
        [[ $present == *"${window_libraries[i]} "* ]] || missing+=("${window_libraries[i + 1]}")
    done
    ((${#missing[@]})) || return 0
    local command="apt-get install -y ${missing[*]}"
    if [[ -n ${installs:-} ]] && ((EUID == 0)) && type -P apt-get >/dev/null; then
        echo "thalweg: installing what the window needs: ${missing[*]} …" >&2
        mkdir -p "$home/target"
        if (apt-get update && DEBIAN_FRONTEND=noninteractive $command) \
            >"$home/target/apt.log" 2>&1 </dev/null; then
            return 0
        fi
        fail "libraries of the window are missing, ${missing[*]}, install them: $command\
 (tried, see $home/target/apt.log)"
    fi
    fail "libraries of the window are missing, ${missing[*]}, install them: sudo $command"
}

# The JVM would say it in three lines of its own.
require_heap() {
    local heap=${THALWEG_HEAP:-2g} kilobytes=0
    if [[ $heap =~ ^([1-9][0-9]{0,6})([kKmMgG])$ ]]; then
        kilobytes=${BASH_REMATCH[1]}
        case ${BASH_REMATCH[2]} in
            [mM]) ((kilobytes <<= 10)) ;;
            [gG]) ((kilobytes <<= 20)) ;;
        esac
    fi
    # The JVM takes no more than 2^46 bytes of heap, and starts with no less than a few megabytes.
    ((kilobytes >= 16 << 10 && kilobytes <= 1 << 36)) ||
        fail "'$heap' is no size for the heap, THALWEG_HEAP,\
 set it to a number of megabytes or gigabytes from 16m up, for example 2g or 800m"
}

# The flags of one kind of start, cli or window: everything but the class path's own cache.
flags() {
    local path=$jar entry
    for entry in "$lib"/javafx-*.jar; do # first: what a window still looks up at its start is here
        path+=:$entry
    done
    for entry in "$lib"/*.jar; do
        [[ $entry == */javafx-* ]] || path+=:$entry
    done
    java=("$jdk/bin/java" -Dthalweg.home="$home" ${command:+-Dthalweg.command="$command"}
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
        -Dorg.eclipse.deeplearning4j.helpers.disable=false
        -Xmx"${THALWEG_HEAP:-2g}" -XX:+UseSerialGC
        -Xlog:disable)
    if [[ $1 == window ]]; then
        # At its start a window runs much code a little: what optimising it costs two cores at once
        # is better spent on showing it. Loops are found as soon as before.
        java+=(-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=3000
            -XX:Tier4CompileThreshold=60000)
        # JavaFX 26 frees what its rasteriser took outside the heap on a thread that may not: what a
        # collection lets go of is lost, 96 kB at a time, unless it is kept for good.
        java+=(-Dprism.marlin.useRef=hard)
        # Without a graphics card JavaFX looks for one in vain, for a fifth of a second.
        [[ -e /dev/dri || -e /dev/nvidiactl || ${JAVA_TOOL_OPTIONS:-} == *prism.order* ]] ||
            java+=(-Dprism.order=sw)
    else
        java+=(-Djava.awt.headless=true)
    fi
    java+=(-cp "$path")
    aot=$cache/aot/$1${home//[^A-Za-z0-9]/_}
}

# What the cache is made from: the JDK, the jars and this. Beside it lies a file with the time of each.
launcher=${BASH_SOURCE[0]}
origins() {
    local origin
    for origin in "$jdk/release" "$jar" "$lib" "$launcher"; do
        "$1" "$origin" "$2/${origin##*/}" || return
    done
}

same_time() { [[ -e $2 && ! $1 -nt $2 && ! $1 -ot $2 ]]; }

keep_time() { touch -r "$1" "$2"; }

# Runs what is usually run, once, so that the JVM can keep the classes it met. The first start
# doesn't wait for it, and does without. Where it fails, it is not tried again at every start.
train() (
    mkdir -p "$cache/aot" && cd / && mkdir "$aot.lock" || return
    trap 'rm -rf "$aot.lock"' EXIT
    find "$cache/aot" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
    local made=$aot.lock/made what=(thalweg.Main rehearse)
    if [[ $1 == window ]]; then
        # What is compiled here a start compiles as soon as it runs, by the quick compiler and for
        # good: counting for the optimiser costs a start a tenth of a second. So it is only the code
        # of a window; what computes, paints and moves bytes is optimised as ever, and ours too.
        local package apart=()
        for package in thalweg org com.fasterxml com.sun.glass com.sun.javafx.geom com.sun.javafx.sg \
            com.sun.marlin com.sun.pisces com.sun.prism com.sun.scenario java.awt java.lang.foreign \
            java.math java.nio java.security java.util.zip jdk.internal.foreign jdk.internal.misc sun; do
            apart+=("-XX:CompileCommand=exclude,$package.*::*")
        done
        what=(-XX:TieredStopAtLevel=1 -XX:CompileCommand=quiet "${apart[@]}"
            -Dglass.platform=Headless -Dprism.order=sw -Dthalweg.rehearse=15
            thalweg.Main "$home"/samples/*.safetensors)
    fi
    mkdir "$made" && origins keep_time "$made" || return # before, should they change meanwhile
    # Tried once before it is taken: a cache that ends the JVM at its start would be a trap.
    nice -n 19 "${java[@]}" -XX:AOTCacheOutput="$aot.lock/cache" "${what[@]}" &&
        "${java[@]}" -XX:AOTCache="$aot.lock/cache" thalweg.Main --version &&
        mv "$aot.lock/cache" "$made/cache"
    rm -rf "$aot" && mv "$made" "$aot"
) </dev/null >/dev/null 2>&1

with_cache() {
    [[ ${THALWEG_AOT:-on} != off ]] || return 0
    if ! origins same_time "$aot"; then
        if [[ -d $aot.lock ]]; then
            find "$aot.lock" -maxdepth 0 -mmin +10 -exec rm -rf {} + 2>/dev/null # left by a crash
        fi
        if [[ ${THALWEG_AOT:-on} == wait ]]; then
            train "$1"
        elif [[ ! -d $aot.lock ]]; then
            set -m # a group of its own: Ctrl-C is not for it
            train "$1" &
            set +m
        fi
    fi
    [[ -f $aot/cache ]] && java+=(-XX:AOTCache="$aot/cache")
}

# Becomes java, with a command or with the window.
start() {
    kind=cli
    if opens_window "$@"; then
        kind=window
        require_window
    fi
    require_heap
    prepare
    flags "$kind"
    renew && flags "$kind" # maybe of other jars
    with_cache "$kind"
    export OMP_WAIT_POLICY=PASSIVE
    # The process sets these itself. An environment that grows is moved, under the feet of the
    # threads that read it; values are replaced where they are.
    export OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE-}
    # Without a bus GTK would start one when it shows a dialog: by a fork, for which OpenBLAS has its
    # threads end, and waits for ever where they are in a product.
    [[ $kind == cli || -n ${DBUS_SESSION_BUS_ADDRESS:-} || -S ${XDG_RUNTIME_DIR:-/none}/bus ]] ||
        export DBUS_SESSION_BUS_ADDRESS=disabled:
    [[ $kind == cli ]] || export GDK_BACKEND=x11 IBUS_ENABLE_SYNC_MODE=${IBUS_ENABLE_SYNC_MODE-1}
    exec "${java[@]}" thalweg.Main "$@"
}
