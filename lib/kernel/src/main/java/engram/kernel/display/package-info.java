/** How values and output are shown in a notebook. */
package engram.kernel.display;
