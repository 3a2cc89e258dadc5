/** How values, output and progress are shown in a notebook. */
package engram.kernel.display;
