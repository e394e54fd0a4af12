package io.github.batchcomm.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.network.Assumption;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.MissingFact;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.Proof;
import io.github.batchcomm.network.ProofPart;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow in the audit for machines. As in {@link JsonReport}, each record is one object of {@code
 * readiness-audit.schema.json}.
 */
record FlowJson(
    String endpoint,
    String protocol,
    String family,
    String verdict,
    List<BlockerJson> blockers,
    List<MissingJson> missing,
    List<AssumptionJson> assumptions,
    @Nullable ProofJson proof,
    boolean advisory) {

  static FlowJson of(NetworkFlow found) {
    NetworkVerdict verdict = found.verdict();
    return new FlowJson(
        found.flow().endpoint().id(),
        found.flow().protocol().toString(),
        found.flow().family().name(),
        word(verdict),
        blockers(verdict).stream().map(BlockerJson::of).toList(),
        missing(verdict).stream().map(MissingJson::of).toList(),
        verdict.assumptions().stream().map(AssumptionJson::of).toList(),
        verdict instanceof NetworkVerdict.Permitted permitted
            ? ProofJson.of(permitted.proof())
            : null,
        found.flow().advisory());
  }

  /** {@return the verdict's name in reports} */
  static String word(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Permitted) {
      return "PERMITTED";
    }
    return verdict instanceof NetworkVerdict.Blocked ? "BLOCKED" : "UNDETERMINED";
  }

  private static List<Blocker> blockers(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Blocked blocked) {
      return blocked.blockers();
    }
    return verdict instanceof NetworkVerdict.Undetermined undetermined
        ? undetermined.blockers()
        : List.of();
  }

  private static List<MissingFact> missing(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Blocked blocked) {
      return blocked.missing();
    }
    return verdict instanceof NetworkVerdict.Undetermined undetermined
        ? undetermined.missing()
        : List.of();
  }

  record BlockerJson(
      String layer,
      String resource,
      String rule,
      @JsonProperty("default") boolean isDefault,
      @Nullable Integer priority,
      double share,
      List<String> prefixes,
      WitnessJson witness,
      String text) {

    static BlockerJson of(Blocker blocker) {
      DecidingRule rule = blocker.rule();
      return new BlockerJson(
          rule.layer().name(),
          rule.resource(),
          rule.rule(),
          rule.isDefault(),
          rule.priority().isPresent() ? rule.priority().getAsInt() : null,
          blocker.share(),
          blocker.prefixes().stream().map(IpPrefix::toString).toList(),
          WitnessJson.of(blocker),
          blocker.sentence());
    }
  }

  record WitnessJson(
      String protocol,
      String source,
      int sourcePort,
      String destination,
      int destinationPort,
      @Nullable String remoteTag) {

    static WitnessJson of(Blocker blocker) {
      Packet packet = blocker.witness().packet();
      return new WitnessJson(
          packet.protocol().toString(),
          InetAddresses.toAddrString(packet.source()),
          packet.sourcePort(),
          InetAddresses.toAddrString(packet.destination()),
          packet.destinationPort(),
          blocker.witness().remoteTag().map(Object::toString).orElse(null));
    }
  }

  record MissingJson(String layer, String what, String settledBy) {

    static MissingJson of(MissingFact missing) {
      return new MissingJson(missing.layer().name(), missing.what(), missing.settledBy());
    }
  }

  record AssumptionJson(String layer, String text) {

    static AssumptionJson of(Assumption assumption) {
      return new AssumptionJson(assumption.layer().name(), assumption.text());
    }
  }

  record ProofJson(int parts, List<DecidingJson> deciding) {

    /** Each deciding rule with its share of the flow, in the order of the path. */
    static ProofJson of(Proof proof) {
      Map<DecidingRule, BigInteger> counts = new LinkedHashMap<>();
      Map<DecidingRule, Integer> places = new HashMap<>();
      for (ProofPart part : proof.parts()) {
        for (int place = 0; place < part.rules().size(); place++) {
          DecidingRule rule = part.rules().get(place);
          counts.merge(rule, part.packets().count(), BigInteger::add);
          places.merge(rule, place, Math::min);
        }
      }
      BigDecimal all = new BigDecimal(proof.flow().packets().count());
      return new ProofJson(
          proof.parts().size(),
          counts.entrySet().stream()
              .sorted(Comparator.comparing(entry -> places.get(entry.getKey())))
              .map(
                  entry ->
                      DecidingJson.of(
                          entry.getKey(),
                          new BigDecimal(Objects.requireNonNull(entry.getValue()))
                              .divide(all, MathContext.DECIMAL32)
                              .doubleValue()))
              .toList());
    }
  }

  record DecidingJson(
      String layer,
      String resource,
      String rule,
      @JsonProperty("default") boolean isDefault,
      @Nullable Integer priority,
      double share) {

    static DecidingJson of(DecidingRule rule, double share) {
      return new DecidingJson(
          rule.layer().name(),
          rule.resource(),
          rule.rule(),
          rule.isDefault(),
          rule.priority().isPresent() ? rule.priority().getAsInt() : null,
          share);
    }
  }
}
