package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what the programs are. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path QUICK_START =
      Path.of("src/main/java/io/github/batchcomm/examples/QuickStart.java");

  @Test
  void theReadmeQuotesQuickStart() throws IOException {
    List<String> source = unindented(QUICK_START);
    int start = source.indexOf("// tag::readme");
    int end = source.indexOf("// end::readme");
    assertThat(start).as("start of the quotation").isNotNegative().isLessThan(end);
    assertThat(unindented(README))
        .as("README.md quotes what stands between the tags in QuickStart.java")
        .containsSequence(source.subList(start + 1, end));
  }

  private static List<String> unindented(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(String::strip).toList();
  }
}
