/**
 * Files that outlast a kill: {@link engram.file.WholeFile}s are there whole or not at all, a {@link engram.file.ResumableTable} keeps the
 * finished rows of long work, a {@link engram.file.Checkpoint} its state, a {@link engram.file.NumPyFile} numbers that
 * other tools read too. What can't be done is a {@link engram.file.FileException}.
 */
package engram.file;
