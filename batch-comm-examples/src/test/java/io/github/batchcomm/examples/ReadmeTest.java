package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what the programs are. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path PROGRAMS = Path.of("src/main/java/io/github/batchcomm/examples");

  @ParameterizedTest
  @ValueSource(strings = {"QuickStart.java", "NetworkProofs.java"})
  void theReadmeQuotesThePrograms(String program) throws IOException {
    List<String> source = unindented(PROGRAMS.resolve(program));
    int start = source.indexOf("// tag::readme");
    int end = source.indexOf("// end::readme");
    assertThat(start).as("start of the quotation").isNotNegative().isLessThan(end);
    assertThat(unindented(README))
        .as("README.md quotes what stands between the tags in %s", program)
        .containsSequence(source.subList(start + 1, end));
  }

  private static List<String> unindented(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(String::strip).toList();
  }
}
