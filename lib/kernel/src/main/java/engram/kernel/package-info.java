/** A Java kernel for Jupyter: cells run through JShell in this process, so they see the whole library and its values. */
package engram.kernel;
