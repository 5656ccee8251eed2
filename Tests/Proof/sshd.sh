#!/bin/bash
# Tries the service account of README, "Several desks, over SSH", with a real sshd on this machine: two people at once, each tied by a key to
# a name, and nothing else: no shell, no copying of files, no forwarding. Nothing of the machine is changed: the server, its keys and the
# office are in a temporary folder and gone at the end.
#
#   Tests/Proof/sshd.sh [PROGRAM]       default: .build/debug/anteroom
#
# Needs sshd, ssh, ssh-keygen, sftp, scp (Debian: openssh-server, openssh-client), tmux and python3. Any account can run it; the account
# that runs it is the service account. Ends with 0 if everything held.
set -u
program=$(readlink -f "${1:-$(dirname "$0")/../../.build/debug/anteroom}")
sshd=$(command -v sshd || echo /usr/sbin/sshd)
for tool in "$sshd" ssh ssh-keygen sftp scp tmux python3 "$program"; do
  command -v "$tool" >/dev/null || { echo "sshd.sh needs $tool" >&2; exit 2; }
done

here=$(mktemp -d)
chmod 700 "$here"
tmux_() { tmux -L "anteroom-sshd-$$" -f /dev/null "$@"; }
finish() {
  tmux_ kill-server 2>/dev/null
  [ -f "$here/sshd.pid" ] && kill "$(cat "$here/sshd.pid")" 2>/dev/null
  rm -rf "$here"
}
trap finish EXIT
failed=0
held() { echo "held    $1"; }
broke() { echo "BROKE   $1" >&2; failed=1; }
expect() { if eval "$2"; then held "$1"; else broke "$1"; fi; }

# The office, and two people who are let in by this account.
me=$(id -un)
export XDG_STATE_HOME="$here/state" XDG_CONFIG_HOME="$here/config"
"$program" init "$here/office" >/dev/null || exit 3
manager=$(printf '%s\n' "$me")
"$program" do --data "$here/office" --as "$manager" <<END >"$here/setup" || { cat "$here/setup"; exit 3; }
{"action":"change setting","kind":"staff","now":{"name":"maria","role":"frontDesk","account":"$me"}}
{"action":"change setting","kind":"staff","now":{"name":"james","role":"frontDesk","account":"$me"}}
END

# The server: keys only, and only those of this folder.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
[ "$(id -u)" = 0 ] && mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$here/host"
for who in maria james robot; do ssh-keygen -q -t ed25519 -N '' -C "$who" -f "$here/$who"; done
desk="LANG=C.UTF-8 XDG_STATE_HOME=$here/state XDG_CONFIG_HOME=$here/config"
{
  echo "command=\"$desk ANTEROOM_DESK=front-1 $program --data $here/office --as maria\",restrict,pty $(cat "$here/maria.pub")"
  echo "command=\"$desk ANTEROOM_DESK=front-2 $program --data $here/office --as james\",restrict,pty $(cat "$here/james.pub")"
  echo "command=\"$desk ANTEROOM_DESK=robot $program do --data $here/office --as maria\",restrict $(cat "$here/robot.pub")"
} >"$here/keys"
chmod 600 "$here/keys"
cat >"$here/sshd_config" <<END
Port $port
ListenAddress 127.0.0.1
HostKey $here/host
PidFile $here/sshd.pid
AuthorizedKeysFile $here/keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin yes
Subsystem sftp internal-sftp
END
"$sshd" -f "$here/sshd_config" -E "$here/sshd.log" || { cat "$here/sshd.log" >&2; exit 3; }
ssh_options="-F /dev/null -o IdentitiesOnly=yes -o IdentityAgent=none -o UserKnownHostsFile=$here/known -o StrictHostKeyChecking=accept-new -o LogLevel=ERROR -o BatchMode=yes"
as() { who=$1; shift; timeout 20 ssh $ssh_options -i "$here/$who" -p "$port" "$@"; }
for _ in $(seq 50); do [ -s "$here/sshd.pid" ] && break; sleep 0.1; done

# Two people at once.
for who in maria james; do
  tmux_ new-session -d -s $who -x 100 -y 30 "ssh $ssh_options -tt -i $here/$who -p $port 127.0.0.1; echo ended; sleep 60"
