/** What a value says of the page on which a notebook shows it. */
package engram.page;
