/** Jars from Maven repositories; loaded apart from everything else, so that its libraries meet no other version of theirs. */
package engram.kernel.maven;