done
shows() { for _ in $(seq 100); do tmux_ capture-pane -p -t "$1" | grep -qF -- "$2" && return 0; sleep 0.1; done; tmux_ capture-pane -p -t "$1" >&2; return 1; }
expect "maria's key opens the desk as maria" 'shows maria "Waiting room" && shows maria "maria  "'
expect "james's key opens it at the same time as james" 'shows james "Waiting room" && shows james "james  "'
writes() { tmux_ send-keys -t "$1" / ; shows "$1" "Find"; tmux_ send-keys -t "$1" -l "$2"; sleep 0.3; tmux_ send-keys -t "$1" C-n; shows "$1" "New patient"; tmux_ send-keys -t "$1" Tab; tmux_ send-keys -t "$1" -l "$3"; sleep 0.3; tmux_ send-keys -t "$1" C-s; }
writes maria Okafor Ada & writes james Petrov Ivan & wait %2 %3 2>/dev/null; wait $(jobs -p) 2>/dev/null
for _ in $(seq 100); do [ "$(grep -c '"did":"add patient"' "$here/office/journal/000001.jsonl")" = 2 ] && break; sleep 0.1; done
expect "what each did stands under their own name and desk" \
  'grep "Okafor" "$here/office/journal/000001.jsonl" | grep -q "\"by\":\"maria\",\"desk\":\"front-1\"" && grep "Petrov" "$here/office/journal/000001.jsonl" | grep -q "\"by\":\"james\",\"desk\":\"front-2\""'
expect "no name of a patient is in the arguments of any process" '! ps -eo args | grep -v grep | grep -qE "Okafor|Petrov"'
for who in maria james; do tmux_ send-keys -t $who Escape; sleep 0.3; tmux_ send-keys -t $who Escape; sleep 0.3; tmux_ send-keys -t $who q; done
expect "q ends the program and with it the connection" 'shows maria ended && shows james ended'

# Nothing else.
said=$(as maria 127.0.0.1 'id; echo shell-was-here' 2>&1)
expect "a command of one's own is not run" '! grep -qE "uid=|shell-was-here" <<<"$said"'
said=$(as maria -tt 127.0.0.1 'sh -c "echo shell-was-here"' </dev/null 2>&1 | head -c 4000)
expect "nor with a terminal" '! grep -q "^shell-was-here" <<<"$said"'
echo get "$here/office/lock" "$here/stolen" | timeout 20 sftp $ssh_options -b - -i "$here/maria" -P "$port" 127.0.0.1 >/dev/null 2>&1
timeout 20 scp $ssh_options -i "$here/maria" -P "$port" "127.0.0.1:$here/office/practice.json" "$here/stolen" >/dev/null 2>&1
timeout 20 scp -O $ssh_options -i "$here/maria" -P "$port" "127.0.0.1:$here/office/practice.json" "$here/stolen" >/dev/null 2>&1
timeout 20 scp $ssh_options -i "$here/maria" -P "$port" "$here/known" "127.0.0.1:$here/planted" >/dev/null 2>&1
expect "no file is copied, neither way" '[ ! -e "$here/stolen" ] && [ ! -e "$here/planted" ]'
free=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as maria -N -L "$free:127.0.0.1:$port" 127.0.0.1 >/dev/null 2>&1 &
forward=$!
sleep 1.5
reached=$(python3 - "$free" <<'END'
import socket, sys
try:
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 3)
    s.settimeout(3)
    print("reached" if s.recv(20).startswith(b"SSH") else "refused")
except OSError:
    print("refused")
END
)
kill $forward 2>/dev/null
wait $forward 2>/dev/null
expect "no port is forwarded from here" '[ "$reached" = refused ]'
expect "nor to here" '! as maria -o ExitOnForwardFailure=yes -R 0:127.0.0.1:22 127.0.0.1 true >/dev/null 2>&1'
said=$(as maria -o SetEnv="ANTEROOM_DATA=/other ANTEROOM_DESK=elsewhere" 127.0.0.1 --version 2>&1)
expect "neither the environment nor arguments of one's own are heard" '! grep -qE "elsewhere|/other|^anteroom 0" <<<"$said"'

# A second key for scripts.
said=$(echo '{"action":"add patient","token":"t-1","name":{"family":"Rossi","given":"Giulia"},"born":"1994-08-25"}' | as robot 127.0.0.1 2>&1)
expect "a key for scripts speaks do, and only as its person" 'grep -q "\"ok\":true" <<<"$said" && grep Rossi "$here/office/journal/000001.jsonl" | grep -q "\"by\":\"maria\",\"desk\":\"robot (script)\""'
said=$(echo '{"action":"add patient","by":"james","name":{"family":"Rossi","given":"Carla"}}' | as robot 127.0.0.1 2>&1)
expect "who did it cannot be said in the line" 'grep -q "\"ok\":false" <<<"$said"'
expect "the office is sound" '"$program" check --data "$here/office" >/dev/null'
expect "and its files are for this account alone" '[ -z "$(find "$here/office" -perm /077)" ]'
exit $failed
