/** The provider-neutral core of batch-comm. */
@SuppressWarnings("requires-automatic")
module io.github.batchcomm.core {
  requires transitive com.google.common;
  requires org.slf4j;
  requires static com.google.errorprone.annotations;
  requires static java.compiler;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports io.github.batchcomm;
  exports io.github.batchcomm.edition;
  exports io.github.batchcomm.effective;
  exports io.github.batchcomm.endpoint;
  exports io.github.batchcomm.flow;
  exports io.github.batchcomm.migration;
  exports io.github.batchcomm.model;
  exports io.github.batchcomm.network;
}
