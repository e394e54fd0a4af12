module com.example.samples {
  requires io.github.batchcomm.testkit;

  uses net.jqwik.api.providers.ArbitraryProvider;
}
