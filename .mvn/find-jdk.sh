# Sourced by ./mvnw and ./mercato: exports JAVA_HOME as a JDK 25, or explains what to install and exits 69
# (EX_UNAVAILABLE of sysexits.h).
#
# Looked at in this order: JAVA_HOME, the javac on PATH, the usual folders of Linux, macOS, SDKMAN!, asdf, mise and
# IntelliJ IDEA. MERCATO_JDK_DIRS, a colon-separated list, replaces the usual folders.

mercato_java_version=25

mercato_is_jdk() {
  [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    grep -q "^JAVA_VERSION=\"$mercato_java_version[.\"-]" "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | grep -q "^javac $mercato_java_version\($\|[.-]\)"
  fi
}

# /usr/bin/javac is a chain of links on most systems; the JDK is where it ends.
mercato_jdk_of_path() {
  mercato_link=$(command -v javac) || return 1
  while [ -L "$mercato_link" ]; do
    mercato_target=$(readlink "$mercato_link")
    case "$mercato_target" in
      /*) mercato_link=$mercato_target ;;
      *) mercato_link=$(dirname "$mercato_link")/$mercato_target ;;
    esac
  done
  (cd "$(dirname "$mercato_link")/.." 2>/dev/null && pwd)
}

mercato_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && mercato_is_jdk "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  mercato_candidate=$(mercato_jdk_of_path) && mercato_is_jdk "$mercato_candidate" && {
    printf '%s\n' "$mercato_candidate"
    return 0
  }
  mercato_dirs=${MERCATO_JDK_DIRS:-/usr/lib/jvm:/usr/lib64/jvm:/usr/java:/opt/java:/opt:/opt/homebrew/opt:/usr/local/opt:/Library/Java/JavaVirtualMachines:$HOME/Library/Java/JavaVirtualMachines:$HOME/.sdkman/candidates/java:$HOME/.asdf/installs/java:$HOME/.local/share/mise/installs/java:$HOME/.jdks}
  mercato_ifs=$IFS
  IFS=:
  for mercato_dir in $mercato_dirs; do
    for mercato_candidate in "$mercato_dir"/*; do
      for mercato_home in "$mercato_candidate" "$mercato_candidate/Contents/Home" \
          "$mercato_candidate/libexec/openjdk.jdk/Contents/Home"; do
        if mercato_is_jdk "$mercato_home"; then
          IFS=$mercato_ifs
          printf '%s\n' "$mercato_home"
          return 0
        fi
      done
    done
  done
  IFS=$mercato_ifs
  return 1
}

if ! JAVA_HOME=$(mercato_find_jdk); then
  cat >&2 <<MESSAGE
Mercato needs a JDK $mercato_java_version, and none was found in JAVA_HOME, on PATH or in the usual folders.
Install one (https://adoptium.net/temurin/releases/?version=$mercato_java_version, 'sdk install java $mercato_java_version-tem',
'brew install openjdk@$mercato_java_version' or your distribution's package), or set JAVA_HOME to where it is.
MESSAGE
  exit 69
fi
export JAVA_HOME
