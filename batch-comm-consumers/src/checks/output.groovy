// Compares what a project's program printed with output.txt beside its POM. SLF4J says on standard
// error, which is in the same file, that it has no provider; it may.
if (!new File(basedir, 'target/output.txt').exists()) {
  throw new AssertionError("The program of $basedir.name did not run; the log is below.")
}
def lines = { file -> new File(basedir, file).readLines().findAll { !it.startsWith('SLF4J') } }
def actual = lines('target/output.txt')
def expected = lines('output.txt')
if (actual != expected) {
  throw new AssertionError("The program of $basedir.name printed:\n" + actual.join('\n')
      + '\ninstead of:\n' + expected.join('\n'))
}
true
