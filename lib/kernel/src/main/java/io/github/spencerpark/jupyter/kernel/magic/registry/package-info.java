/** What IJava's notebooks write magics of their own with. */
package io.github.spencerpark.jupyter.kernel.magic.registry;
