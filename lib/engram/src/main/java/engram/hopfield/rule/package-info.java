/** Learning rules: how couplings are made from patterns, and how they are damaged. */
package engram.hopfield.rule;
