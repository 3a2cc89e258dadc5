#!/usr/bin/env bash
# an ordinary user where Jupyter is installed and Maven is not
. /run/trees/steps.sh
step "apt-get install" install jupyter-notebook jupyter-nbconvert
step "clone" clone student
refused "./engram lab" 'Maven.*sudo apt-get install maven$' as student engram/engram lab --no-browser
refused "./engram test" 'Maven.*sudo apt-get install maven$' as student engram/engram test
