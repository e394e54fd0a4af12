package io.github.batchcomm.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.testkit.constraints.Decisive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path SUITE = Path.of("../batch-comm-consumers/src/it/property-suite");
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

  private static List<String> withoutVersions(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.strip().replaceFirst("<version>.*</version>", "<version/>"))
        .toList();
  }
}
