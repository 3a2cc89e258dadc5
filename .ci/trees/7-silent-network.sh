#!/usr/bin/env bash
# a network that swallows every packet: an ordinary user and root both get the one sentence within 60 s
. /run/trees/steps.sh
step "apt-get install" install python3-venv python3-pip
step "clone" clone student
step "clone" clone root

# The way out is a cable with nobody at its other end: nothing is refused, nothing answers.
silently() {
  unshare --net bash -c 'ip link set lo up; ip link add near type veth peer name far; ip addr add 10.255.0.2/24 dev near
    ip link set near up; ip link set far up; ip neigh add 10.255.0.1 lladdr 02:00:00:00:00:01 dev near
    ip route add default via 10.255.0.1; "$@"' silently "$@"
}
export -f as
refused "./engram lab as a user" 'Jupyter.*and Maven' silently bash -c 'as student engram/engram lab --no-browser'
refused "./engram lab as root" 'Jupyter.*and Maven' silently bash -c 'as root engram/engram lab --no-browser'

# The same where names still resolve.
{
  echo 10.255.7.7 "$(sed -n 's|^deb [a-z]*://\([^/]*\)/.*|\1|p' /etc/apt/sources.list | head -n 1)"
  echo 10.255.7.7 "$(python3 -c 'from urllib.parse import urlparse; from pip._internal.models.index import PyPI; print(urlparse(PyPI.url).hostname)')"
} >>/etc/hosts
refused "./engram lab as a user, names known" 'Jupyter.*and Maven' silently bash -c 'as student engram/engram lab --no-browser'
refused "./engram lab as root, names known" 'Jupyter.*and Maven' silently bash -c 'as root engram/engram lab --no-browser'
