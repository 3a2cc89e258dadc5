#!/usr/bin/env bash
# root, with git and a JDK and nothing else: everything is installed, everything works, the second run starts in seconds
. /run/trees/steps.sh
step "clone" clone root
step "first ./engram lab" serves root
step "second ./engram lab" serves root
step ".ci/run" as root engram/.ci/run
step "./engram doctor" as root engram/engram doctor

# The second run: how long until Maven is at work. Nothing comes after it, for it goes on when this ends.
begun() {
  as root engram/engram test >/tmp/second 2>&1 &
  until grep -m 1 'Building Engram' /tmp/second; do
    kill -0 $! || return 1
    sleep 0.2
  done
}
step "second ./engram test has begun" begun
