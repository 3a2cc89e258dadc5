/**
 * Files that outlast a kill: {@link engram.file.WholeFile}s are there whole or not at all, a {@link engram.file.ResumableTable} keeps the
 * finished rows of long work, a {@link engram.file.Checkpoint} its state, and a {@link engram.file.NumPyFile} grows row by row. Who writes holds a
 * {@link engram.file.Claim}. What can't be done is a {@link engram.file.FileException}.
 */
package engram.file;
