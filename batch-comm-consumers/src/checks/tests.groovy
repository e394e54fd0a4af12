// Compares the tests that ran, as surefire reports them, with tests.txt beside the POM: these, and
// no other, each once and none skipped. Each line of that is a class and a test in it. That none
// failed is known, because then the build has.
import javax.xml.parsers.DocumentBuilderFactory

def reports = new File(basedir, 'target/surefire-reports')
    .listFiles({ dir, name -> name ==~ /TEST-.*\.xml/ } as FilenameFilter)
if (!reports) {
  throw new AssertionError("No test of $basedir.name ran.")
}
def elements = { parent, name ->
  def found = parent.getElementsByTagName(name)
  (0..<found.length).collect { found.item(it) }
}
def actual = reports.collectMany { report ->
  def suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report).documentElement
  elements(suite, 'testcase').collect {
    suite.getAttribute('name') + ' ' + it.getAttribute('name') +
        (elements(it, 'skipped') ? ', skipped' : '')
  }
}.sort()
def expected = new File(basedir, 'tests.txt').readLines().sort()
if (actual != expected) {
  throw new AssertionError("The tests of $basedir.name that ran are:\n" + actual.join('\n')
      + '\ninstead of:\n' + expected.join('\n'))
}
true
