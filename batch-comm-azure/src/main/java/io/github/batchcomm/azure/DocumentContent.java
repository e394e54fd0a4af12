package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;

/**
 * What one document holds, before it is brought together with the others.
 *
 * @param accounts the accounts
 * @param pools the pools
 * @param dependencies the lists of outbound dependencies
 * @param declarations one declaration, or none
 * @param notices the remarks about the document
 * @param unrecognised what is not read, by kind
 */
record DocumentContent(
    ImmutableList<Sighting<BatchAccount>> accounts,
    ImmutableList<Sighting<BatchPool>> pools,
    ImmutableList<Sighting<DependencyPage>> dependencies,
    ImmutableList<Declaration> declarations,
    ImmutableList<InventoryNotice> notices,
    ImmutableMultiset<String> unrecognised) {

  static DocumentContent of(Declaration declaration) {
    return new DocumentContent(
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(declaration),
        ImmutableList.of(),
        ImmutableMultiset.of());
  }
}
