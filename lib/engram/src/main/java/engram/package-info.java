/** Attractor networks and spiking neurons: see ARCHITECTURE.md for the rooms of this package. */
package engram;
