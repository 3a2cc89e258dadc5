/** What every public method asks of its arguments: that they are there. */
package engram.argument;
