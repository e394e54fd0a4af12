/** Arbitraries, laws and assertions for tests of programs that use batch-comm. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.batchcomm.testkit {
  requires transitive io.github.batchcomm.core;
  requires transitive net.jqwik.api;
  requires static transitive io.github.batchcomm.azure;
  requires static transitive org.assertj.core;
  requires static com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.github.batchcomm.testkit;
  exports io.github.batchcomm.testkit.assertions;
  exports io.github.batchcomm.testkit.constraints;

  provides net.jqwik.api.providers.ArbitraryProvider with
      io.github.batchcomm.testkit.BatchArbitraryProvider;
  provides net.jqwik.api.SampleReportingFormat with
      io.github.batchcomm.testkit.BatchReportingFormat;
}
