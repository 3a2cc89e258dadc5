/**
 * Work that is independent, and where it runs: {@link engram.work.Work} is a piece of it, a {@link engram.work.Site} this computer, some of its cores,
 * or many machines.
 *
 * <p>What every site promises is tested by {@code SiteContract}, in the test tree. Another module's tests extend it when its {@code pom.xml} compiles that
 * one file too ({@code compileSourceRoots} of {@code testCompile}).
 */
package engram.work;
