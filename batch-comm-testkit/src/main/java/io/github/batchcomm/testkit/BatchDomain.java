package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.documents.DocumentReportingFormat;
import java.time.Instant;
import java.util.Collection;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.providers.ArbitraryProvider;

/**
 * The values of batch-comm as a domain: with {@code @Domain(BatchDomain.class)} they are found by
 * their types, and every {@link Instant} is a {@link Decisive} one. Without it they are found too,
 * but instants are anybody's.
 */
public final class BatchDomain extends DomainContextBase {

  /** Creates the domain; jqwik does. */
  public BatchDomain() {}

  /** {@return the providers of batch-comm's values and of decisive instants} */
  @Override
  public Collection<ArbitraryProvider> getArbitraryProviders() {
    return ImmutableList.of(BatchArbitraryProvider.ofDomain(), new DocumentArbitraryProvider());
  }

  /** {@return the formats of batch-comm's values, short enough to read} */
  @Override
  public Collection<SampleReportingFormat> getReportingFormats() {
    return ImmutableList.of(new BatchReportingFormat(), new DocumentReportingFormat());
  }

  /** {@return the name of the domain} */
  @Override
  public String toString() {
    return "the values of batch-comm";
  }
}
