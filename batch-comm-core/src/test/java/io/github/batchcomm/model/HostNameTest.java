package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of hosts, and patterns for several. */
class HostNameTest {

  @Test
  void caseDoesNotMatter() {
    assertThat(new HostName("Acct1.WestEurope.batch.azure.com"))
        .isEqualTo(new HostName("acct1.westeurope.batch.azure.com"))
        .hasToString("acct1.westeurope.batch.azure.com");
  }

  @Test
  void aFinalDotDoesNotMatter() {
    assertThat(new HostName("example.com.")).isEqualTo(new HostName("example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "acct1.westeurope.batch.azure.com, acct1",
    "localhost, localhost",
    "*.blob.core.windows.net, *",
  })
  void theFirstLabelStandsBeforeTheFirstDot(String name, String label) {
    assertThat(new HostName(name).firstLabel()).isEqualTo(label);
  }

  @Test
  void aNameThatStartsWithAStarIsAPattern() {
    assertThat(new HostName("*.blob.core.windows.net").isPattern()).isTrue();
  }

  @Test
  void anyOtherNameIsNone() {
    assertThat(new HostName("st1.blob.core.windows.net").isPattern()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, www.example.com, true",
    "*.example.com, a.b.example.com, true",
    "*.example.com, *.b.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, myexample.com, false",
    "*example.com, example.com, true",
    "*example.com, myexample.com, true",
    "*example.com, www.example.com, true",
    "*example.com, *.example.com, true",
    "*.example.com, *example.com, false",
    "*Example.com, EXAMPLE.com, true",
    "www.example.com, www.example.com, true",
    "www.example.com, a.www.example.com, false",
  })
  void aPatternCoversWhatEndsAsItDoes(String pattern, String name, boolean covers) {
    assertThat(new HostName(pattern).covers(new HostName(name))).isEqualTo(covers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".example.com",
        "example..com",
        "example.com..",
        "https://example.com",
        "example.com:443",
        "example.com/path",
        "exa mple.com",
        "a.*.example.com",
        "**.example.com",
        "*",
        "bücher.example"
      })
  void whatIsNoHostNameIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostName(text))
        .withMessage("'%s' is not a host name", text);
  }
}
