package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what is declared of appliances that no document shows. */
final class ApplianceReader {

  private static final String REMOTE =
      "Write [\"*\"], or networks and service tags such as [\"BatchNodeManagement.WestEurope\"]";

  private final AddressReader addresses;

  private ApplianceReader(Notices notices) {
    this.addresses = new AddressReader(notices);
  }

  static ImmutableList<Declaration.Appliance> read(
      Optional<JsonCursor> appliances, Notices notices) {
    ApplianceReader reader = new ApplianceReader(notices);
    ImmutableList.Builder<Declaration.Appliance> read = ImmutableList.builder();
    Set<InetAddress> seen = new HashSet<>();
    for (String name : appliances.map(JsonCursor::names).orElse(ImmutableList.of())) {
      JsonCursor json = appliances.get().member(name).orElseThrow();
      Declaration.Appliance appliance = reader.appliance(name, json);
      if (!seen.add(appliance.address())) {
        throw json.invalid("The address '" + Quoted.text(name) + "' is named twice. Keep one");
      }
      read.add(appliance);
    }
    return read.build();
  }

  private Declaration.Appliance appliance(String name, JsonCursor json) {
    InetAddress address = address(name, json);
    ImmutableList<JsonCursor> assumptions =
        json.isArray()
            ? StrictKeys.elements(json, "Write what the appliance does")
            : ImmutableList.of(json);
    return new Declaration.Appliance(
        json.pointer(),
        address,
        assumptions.stream()
            .map(it -> assumption(address, it.object()))
            .collect(ImmutableList.toImmutableList()));
  }

  private static InetAddress address(String name, JsonCursor json) {
    if (name.indexOf('/') < 0) {
      try {
        return IpPrefix.parse(name).network();
      } catch (IllegalArgumentException e) {
        // Told below, for what is a network as well.
      }
    }
    throw json.invalid(
        "'" + Quoted.text(name) + "' is not an appliance's address. Write it as in 10.0.0.4");
  }

  private ApplianceAssumption assumption(InetAddress address, JsonCursor json) {
    StrictKeys.allow(json, "assume", "remote");
    Assumption assumption =
        StrictKeys.constant(
            StrictKeys.member(json, "assume", "Write PERMITS or DENIES"), Assumption.class);
    RuleAddresses remote =
        RuleAddresses.union(
            StrictKeys.elements(StrictKeys.member(json, "remote", REMOTE), REMOTE).stream()
                .map(this::remote)
                .toList());
    return new ApplianceAssumption(address, assumption.action, remote);
  }

  private RuleAddresses remote(JsonCursor text) {
    RuleAddresses remote = addresses.entry(text);
    if (!remote.unreadable().isEmpty()) {
      throw text.invalid(
          "'"
              + Quoted.text(text.text())
              + "' is no network and can be no service tag. "
              + ServiceTag.meantBy(text.text())
                  .map(it -> "Write " + it + " if that is meant")
                  .orElse(REMOTE));
    }
    return remote;
  }

  /** What an appliance may be said to do. */
  private enum Assumption {
    PERMITS(RuleAction.ALLOW),
    DENIES(RuleAction.DENY);

    private final RuleAction action;

    Assumption(RuleAction action) {
      this.action = action;
    }
  }
}
