package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What DNS answers in a virtual network for the host of a storage account. Of an account with
 * private endpoints, public DNS leads from {@code acct.file.core.windows.net} to {@code
 * acct.privatelink.file.core.windows.net}. (Azure's page on private endpoints for Storage, "DNS
 * changes for private endpoints".)
 */
final class StorageNames {

  private static final String TYPE = "Microsoft.Storage/storageAccounts";

  private final Surroundings pool;
  private final HostName host;
  private final NameResolver resolver;
  private final ImmutableList<QueriedName> chain;

  StorageNames(Surroundings pool, Subnet subnet, RemoteParty.StorageAccount party) {
    this.pool = pool;
    this.host = party.host();
    this.resolver = new NameResolver(pool.network(), subnet.virtualNetwork().id());
    this.chain =
        ImmutableList.of(
            QueriedName.of(host, host.text()),
            QueriedName.of(
                new HostName(host.firstLabel() + ".privatelink." + service()), host.text()));
  }

  /** {@return true if the network is known to ask Azure's DNS} */
  boolean areAskedOfAzure() {
    return resolver.servers().filter(ImmutableList::isEmpty).isPresent();
  }

  /** {@return the answer of Azure's DNS} */
  NameResolver.Answer answer() {
    return resolver.resolve(chain);
  }

  /** {@return the addresses that nodes call; empty if private zones do not surely give any} */
  Optional<ImmutableSet<InetAddress>> addresses() {
    return areAskedOfAzure() && answer() instanceof NameResolver.Addresses given
        ? Optional.of(given.addresses())
        : Optional.empty();
  }

  /** {@return true if documents show a zone or a private endpoint for the host, linked or not} */
  boolean mayBePrivate() {
    return pool.network().privateDnsZones().stream()
            .anyMatch(zone -> chain.stream().anyMatch(name -> name.isWithin(zone.name())))
        || pool.network().privateEndpoints().stream()
            .flatMap(endpoint -> endpoint.connections().stream())
            .anyMatch(this::leadsToAccount);
  }

  /** {@return true if the chain's second name is that within a zone} */
  boolean isOfPrivateEndpoints(HostName zone) {
    return zone.text().equals("privatelink." + service());
  }

  /** {@return true if a connection is one to the account} */
  boolean leadsToAccount(PrivateEndpoint.Connection connection) {
    return connection.service().isOfType(TYPE)
        && connection.service().name().equalsIgnoreCase(host.firstLabel());
  }

  /** {@return the part of the account that the host serves, such as {@code file}} */
  String subResource() {
    return new HostName(service()).firstLabel();
  }

  private String service() {
    return host.text().substring(host.firstLabel().length() + 1);
  }
}
