/** The names under which notebooks written for IJava call their kernel; what is behind them is this kernel. */
package io.github.spencerpark.ijava;
