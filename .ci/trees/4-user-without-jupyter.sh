#!/usr/bin/env bash
# an ordinary user where Maven is installed and Jupyter is not: pip is there and reaches no index
. /run/trees/steps.sh
step "apt-get install" install maven python3-venv python3-pip
step "clone" clone student
refused "./engram lab" 'Jupyter.*sudo apt-get install jupyter-notebook jupyter-nbconvert$' as student engram/engram lab --no-browser
refused "./engram test" 'Jupyter.*sudo apt-get install jupyter-notebook jupyter-nbconvert$' as student engram/engram test
