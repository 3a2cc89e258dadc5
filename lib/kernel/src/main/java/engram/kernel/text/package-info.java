/** Words for people, whatever they are about; this room knows no other. */
package engram.kernel.text;
