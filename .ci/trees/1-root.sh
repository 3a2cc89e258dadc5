#!/usr/bin/env bash
# root, with git and a JDK and nothing else: everything is installed, everything works, the second run starts in seconds
. /run/trees/steps.sh
step "clone" clone root
step "first ./engram lab" serves root
step "second ./engram lab" serves root
step "./engram test" as root engram/engram test
step "./engram doctor" as root engram/engram doctor
