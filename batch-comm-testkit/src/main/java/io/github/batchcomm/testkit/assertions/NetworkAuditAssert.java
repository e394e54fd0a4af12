package io.github.batchcomm.testkit.assertions;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.MissingFact;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions about whether a network lets the flows of a pool through. Flows of protocols that are
 * only advised do not count.
 */
public class NetworkAuditAssert extends AbstractObjectAssert<NetworkAuditAssert, NetworkAudit> {

  /**
   * Creates the assertion; {@link BatchAssertions} does, and AssertJ where it is to be soft.
   *
   * @param actual the audit
   */
  protected NetworkAuditAssert(NetworkAudit actual) {
    super(actual, NetworkAuditAssert.class);
  }

  /**
   * Asserts that every packet of a flow gets through.
   *
   * @param endpoint the endpoint's id
   * @return this
   */
  public NetworkAuditAssert permits(String endpoint) {
    for (NetworkVerdict verdict : verdicts(endpoint)) {
      if (!(verdict instanceof Permitted)) {
        throw failure("Expected '%s' to be permitted, but it is %s", endpoint, told(verdict));
      }
    }
    return this;
  }

  /**
   * Asserts that some packets of a flow do not get through, and goes on with what stops them.
   *
   * @param endpoint the endpoint's id
   * @return the assertion about what stops it
   */
  public BlockedFlowAssert blocks(String endpoint) {
    ImmutableList<NetworkVerdict> verdicts = verdicts(endpoint);
    for (NetworkVerdict verdict : verdicts) {
      if (verdict instanceof Blocked blocked) {
        String before = descriptionText();
        return new BlockedFlowAssert(blocked, this)
            .as("%s", before.isEmpty() ? endpoint : before + ", " + endpoint);
      }
    }
    throw failure("Expected '%s' to be blocked, but it is %s", endpoint, told(verdicts.get(0)));
  }

  /**
   * Asserts that the facts given do not decide whether a flow gets through.
   *
   * @param endpoint the endpoint's id
   * @return this
   */
  public NetworkAuditAssert leavesOpen(String endpoint) {
    ImmutableList<NetworkVerdict> verdicts = verdicts(endpoint);
    if (verdicts.stream().noneMatch(Undetermined.class::isInstance)) {
      throw failure(
          "Expected '%s' to be undetermined, but it is %s", endpoint, told(verdicts.get(0)));
    }
    return this;
  }

  /** At least one. */
  private ImmutableList<NetworkVerdict> verdicts(String endpoint) {
    isNotNull();
    ImmutableList<NetworkVerdict> verdicts =
        actual.flows().stream()
            .filter(it -> it.flow().endpoint().id().equals(endpoint) && !it.flow().advisory())
            .map(NetworkFlow::verdict)
            .collect(toImmutableList());
    if (verdicts.isEmpty()) {
      throw failure(
          "Expected the flow '%s' to be audited, but only %s are",
          endpoint,
          actual.flows().stream()
              .map(it -> it.flow().endpoint().id())
              .collect(ImmutableSet.toImmutableSet()));
    }
    return verdicts;
  }

  private static String told(NetworkVerdict verdict) {
    if (verdict instanceof Blocked blocked) {
      return "blocked: " + told(blocked.blockers());
    }
    return verdict instanceof Undetermined undetermined
        ? "undetermined: "
            + undetermined.missing().stream()
                .map(MissingFact::what)
                .collect(Collectors.joining(" "))
        : "permitted";
  }

  /** What stops packets, each with an example. */
  static String told(ImmutableList<Blocker> blockers) {
    return blockers.stream()
        .map(
            it ->
                "rule %s of %s (%s) %s, such as %s"
                    .formatted(
                        it.rule().rule(),
                        it.rule().resource(),
                        it.rule().layer().words(),
                        it.reason(),
                        it.witness().packet()))
        .collect(Collectors.joining("; "));
  }
}
