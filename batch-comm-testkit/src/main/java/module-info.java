/** Arbitraries, laws and assertions for tests of programs that use batch-comm. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.batchcomm.testkit {
  requires transitive io.github.batchcomm.core;
  requires transitive net.jqwik.api;
  requires static io.github.batchcomm.azure;
  requires static org.assertj.core;
  requires static com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.github.batchcomm.testkit;
  exports io.github.batchcomm.testkit.assertions;
  exports io.github.batchcomm.testkit.constraints;
  exports io.github.batchcomm.testkit.documents;
  exports io.github.batchcomm.testkit.laws;

  provides net.jqwik.api.providers.ArbitraryProvider with
      io.github.batchcomm.testkit.BatchArbitraryProvider,
      io.github.batchcomm.testkit.DocumentArbitraryProvider;
  provides net.jqwik.api.SampleReportingFormat with
      io.github.batchcomm.testkit.BatchReportingFormat,
      io.github.batchcomm.testkit.documents.DocumentReportingFormat;
}
