/** A Java kernel for Jupyter: cells are compiled and run in this process, so they see the whole library and its values. */
package engram.kernel;
