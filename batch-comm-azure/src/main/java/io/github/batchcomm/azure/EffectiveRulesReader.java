package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lists of rules that are effective on one network interface. */
final class EffectiveRulesReader {

  /** Where several are named the first tells: a manager's rules are for a subnet's interfaces. */
  private static final ImmutableMap<String, Level> LEVELS =
      ImmutableMap.of(
          "networkManager", Level.NETWORK_MANAGER,
          "networkInterface", Level.NETWORK_INTERFACE,
          "subnet", Level.SUBNET);

  private EffectiveRulesReader() {}

  static EffectiveSecurityRules read(List<JsonCursor> groups, Notices notices) {
    return EffectiveSecurityRules.builder()
        .groups(
            groups.stream()
                .map(group -> group(group, notices))
                .collect(ImmutableList.toImmutableList()))
        .build();
  }

  private static EffectiveSecurityGroup group(JsonCursor json, Notices notices) {
    Optional<Map.Entry<String, Level>> association =
        LEVELS.entrySet().stream()
            .filter(it -> associated(json, it.getKey()).isPresent())
            .findFirst();
    return EffectiveSecurityGroup.of(
        json.reference("networkSecurityGroup"),
        association.map(Map.Entry::getValue).orElse(Level.UNKNOWN),
        association.flatMap(it -> associated(json, it.getKey())),
        json.list("effectiveSecurityRules").stream()
            .map(rule -> SecurityRuleReader.read(rule, notices))
            .sorted(Comparator.comparingInt(SecurityRule::priority))
            .collect(ImmutableList.toImmutableList()));
  }

  private static Optional<ResourceId> associated(JsonCursor json, String with) {
    return json.given("association").flatMap(it -> it.object().reference(with));
  }
}
