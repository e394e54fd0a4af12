// Compares the class path of a project with class-path.txt beside its POM. Each line of that is
// groupId:artifactId:scope; versions do not matter here.
def list = new File(basedir, 'target/class-path.txt')
if (!list.exists()) {
  throw new AssertionError("The build of $basedir.name failed; its log is below.")
}
def entry = ~/^\s+([^\s:]+:[^\s:]+):[^\s:]+(?::[^\s:]+)?:[^\s:]+:(\w+)\b.*/
def actual = list.readLines()
    .collect { it =~ entry }.findAll { it.matches() }.collect { it.group(1) + ':' + it.group(2) }
def expected = new File(basedir, 'class-path.txt').readLines()

def missing = expected - actual
def leaked = actual - expected
if (missing || leaked) {
  throw new AssertionError("The class path of $basedir.name is not that of its class-path.txt."
      + (missing ? ' Missing: ' + missing.join(', ') + '.' : '')
      + (leaked ? ' Leaked: ' + leaked.join(', ') + '.' : ''))
}
true
