#!/usr/bin/env bash
# root, where pip is installed and reaches no index: Jupyter comes from the package manager
. /run/trees/steps.sh
step "apt-get install" install python3-venv python3-pip
step "clone" clone root
step "first ./engram lab" serves root
