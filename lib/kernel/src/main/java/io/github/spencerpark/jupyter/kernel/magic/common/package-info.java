/** Magics that IJava has ready, and that a notebook asks for by the name of their class. */
package io.github.spencerpark.jupyter.kernel.magic.common;
