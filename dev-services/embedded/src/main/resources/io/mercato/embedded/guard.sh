# Reads commands until its input ends, which the operating system sees to when the last process that holds the other
# end is gone, however it went; then stops the servers that it was told to protect.
# $1: directory in which a newcomer finds the answer to its "joined"; $2: directory to delete in the end. Both may be empty.

# A Ctrl-C or a closed terminal goes to everything that was started there; the guard has to outlive it.
trap '' HUP INT TERM QUIT

# When the process was started: an id alone may by now belong to another process. Nothing for one that has ended, even if
# nobody has collected it yet (state Z of proc_pid_stat(5)), as in a container whose first process collects nobody.
birth() {
  if [ -r "/proc/$1/stat" ]; then
    cut -d ' ' -f 3,22 "/proc/$1/stat" | sed -n '/^Z/!s/^. //p'
  else
    ps -o lstart= -p "$1" | tr -d ' '
  fi 2>/dev/null
}

protected=

release() {
  kept=
  for entry in $protected; do
    case $entry in "$1":*) ;; *) kept="$kept $entry" ;; esac
  done
  protected=$kept
}

is_alive() { kill -0 "$1" 2>/dev/null && [ "$(birth "$1")" = "$2" ]; }

signal_all() {
  alive=
  for entry in $protected; do
    pid=${entry%%:*} rest=${entry#*:}
    is_alive "$pid" "${rest#*:}" || continue
    alive=yes
    [ -z "$1" ] || kill -s "${2:-${rest%%:*}}" "$pid" 2>/dev/null
  done
  [ -n "$alive" ]
}

while read -r command pid signal; do
  case $command in
    protect) release "$pid"; protected="$protected $pid:$signal:$(birth "$pid")" ;;
    release) release "$pid" ;;
    joined) : >"$1/joined-$pid" ;;
  esac
done

if signal_all yes; then
  tenths=0
  while [ $tenths -lt 300 ] && signal_all ''; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  signal_all yes KILL
fi
[ -z "$2" ] || rm -rf "$2"
