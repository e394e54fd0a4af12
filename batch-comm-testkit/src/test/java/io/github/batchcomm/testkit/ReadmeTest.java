package io.github.batchcomm.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.testkit.constraints.Decisive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path PROJECTS = Path.of("../batch-comm-consumers/src/it");
  private static final Path SUITE = PROJECTS.resolve("property-suite");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Path CONSTRAINTS =
      Path.of("src/main/java", Decisive.class.getPackageName().replace('.', '/'));

  @Test
  void theSuiteIsThatOfTheProjectThatIsBuilt() throws IOException {
    Path suite = SUITE.resolve("src/test/java/com/example/tickets/ChangeTicketsTest.java");

    assertThat(Files.readString(README))
        .as("README.md quotes %s", suite)
        .contains("```java\n" + Files.readString(suite) + "```\n");
  }

  @Test
  void allJavaStandsInAProjectThatIsBuilt() throws IOException {
    String projects = javaOfProjects();

    assertThat(JAVA.matcher(Files.readString(README)).results().map(block -> block.group(1)))
        .hasSizeGreaterThan(1)
        // Further in there, in a class or in a method, than in the README.
        .allSatisfy(
            block ->
                assertThat(Stream.of(0, 2, 4).map(depth -> indented(block, depth)))
                    .as("one of the projects has\n%s", block)
                    .anyMatch(projects::contains));
  }

  @Test
  void theDependenciesAreThoseOfTheProjectThatIsBuilt() throws IOException {
    // The POM of the project takes its versions from the build.
    List<String> pom = withoutVersions(SUITE.resolve("pom.xml"));
    List<String> readme = withoutVersions(README);
    int start = readme.indexOf("```xml");
    List<String> quoted = readme.subList(start + 1, readme.size());

    assertThat(pom).containsSequence(quoted.subList(0, quoted.indexOf("```")));
  }

  @Test
  void everyConstraintIsListed() throws IOException {
    String readme = Files.readString(README);
    String listed = readme.lines().filter(line -> line.startsWith("| `@")).collect(joining("\n"));

    try (Stream<Path> files = Files.list(CONSTRAINTS)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .filteredOn(name -> !name.equals("package-info"))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(listed).containsPattern("\\| `@" + name + "[`(]"));
    }
  }

  private static String javaOfProjects() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(PROJECTS)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        all.append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** The block as it is after the start of a line. */
  private static String indented(String block, int depth) {
    return block
        .lines()
        .map(line -> line.isEmpty() ? "\n" : "\n" + " ".repeat(depth) + line)
        .collect(joining("", "", "\n"));
  }

  private static List<String> withoutVersions(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.strip().replaceFirst("<version>.*</version>", "<version/>"))
        .toList();
  }
}
