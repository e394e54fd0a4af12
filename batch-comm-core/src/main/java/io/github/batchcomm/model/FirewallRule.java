package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import java.io.Serializable;

/** A rule of Azure Firewall. What becomes of the traffic it matches, its collection says. */
public sealed interface FirewallRule extends Serializable {

  /** {@return the rule's name within its collection} */
  String name();

  /** {@return the sources it matches} */
  RuleAddresses sources();

  /**
   * A network rule.
   *
   * @param name its name within its collection
   * @param protocols the protocols it matches. {@code Any} beside ports that are not all is TCP and
   *     UDP
   * @param sources the sources it matches
   * @param destinations the destinations it matches
   * @param destinationHosts the hosts it matches besides, whose addresses the firewall looks up; it
   *     can look up none of a pattern, which Azure refuses here
   * @param destinationPorts the destination ports it matches
   */
  record Network(
      String name,
      ProtocolSet protocols,
      RuleAddresses sources,
      RuleAddresses destinations,
      ImmutableSet<HostName> destinationHosts,
      PortSet destinationPorts)
      implements FirewallRule {}

  /**
   * An application rule, which matches HTTP, HTTPS and MSSQL by the name of the host called.
   *
   * @param name its name within its collection
   * @param protocols the application protocols with their ports
   * @param sources the sources it matches
   * @param targetHosts the hosts it matches; {@code *} for all of them is {@link #anyHost}
   * @param anyHost true if it matches every host
   * @param fqdnTags the FQDN tags it matches, such as {@code WindowsUpdate}
   * @param webCategories the web categories it matches
   * @param otherTargets the targets it matches that are neither host names nor patterns of such, as
   *     given: URLs, for example
   * @param terminatesTls true if the firewall reads within TLS
   */
  record Application(
      String name,
      ImmutableSet<ApplicationProtocol> protocols,
      RuleAddresses sources,
      ImmutableSet<HostName> targetHosts,
      boolean anyHost,
      ImmutableSet<String> fqdnTags,
      ImmutableSet<String> webCategories,
      ImmutableSet<String> otherTargets,
      boolean terminatesTls)
      implements FirewallRule {}

  /**
   * A rule that sends what arrives at a public address of the firewall to an address behind it.
   *
   * @param name its name within its collection
   * @param protocols the protocols it matches
   * @param sources the sources it matches
   * @param destinations the firewall's addresses it matches
   * @param destinationPorts the destination ports it matches
   * @param translated the address and port it sends to, as given
   */
  record Nat(
      String name,
      ProtocolSet protocols,
      RuleAddresses sources,
      RuleAddresses destinations,
      PortSet destinationPorts,
      String translated)
      implements FirewallRule {}

  /** The kinds of application rules. */
  enum ApplicationProtocolType {
    /** HTTP. */
    HTTP,
    /** HTTPS, by the server name that the client indicates. */
    HTTPS,
    /** Microsoft SQL Server. */
    MSSQL
  }

  /**
   * An application protocol on a port.
   *
   * @param type the protocol
   * @param port the port, 0 to 65535
   */
  record ApplicationProtocol(ApplicationProtocolType type, int port) implements Serializable {}
}
