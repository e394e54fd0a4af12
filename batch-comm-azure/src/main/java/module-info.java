/** batch-comm for Azure Batch. */
@SuppressWarnings("requires-automatic")
module io.github.batchcomm.azure {
  requires transitive io.github.batchcomm.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires static com.google.errorprone.annotations;
  requires static java.compiler;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports io.github.batchcomm.azure;
}
