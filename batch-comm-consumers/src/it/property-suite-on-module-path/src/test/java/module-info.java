/** Open, because the engine of jqwik finds the tests by reflection. */
open module com.example.inventory {
  requires io.github.batchcomm.azure;
  requires io.github.batchcomm.testkit;
  requires org.assertj.core;
}
