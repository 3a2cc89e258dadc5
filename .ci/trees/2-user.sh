#!/usr/bin/env bash
# an ordinary user where Maven, Jupyter and fonts are installed
. /run/trees/steps.sh
step "apt-get install" install maven jupyter-notebook jupyter-nbconvert fontconfig fonts-dejavu-core
step "clone" clone student
step "first ./engram lab" serves student
step "second ./engram lab" serves student
step "./engram test" as student engram/engram test
