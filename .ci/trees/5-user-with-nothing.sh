#!/usr/bin/env bash
# an ordinary user with git and a JDK and nothing else; then without the JDK
. /run/trees/steps.sh
step "clone" clone student
refused "./engram lab" 'Jupyter.*and Maven .*sudo apt-get install' as student engram/engram lab --no-browser
refused "./engram test" 'Jupyter.*and Maven .*sudo apt-get install' as student engram/engram test
mv /opt/jdk-25 /root/hidden
refused "./engram lab without a JDK" 'a JDK 25 or newer and Jupyter.*and Maven' as student engram/engram lab --no-browser
