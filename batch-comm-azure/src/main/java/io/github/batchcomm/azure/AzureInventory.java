package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import java.io.Serializable;
import java.util.Comparator;
import org.immutables.value.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Batch accounts and pools that a set of documents shows, and what in the documents could not
 * be read.
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
   * this library's own and begin with the key {@code batchComm}. A resource is known by its type or
   * id, else by its shape, never by the document's name. What Azure nests in {@code properties} is
   * found there or beside them. Property names are exact; enum values are read in any case. Unknown
   * properties are ignored, other resources counted.
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
   * </ul>
   *
   * <p><b>What belongs together.</b> A pool belongs to the account in its id; one without an id, to
   * the account whose endpoint is the host in its {@code url}; failing that, to the only account
   * there is, unless the host is plainly that of another. An outbound dependency list belongs to
   * the account whose endpoint is on it, else to the only account. Documents that show one resource
   * complement each other; where they contradict each other the resource is left out, with a
   * problem.
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
