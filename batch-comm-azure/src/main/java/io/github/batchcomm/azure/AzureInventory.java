package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import java.io.Serializable;
import java.util.Comparator;
import org.immutables.value.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Batch accounts and pools that a set of documents shows, the networks around them, and what in
 * the documents could not be read.
 *
 * <p>An inventory is made by {@link #read}; it holds no document. It is immutable.
 */
@Value.Immutable
public interface AzureInventory extends Serializable {

  /** {@return the accounts, in order of name} */
  ImmutableList<InventoryAccount> accounts();

  /** {@return what kept a document, or a resource in it, out; in order of document and place} */
  ImmutableList<InventoryProblem> problems();

  /** {@return remarks about documents that were read; in order of document and place} */
  ImmutableList<InventoryNotice> notices();

  /**
   * {@return how many resources of kinds that are not read were met, by kind: the type in lower
   * case, or what the thing is where it has none}
   */
  @Value.NaturalOrder
  ImmutableSortedMap<String, Integer> unrecognised();

  /** {@return the networks that the documents show, with what is declared of them} */
  @Value.Default
  default Network network() {
    return Network.unknown();
  }

  /** {@return the accounts with their pools, apart from how well they could be read} */
  default Inventory inventory() {
    return new Inventory(accounts());
  }

  /**
   * {@return true if there is no account. Where there is no problem either, nothing in the
   * documents was recognised, or there were none}
   */
  default boolean isEmpty() {
    return accounts().isEmpty();
  }

  /** {@return false if some list was seen to go on elsewhere, so that resources may be missing} */
  default boolean isComplete() {
    return notices().stream()
        .noneMatch(notice -> notice.kind() == InventoryNotice.Kind.INCOMPLETE_LIST);
  }

  /**
   * Reads documents in any mixture and order.
   *
   * <p><b>What is recognised.</b> Batch accounts and pools as the Azure CLI, the REST API of the
   * management plane, that of the data plane, Azure Resource Graph and exported templates write
   * them, alone, in arrays, in pages ({@code value}), in rows ({@code data}) and among {@code
   * resources}; an account's list of outbound network dependencies; and declarations, which are
   * this library's own and begin with the key {@code batchComm}; service tag files (see {@link
   * ServiceTagFile}). In the same shapes, and in the member that {@code az network … create} wraps
   * its answer in: virtual networks, subnets, peerings, network security groups and their rules,
   * route tables and their routes, NAT gateways, public IP addresses and prefixes, Azure Firewalls,
   * firewall policies and their rule collection groups, IP groups, private endpoints and the
   * addresses of their network interfaces, private DNS zones with their virtual network links and
   * address records, and the effective security rules and routes of a network interface. A resource
   * is known by its type or id, else by its shape, never by the document's name. What Azure nests
   * in {@code properties} is found there or beside them. Property names are exact; enum values are
   * read in any case. Unknown properties are ignored, other resources counted.
   *
   * <p><b>What being absent says.</b> Nothing: it is unknown, with these exceptions.
   *
   * <ul>
   *   <li>A pool is <i>whole</i> if it has {@code vmSize}, a configuration, and {@code
   *       creationTime} or {@code allocationState}. In a whole pool, or where the network
   *       configuration is null, a missing {@code subnetId} states that there is no subnet, and a
   *       missing {@code provision} that Batch provides the public addresses. A null where either
   *       should be states the same. A virtual network assigned by the job leaves the subnet
   *       unknown.
   *   <li>An account is <i>whole</i> if it has {@code accountEndpoint} and {@code
   *       provisioningState}. In a whole account a missing {@code autoStorage} states that there is
   *       none, as null does everywhere.
   *   <li>In an account, {@code privateEndpointConnections} of null states that there are none, and
   *       {@code networkProfile} of null, or a null in it, that no rules restrict the endpoint. A
   *       missing {@code ipRules} beside a default action is a list without rules.
   *   <li>The modes of a pool say nothing where they are missing or null.
   *   <li>A resource of a network is <i>whole</i> if it has {@code provisioningState} or {@code
   *       etag}, and besides: a subnet its address prefix, a virtual network its address space, a
   *       firewall {@code ipConfigurations}, {@code hubIPAddresses} or {@code sku}, a policy {@code
   *       threatIntelMode}, {@code firewalls} or its groups, a NAT gateway {@code
   *       idleTimeoutInMinutes} or {@code sku}. What is missing in a whole one, and null
   *       everywhere, states that there is none of it: a subnet's network security group, route
   *       table, NAT gateway, service endpoints and service endpoint policies; a virtual network's
   *       own DNS servers; a firewall's policy; a policy's base policy; a NAT gateway's addresses
   *       and prefixes. A whole firewall in which rule collections are missing has none.
   *   <li>A virtual network's peerings, a group's security rules, a table's routes, a policy's
   *       groups, a rule collection group's collections, a firewall's collections, a collection's
   *       rules and an IP group's addresses are lists that Azure shows even when empty: missing or
   *       null, they are unknown, in a whole resource too, save that a whole firewall may lack its
   *       collections. A network security group whose rules no document lists, a route table whose
   *       routes none lists, a subnet without prefix, a rule collection group without collections
   *       or with one whose rules are not shown, a firewall without policy of which the same holds
   *       and an IP group without addresses count as not given, with a notice. Missing default
   *       rules are the six of Azure.
   *   <li>A switch that is missing ({@code privateEndpointNetworkPolicies}, {@code
   *       allowVirtualNetworkAccess}, {@code disableBgpRoutePropagation}, …) is unknown. A subnet's
   *       {@code defaultOutboundAccess} that is missing was never set if the document came by
   *       api-version 2023-05-01 or a later one, as {@link InventoryDocument#apiVersion} or a
   *       property of the virtual network that no older version has tells; else it is unknown.
   *       Delegations are not read.
   *   <li>Of a rule's singular and plural properties, null, an empty string and an empty array say
   *       nothing. A rule in which neither says anything is a problem, and never means any.
   *   <li>The links and records of a private DNS zone are known where as many are shown as the zone
   *       says it has (the record set for its start of authority need not be among them) or, if no
   *       document gives the number, where an array lists them. Else they are unknown.
   * </ul>
   *
   * <p><b>What belongs together.</b> A pool belongs to the account in its id; one without an id, to
   * the account whose endpoint is the host in its {@code url}; failing that, to the only account
   * there is, unless the host is plainly that of another. An outbound dependency list belongs to
   * the account whose endpoint is on it, else to the only account.
   *
   * <p>Resources of a network are known by their ids, compared without case; one without an id, as
   * in a template, is passed over with a notice. A subnet, rule, route, peering, link or record set
   * that stands by itself belongs to the resource in its id, beside what that resource shows of
   * itself. An array of nothing but rules, routes, peerings, links or record sets lists all of them
   * that the resources in it have. A rule, route or peering of which no document lists the others
   * is a problem. The effective rules or routes in one array are those of one network interface; in
   * which subnet it stands, the routes do not tell, and a declaration says by the document's name.
   *
   * <p>Documents that show one resource complement each other; where they contradict each other the
   * resource is left out, with a problem. So is the group of a contradictory rule and the table of
   * a contradictory route; beside a contradictory peering, link or record the others of their kind
   * count as not given.
   *
   * <p>Resources that name each other may contradict each other: a network security group, route
   * table or NAT gateway lists its {@code subnets}, a firewall policy its {@code firewalls}, {@code
   * childPolicies} and {@code ruleCollectionGroups}. Where such a list is shown, if only as empty,
   * and a subnet, firewall, policy or group shows it otherwise, the property of that resource is
   * unknown, {@link Network#contradictions} names both documents, and so does a notice. A list that
   * is missing or null says nothing.
   *
   * <p>A text among a rule's addresses that is no address and can be no service tag is kept as
   * such, with a notice: no packet passes by it. A service tag that the weekly file of a cloud
   * tells to be misspelt is remarked too. In a route and in a declaration such a text is a problem.
   *
   * <p><b>What goes wrong.</b> A document that is not one JSON value in UTF-8, is too large, lacks
   * what it must have or has it in the wrong type, or holds a template's expression where a literal
   * value is needed, makes one problem and adds nothing; the others are read nevertheless. Nothing
   * that a document holds makes this method throw.
   *
   * @param documents the documents, in any order; their names should differ
   * @return what they show
   */
  static AzureInventory read(Iterable<InventoryDocument> documents) {
    Logger log = LoggerFactory.getLogger(AzureInventory.class);
    ImmutableList.Builder<DocumentContent> contents = ImmutableList.builder();
    ImmutableList.Builder<InventoryProblem> problems = ImmutableList.builder();
    // In a fixed order, so that the order in which they are given does not matter.
    for (InventoryDocument document :
        ImmutableList.sortedCopyOf(Comparator.comparing(InventoryDocument::name), documents)) {
      try {
        DocumentContent content = DocumentReader.read(document);
        log.debug(
            "Read {}: {} accounts, {} pools, {} dependency lists, {} declarations",
            document.name(),
            content.accounts().size(),
            content.pools().size(),
            content.dependencies().size(),
            content.declarations().size());
        contents.add(content);
      } catch (InvalidDocumentException e) {
        log.debug("Refused {}: {}", document.name(), e.getMessage());
        problems.add(e.in(document.name()));
      }
    }
    return InventoryAssembly.assemble(contents.build(), problems.build());
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AzureInventory}. */
  final class Builder extends ImmutableAzureInventory.Builder {
    Builder() {}
  }
}
